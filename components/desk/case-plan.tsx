import { useLocale, useTranslations } from "next-intl";
import { becomeWords, countWords, untilWords } from "#components/fulfilment/plan-table.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { Table } from "#components/ui/table.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { Act, PlanRow, PlanView } from "#lib/fulfilment/core/plan.ts";
import { formatDateTime, formatNumber } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";

const looks: Record<Act, { readonly tone: Tone; readonly icon: IconName }> = {
  delete: { tone: "late", icon: "trash" },
  anonymise: { tone: "running", icon: "hatched" },
  restrict: { tone: "held", icon: "lock" },
  keep: { tone: "held", icon: "lock" },
  hold: { tone: "held", icon: "pause" },
};

/** The person's preview at the density of the desk: same sums, rows that share system, act and reason on one line. */
export function CasePlan({ plan }: { readonly plan: PlanView }) {
  const t = asTranslate(useTranslations("desk"));
  const shared = asTranslate(useTranslations("ui"));
  const locale = useLocale();
  const becomes = (row: PlanRow) => becomeWords(row, locale, shared);
  return (
    <section>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-16">{t("case.plan")}</h2>
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
        rows={linesOf(plan.rows, becomes, locale, t).map(({ row, why, names, count }) => ({
          id: `${row.system}.${row.act}.${why}`,
          cells: [
            <span key="act" className="whitespace-nowrap">
              <StateMark tone={looks[row.act].tone} icon={looks[row.act].icon}>
                {t(`acts.${row.act}`)}
              </StateMark>
            </span>,
            <span key="where" className="block min-w-36">
              {`${say(row.systemNames, locale)}: ${names.join(", ")}`}
            </span>,
            count === undefined ? countWords(row, locale, shared) : formatNumber(locale, count),
            <span key="why" className="block min-w-44 text-muted">
              {why}
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

type Line = {
  readonly row: PlanRow;
  readonly why: string;
  readonly names: readonly string[];
  /** Absent where nothing of it could be counted: unknown, not zero. */
  readonly count?: number;
};

function linesOf(
  rows: readonly PlanRow[],
  becomes: (row: PlanRow) => readonly string[],
  locale: Locale,
  t: Translate,
): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const what = becomes(row).join(". ");
    const law = whyOf(row, locale, t);
    const why = [law ?? (what === "" ? t("case.noHold") : ""), what]
      .map((part) => part.replace(/\.$/, ""))
      .filter((part) => part !== "")
      .join(". ");
    const key = `${row.group} ${row.act} ${row.system} ${why}`;
    const line = lines.get(key);
    const own = inSentence(say(row.names, locale), line !== undefined);
    const count = row.uncounted === true ? line?.count : (line?.count ?? 0) + row.count;
    lines.set(key, {
      row,
      why,
      names: [...new Set([...(line?.names ?? []), nameOf(row, own, t)])],
      ...(count === undefined ? {} : { count }),
    });
  }
  const order = ["goes", "changes", "stays"];
  return [...lines.values()].toSorted(
    (a, b) => order.indexOf(a.row.group) - order.indexOf(b.row.group),
  );
}

function nameOf({ uncounted, byHand }: PlanRow, name: string, t: Translate): string {
  if (uncounted !== true) return name;
  return t(byHand === true ? "case.uncountedByHand" : "case.uncounted", { name });
}

/** The officer wants article and term first; the reason in the person's words stands only where there is neither. */
function whyOf(
  { reason, until, article }: PlanRow,
  locale: Locale,
  t: Translate,
): string | undefined {
  const term =
    until === undefined
      ? undefined
      : "date" in until
        ? t("case.until", { until: untilWords(locale, until) })
        : untilWords(locale, until);
  const law = [say(article, locale), term].filter((part) => part !== undefined).join(", ");
  return law === "" ? say(reason, locale) : law;
}

function inSentence(name: string, isNext: boolean): string {
  return isNext ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name;
}
