import type { Text } from "#lib/kernel/locale.ts";
import { type Calendar, calendarOf, type YearCalendar } from "#lib/law/core/calendar.ts";
import { nameOf } from "./names.ts";

/** A calendar as it lies in this folder: the public holidays of a place, with the library's English names. */
export type CalendarFile = {
  readonly id: string;
  readonly source: string;
  readonly days: Readonly<Record<string, string>>;
};

/** Authorities have settled the years up to this one; what comes after is the library's rule alone. */
const lastSettled = 2026;
const years = [2024, 2025, 2026, 2027, 2028];

/** A calendar file of this folder as a calendar; a second one of the same id and day is a mistake and throws. */
export function readCalendar({ id, source, days }: CalendarFile): Calendar {
  const from: Text = { kk: source, ru: source, en: source };
  const all = Object.entries(days);
  const ofYear = (year: number): YearCalendar => ({
    ...{ year, status: year <= lastSettled ? "published" : "forecast" },
    entries: all
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, name]) => ({ date, kind: "off", why: nameOf(name), source: from })),
  });
  return calendarOf(id, weekend, years.map(ofYear));
}

const weekend = {
  why: { kk: "Демалыс", ru: "Выходной", en: "Weekend" },
  source: { kk: "Күнтізбе аптасы", ru: "Календарная неделя", en: "The week" },
};

/** Saturdays and Sundays alone: for terms whose holidays are those of a place that nobody has named. */
export const weekends: Calendar = readCalendar({ id: "weekends", source: "", days: {} });
