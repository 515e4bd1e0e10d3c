import { useLocale, useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { PlanRow, PlanUntil, PlanView } from "#lib/fulfilment/core/plan.ts";
import { formatDate, formatNumber } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";

export const planGroups = ["goes", "changes", "stays"] as const;
type Group = (typeof planGroups)[number];

const marks: Record<Group, { readonly icon: IconName; readonly tone: Tone }> = {
  goes: { icon: "trash", tone: "late" },
  changes: { icon: "hatched", tone: "running" },
  stays: { icon: "lock", tone: "held" },
};

/** Three sums that lead to their groups and add up to what was found. */
export function PlanSums({ plan }: { readonly plan: PlanView }) {
  const t = asTranslate(useTranslations("ui"));
  const locale = useLocale();
  return (
    <nav aria-label={t("plan.sums")}>
      <ul className="grid grid-cols-3 divide-x divide-hairline rounded-card border border-hairline bg-surface">
        {planGroups.map((group) => (
          <li key={group}>
            <a
              href={`#plan-${group}`}
              className="soft grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 rounded-card px-3 py-4 hover:text-accent-strong wide:gap-x-3 wide:px-4"
            >
              <Icon name={marks[group].icon} className={`size-5 ${toneText[marks[group].tone]}`} />
              <strong className="figures text-22 font-semibold">
                {formatNumber(locale, plan.sums[group])}
              </strong>
              {/* Under icon and number: the longest word needs the whole width of a phone's third. */}
              <span className="col-span-2 text-14 wide:col-span-1 wide:col-start-2">
                {t(`plan.${group}Short`, { count: plan.sums[group] })}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What goes, what changes, what stays and why: the same rows as preview, at the desk and on the certificate. */
export function PlanTable({ plan }: { readonly plan: PlanView }) {
  const t = asTranslate(useTranslations("ui"));
  const locale = useLocale();
  return (
    <div className="grid gap-10">
      {planGroups
        .filter((group) => plan.rows.some((row) => row.group === group))
        .map((group) => (
          <section key={group} id={`plan-${group}`} aria-labelledby={`plan-${group}-title`}>
            <h2
              id={`plan-${group}-title`}
              className="flex items-center gap-3 border-b border-hairline pb-3 text-18"
            >
              <Icon name={marks[group].icon} className={`size-5 ${toneText[marks[group].tone]}`} />
              <span className="flex-1">{t(`plan.${group}`)}</span>
              <span className="figures text-22">{formatNumber(locale, plan.sums[group])}</span>
            </h2>
            <ul className="divide-y divide-hairline border-b border-hairline">
              {plan.rows
                .filter((row) => row.group === group)
                .map((row, index) => (
                  <PlanLine key={`${row.system}.${row.collection}.${row.act}.${index}`} row={row} />
                ))}
            </ul>
          </section>
        ))}
      {plan.underReview === 0 ? null : (
        <p className="text-14 text-muted">{t("plan.underReview", { count: plan.underReview })}</p>
      )}
    </div>
  );
}

function PlanLine({ row }: { readonly row: PlanRow }) {
  const t = asTranslate(useTranslations("ui"));
  const locale = useLocale();
  const until = row.until === undefined ? undefined : untilPhrase(row.until, locale, t);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-3">
      <p>{say(row.names, locale)}</p>
      <p className="figures text-muted">{countWords(row, locale, t)}</p>
      <div className="col-span-2 mt-0.5 grid gap-0.5 pe-10">
        <p className={row.group === "stays" ? "" : "text-14 text-muted"}>
          {row.group === "stays"
            ? say(row.reason, locale)
            : (say(row.reason, locale) ?? say(row.systemNames, locale))}
          {row.uncounted === true && row.byHand !== true ? `. ${t("plan.allNote")}` : null}
        </p>
        {row.byHand === true ? <ByHandNote row={row} /> : null}
        {becomeWords(row, locale, t).map((words) => (
          <p key={words} className="text-14 text-muted">
            {words}
          </p>
        ))}
        {until === undefined ? null : <p className="font-medium text-held">{until}</p>}
        {row.article === undefined ? null : (
          <p className="text-14 text-muted">{say(row.article, locale)}</p>
        )}
      </div>
    </li>
  );
}

/** That people carry it out; and where nothing could be counted, why. */
function ByHandNote({ row }: { readonly row: PlanRow }) {
  const t = useTranslations("tasks");
  return (
    <p className="flex gap-2 text-14">
      <Icon name="user" className="mt-0.5 size-4.5 text-muted" />
      {row.uncounted === true ? `${t("byHand")}. ${t("byHandNote")}` : t("byHand")}
    </p>
  );
}

/** Which fields become what, a phrase for each way: "Only the year stays: Birth date". */
export function becomeWords(
  { becomes = [] }: Pick<PlanRow, "becomes">,
  locale: Locale,
  t: Translate,
): readonly string[] {
  return becomes.map(({ how, names }) =>
    t(`plan.becomes.${how}`, { fields: names.map((one) => say(one, locale)).join(", ") }),
  );
}

/** The count of a row, or the word for why there is none: everything goes uncounted, or only people can look. */
export function countWords(
  {
    count,
    uncounted,
    byHand,
  }: Pick<PlanRow, "count" | "uncounted"> & { readonly byHand?: unknown },
  locale: Locale,
  t: Translate,
): string {
  if (uncounted !== true) return formatNumber(locale, count);
  return t(byHand === undefined ? "plan.all" : "plan.unknown");
}

/** What went beyond the plan: in all where nothing was counted, more where it was. */
export function beyondWords(
  row: { readonly beyond?: number; readonly uncounted?: true },
  t: Translate,
): string | undefined {
  if (row.beyond === undefined || row.beyond === 0) return undefined;
  return t(row.uncounted === true ? "plan.inAll" : "plan.beyond", { count: row.beyond });
}

/** The end of a stay alone, for a column that says "until": a date in words, or the event that ends it. */
export function untilWords(locale: Locale, until: PlanUntil): string {
  return "date" in until ? formatDate(locale, until.date, "long") : say(until.event, locale);
}

/** The end of a stay as a phrase of its own; an event is one already. */
export function untilPhrase(until: PlanUntil, locale: Locale, t: Translate): string {
  const words = untilWords(locale, until);
  return "date" in until ? t("plan.until", { until: words }) : words;
}
