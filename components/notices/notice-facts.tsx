import { useLocale, useTranslations } from "next-intl";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { formatDate } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { isNamed } from "./version-name.ts";
import type { NoticeRow, NoticeView } from "#lib/operator/core/notice-page.ts";

/** Whether a text governs: always mark and word. */
export function NoticeState({ state }: Pick<NoticeRow, "state">) {
  const t = useTranslations("policy.state");
  if (state === "in-force") {
    return (
      <StateMark tone="done" icon="check-circle">
        {t(state)}
      </StateMark>
    );
  }
  return (
    <StateMark
      tone={state === "coming" ? "running" : "muted"}
      icon={state === "coming" ? "clock" : "none"}
    >
      {t(state)}
    </StateMark>
  );
}

/** The days of a text, what it governs, and where the operator publishes it in full. */
export function NoticeFacts({
  view,
  url,
}: {
  readonly view: NoticeView;
  readonly url: string | undefined;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.text");
  const governs = view.governs.map((names) => say(names, locale)).join(", ");
  return (
    <div className="border-y border-hairline">
      <Facts>
        <Fact label={t("state")}>
          <NoticeState state={view.state} />
        </Fact>
        <Fact label={t("posted")}>
          {view.posted === undefined ? t("postedUnknown") : formatDate(locale, view.posted, "long")}
        </Fact>
        <Fact label={t("from")}>
          {view.from === undefined ? t("fromUnknown") : formatDate(locale, view.from, "long")}
        </Fact>
        {view.until === undefined ? null : (
          <Fact label={t("until")}>{formatDate(locale, view.until, "long")}</Fact>
        )}
        {view.state === "past" ? null : (
          <Fact label={t("governs")}>{governs === "" ? t("governsNone") : governs}</Fact>
        )}
        {isNamed(view.version) ? (
          <Fact label={t("version")}>
            <span className="figures">{view.version}</span>
          </Fact>
        ) : null}
        {url === undefined ? null : (
          <Fact label={t("full")}>
            <a
              href={url}
              rel="noreferrer"
              className="soft wrap-anywhere text-accent underline underline-offset-4 hover:text-accent-strong"
            >
              {url}
            </a>
          </Fact>
        )}
      </Facts>
    </div>
  );
}
