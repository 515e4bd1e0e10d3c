import { useLocale, useTranslations } from "next-intl";
import { untilWords } from "#components/fulfilment/plan-table.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { Table } from "#components/ui/table.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { Act, PlanView } from "#lib/fulfilment/core/plan.ts";
import { formatDateTime, formatNumber } from "#lib/i18n/formats.ts";

const looks: Record<Act, { readonly tone: Tone; readonly icon: IconName }> = {
  delete: { tone: "late", icon: "trash" },
  anonymise: { tone: "running", icon: "hatched" },
  restrict: { tone: "held", icon: "lock" },
  keep: { tone: "held", icon: "lock" },
  hold: { tone: "held", icon: "pause" },
};

/** The person's preview at the density of the desk: same rows, same numbers. */
export function CasePlan({ plan }: { readonly plan: PlanView }) {
  const t = asTranslate(useTranslations("desk"));
  const locale = useLocale();
  return (
    <section aria-labelledby="plan">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="plan" className="text-16">
          {t("case.plan")}
        </h2>
        <p className="text-13 text-muted">
          {t("case.planCounted", {
            count: plan.found,
            at: formatDateTime(locale, plan.computedAt, "short"),
          })}
        </p>
      </div>
      <Table
        dense
        caption={t("case.plan")}
        columns={[
          { id: "what", title: t("case.columns.what") },
          { id: "where", title: t("case.columns.where") },
          { id: "count", title: t("case.columns.count"), numeric: true },
          { id: "why", title: t("case.columns.why") },
        ]}
        rows={plan.rows.map((row, index) => ({
          id: `${row.system}.${row.collection}.${index}`,
          cells: [
            <StateMark key="act" tone={looks[row.act].tone} icon={looks[row.act].icon}>
              {t(`acts.${row.act}`)}
            </StateMark>,
            `${row.systemNames[locale]}: ${row.names[locale]}`,
            formatNumber(locale, row.count),
            <span key="why" className="text-muted">
              {[
                row.reason?.[locale],
                row.until === undefined
                  ? undefined
                  : t("case.until", { until: untilWords(locale, row.until) }),
                row.article?.[locale],
              ]
                .filter((part) => part !== undefined)
                .join(" · ") || t("case.noHold")}
            </span>,
          ],
        }))}
      />
      {plan.underReview === 0 ? null : (
        <p className="mt-2 text-soon">{t("case.underReview", { count: plan.underReview })}</p>
      )}
    </section>
  );
}
