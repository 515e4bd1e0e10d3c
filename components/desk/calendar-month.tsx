import { useLocale, useTranslations } from "next-intl";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DayView, MonthView } from "#lib/operator/core/calendar-views.ts";

const hatched =
  "bg-[repeating-linear-gradient(135deg,var(--color-hatch)_0_1px,transparent_1px_5px)]";

/** The look of each mark; its word stands in the legend, in the list below and for screen readers. */
export const dayMarks = {
  off: `${hatched} font-semibold`,
  weekend: "text-muted",
  worked: "border border-control font-semibold",
  working: "",
  own: "outline-2 -outline-offset-2 outline-accent",
  asked: "border border-dashed border-soon",
  estimate: "underline decoration-dotted decoration-2 underline-offset-3",
  today: "bg-accent-soft font-semibold text-accent-strong",
} as const;

/** What every sample and day has in common. */
export const dayShape = "figures flex min-h-8 items-center justify-center rounded-bar";

/** One month as a table: a day that the week alone does not explain leads to its reason in the list. */
export function CalendarMonth({
  month,
  year,
}: {
  readonly month: MonthView;
  readonly year: number;
}) {
  const t = asTranslate(useTranslations("calendar"));
  return (
    <table className="w-full table-fixed self-start border-collapse text-13">
      <caption className="pb-1 text-start text-14 font-semibold">
        {t(`months.${month.month}`)}
        <span className="sr-only"> {year}</span>
      </caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <th key={day} scope="col" className="pb-0.5 font-normal text-muted">
              <span aria-hidden="true">{t(`weekdays.${day}`)}</span>
              <span className="sr-only">{t(`weekdaysLong.${day}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, column) => (
              <td key={column} className="p-px">
                {day === null ? null : <Day day={day} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day }: { readonly day: DayView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("calendar"));
  const number = Number(day.date.slice(8));
  const words = [
    ...(day.kind === "off" || day.kind === "worked" ? [t(`day.${day.kind}`)] : []),
    ...(day.why === undefined ? [] : [say(day.why, locale)]),
    ...(day.isEstimate ? [t("day.estimate")] : []),
    ...(day.isOwn ? [t("day.own")] : []),
    ...(day.isAsked ? [t("day.asked")] : []),
    ...(day.isToday ? [t("day.today")] : []),
  ];
  const look = [
    dayShape,
    dayMarks[day.kind],
    day.isEstimate ? dayMarks.estimate : "",
    day.isOwn ? dayMarks.own : "",
    day.isAsked ? dayMarks.asked : "",
    day.isToday ? dayMarks.today : "",
  ].join(" ");
  const spoken = words.length === 0 ? null : <span className="sr-only">: {words.join(", ")}</span>;
  const current = day.isToday ? { "aria-current": "date" as const } : {};
  if (day.why === undefined && !day.isAsked) {
    return (
      <span className={look} {...current}>
        {number}
        {spoken}
      </span>
    );
  }
  return (
    <a
      href={day.why === undefined ? "#asked" : `#d-${day.date}`}
      title={words.join(", ")}
      className={`soft ${look} hover:text-accent-strong`}
      {...current}
    >
      {number}
      {spoken}
    </a>
  );
}
