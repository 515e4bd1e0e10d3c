import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/layout-parts.tsx";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { formatDate } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { SuccessionNews } from "#lib/consents/core/notice-views.ts";

/** A new operator: who, how, on which day; before that day nothing has moved, and one may still leave. */
export function SuccessionCard({
  succession,
  refuseHref,
}: {
  readonly succession: SuccessionNews;
  readonly refuseHref: string | undefined;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.succession");
  const { hasMoved, clause } = succession;
  return (
    <Card as="section">
      <h2 className="text-18">
        {t(hasMoved ? "moved" : "announced", { successor: say(succession.names, locale) })}
      </h2>
      <p className="mt-2 max-w-measure">{say(succession.about, locale)}</p>
      <div className="mt-3 border-y border-hairline">
        <Facts>
          <Fact label={t("how")} small={clause === undefined ? undefined : t("clause", { clause })}>
            {t(`kinds.${succession.kind}`)}
          </Fact>
          <Fact label={t("day")} small={hasMoved ? undefined : t("dayNote")}>
            {formatDate(locale, succession.moves, "long-weekday-year")}
          </Fact>
          <Fact label={t("announcedOn")}>{formatDate(locale, succession.announced, "long")}</Fact>
        </Facts>
      </div>
      {hasMoved || refuseHref === undefined ? null : (
        <div className="mt-4 flex" data-print="no">
          <ButtonLink href={refuseHref}>{t("disagree")}</ButtonLink>
        </div>
      )}
    </Card>
  );
}
