import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { CarryingConsent, ConsentReceipt } from "#lib/consents/core/views.ts";
import { formatDate, formatTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";

/** Consents that carry a service: no switch, first what would happen. */
export function CarryingConsents({ consents }: { readonly consents: readonly CarryingConsent[] }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.consents"));
  if (consents.length === 0) return null;
  return (
    <Section title={t("carrying")}>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {consents.map((consent) => (
          <li
            key={consent.purpose}
            className="grid gap-4 py-4 wide:flex wide:items-center wide:justify-between"
          >
            <div className="max-w-measure">
              <h3 className="text-16">{say(consent.names, locale)}</h3>
              <p className="mt-1 text-14 text-muted">
                {[say(consent.about, locale), t("carryingNote")]
                  .filter((part) => part !== undefined)
                  .join(" ")}
              </p>
            </div>
            <div className="shrink-0">
              <ButtonLink href={`/${locale}/requests/new/withdrawal?purpose=${consent.purpose}`}>
                {t("whatIf")}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The text under which it was decided, at its own address; entries from before that was kept name the version alone. */
function UnderNotice({ notice }: { readonly notice: string | undefined }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.consents"));
  if (notice === undefined) return null;
  const version = notice.slice(notice.indexOf("/") + 1);
  // Some policies bear no day: their id says nothing to anybody.
  const words = /\d/.test(version)
    ? t("notice", { version: formatDate(locale, version, "long") })
    : t("noticeUndated");
  if (!notice.includes("/")) return /\d/.test(notice) ? words : null;
  return <TextLink href={`/${locale}/notices/${notice}`}>{words}</TextLink>;
}

/** The newest decisions; the ledger keeps all of them. */
export function ConsentDecisions({ receipts }: { readonly receipts: readonly ConsentReceipt[] }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.consents"));
  const channel = asTranslate(useTranslations("ui.channels"));
  return (
    <Section title={t("decisions")}>
      {receipts.length === 0 ? (
        <p className="border-t border-hairline pt-3 text-muted">{t("noDecisions")}</p>
      ) : (
        <ol className="divide-y divide-hairline border-y border-hairline">
          {receipts.slice(0, 10).map((receipt) => (
            <li
              key={receipt.id}
              className="grid gap-x-6 py-3 wide:grid-cols-[17rem_minmax(0,1fr)_auto]"
            >
              <span className="figures text-muted">
                {formatDate(locale, receipt.at, "long")},{" "}
                {formatTime(locale, receipt.at, { seconds: true })}
              </span>
              <span>
                {t(`decision.${receipt.decision}`, {
                  purpose: say(receipt.names, locale),
                  channel: channel(receipt.channel),
                })}
              </span>
              <span className="text-14 text-muted">
                <UnderNotice notice={receipt.notice} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
