import { useLocale, useTranslations } from "next-intl";
import { Section } from "#components/ui/layout-parts.tsx";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { ApplyingNotice } from "#lib/consents/core/notice-views.ts";
import { isNamed } from "./version-name.ts";
import { NoticeState } from "./notice-facts.tsx";

/** Service by service: the text of that day, what the person said about it, and what they decided under it. */
export function AppliedList({ services }: { readonly services: readonly ApplyingNotice[] }) {
  const locale = useLocale();
  return services.map((service) => (
    <Section key={service.service} title={say(service.names, locale)}>
      <div className="border-y border-hairline">
        <OneService applying={service} />
      </div>
    </Section>
  ));
}

function OneService({ applying }: { readonly applying: ApplyingNotice }) {
  const locale = useLocale();
  const t = useTranslations("policy.applied");
  const { notice, decision } = applying;
  if (notice === undefined) return <p className="py-3">{t("none")}</p>;
  return (
    <Facts>
      <Fact label={t("text")} small={<NoticeState state={notice.state} />}>
        <TextLink href={`/${locale}/notices/${notice.ref}`}>{say(notice.titles, locale)}</TextLink>{" "}
        {isNamed(notice.version) ? (
          <span className="figures whitespace-nowrap text-muted">{notice.version}</span>
        ) : null}
      </Fact>
      <Fact label={t("from")}>
        {notice.from === undefined ? t("always") : formatDate(locale, notice.from, "long")}
      </Fact>
      {notice.until === undefined ? null : (
        <Fact label={t("until")}>{formatDate(locale, notice.until, "long")}</Fact>
      )}
      <Fact label={t("decision")}>
        {decision === undefined
          ? t("noDecision")
          : t(decision.decision, { at: formatDateTime(locale, decision.at, "long") })}
      </Fact>
      <Fact label={t("consents")}>
        <Consents applying={applying} />
      </Fact>
    </Facts>
  );
}

function Consents({ applying: { consents } }: { readonly applying: ApplyingNotice }) {
  const locale = useLocale();
  const t = useTranslations("policy.applied");
  const channel = useTranslations("ui.channels");
  if (consents.length === 0) return t("noConsents");
  return (
    <ul className="grid gap-2">
      {consents.map((one) => (
        <li key={one.id}>
          {say(one.names, locale)}, {channel(one.channel)}: {t(one.decision)}
          <span className="figures block text-14 text-muted">
            {formatDateTime(locale, one.at, "long")}
          </span>
        </li>
      ))}
    </ul>
  );
}
