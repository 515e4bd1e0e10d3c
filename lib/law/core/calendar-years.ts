import type { Text } from "#lib/kernel/locale.ts";
import type { Calendar, CalendarEntry } from "./calendar.ts";
import type { Jurisdiction } from "./lookup.ts";

/** One year of the operator's calendar, as the desk shows it. */
export type CalendarYear = {
  readonly year: number;
  /** `confirmed`: a forecast that the operator has compared with what was published since. */
  readonly status: "published" | "forecast" | "confirmed";
  /** `isOwn`: changed at the operator's desk. */
  readonly entries: readonly (CalendarEntry & { readonly isOwn: boolean })[];
};

/** Next year cannot be relied upon: its calendar is a forecast, or there is none. */
export type NextYearWarning = {
  readonly year: number;
  readonly status: "forecast" | "missing";
  readonly text: Text;
};

/** All years of a calendar in order; `calendar` carries what the desk changed already. */
export function yearsOf(
  calendar: Calendar,
  { days = [], confirmedYears = [] }: Jurisdiction,
): readonly CalendarYear[] {
  return [...calendar.years.values()]
    .toSorted((a, b) => a.year - b.year)
    .map(({ year, status, entries }) => ({
      year,
      status: confirmedYears.includes(year) ? ("confirmed" as const) : status,
      entries: entries.map((entry) => ({
        ...entry,
        isOwn: days.some(({ date, kind }) => date === entry.date && kind === entry.kind),
      })),
    }));
}

/** What is wrong with the calendar of next year; nothing before October, when authorities have not published it yet. */
export function warningForNextYear(
  calendar: Calendar,
  today: Temporal.PlainDate,
): NextYearWarning | undefined {
  if (today.month < 10) return undefined;
  const year = today.year + 1;
  const status = calendar.years.get(year)?.status ?? "missing";
  return status === "published" ? undefined : { year, status, text: texts[status] };
}

const texts: Readonly<Record<NextYearWarning["status"], Text>> = {
  forecast: {
    kk: "Келесі жылдың күнтізбесі ереже бойынша есептелген: жарияланғанмен салыстырып, растаңыз",
    ru: "Календарь следующего года посчитан по правилу: сверьте его с опубликованным и подтвердите",
    en: "The calendar of next year is counted by rule: compare it with what is published and confirm it",
  },
  missing: {
    kk: "Келесі жылдың күнтізбесі жоқ: оны жететін мерзімдерді есептеу мүмкін емес",
    ru: "Календаря следующего года нет: сроки, которые его захватывают, посчитать нельзя",
    en: "There is no calendar of next year: terms that reach it cannot be counted",
  },
};
