import type { Text } from "#lib/kernel/locale.ts";
import { epochDayOf, weekdayOf } from "./epoch-day.ts";

/** Days of the working week. With 6, Saturday is a working day like any other. */
export type Week = 5 | 6;

/** One day that the week alone does not explain. */
export type CalendarEntry = {
  /** ISO date. */
  readonly date: string;
  /** `off`: a day off; `worked`: a weekend day that is worked; `ordinary`: what the week alone says, after all. */
  readonly kind: "off" | "worked" | "ordinary";
  readonly why: Text;
  readonly source: Text;
  readonly estimate?: true;
  /** Only in these weeks; absent: in every week. A holiday on a Saturday moves nothing where Saturday is worked. */
  readonly weeks?: readonly Week[];
};

/** `forecast`: counted by the rule, the authority has not published swaps of days off for it yet. */
export type YearCalendar = {
  readonly year: number;
  readonly status: "published" | "forecast";
  readonly entries: readonly CalendarEntry[];
};

/** All years of one country, looked up by date. */
export type Calendar = {
  readonly id: string;
  readonly weekend: { readonly why: Text; readonly source: Text };
  readonly years: ReadonlyMap<number, YearCalendar>;
  readonly entries: ReadonlyMap<string, CalendarEntry>;
};

/** What one day is. `why` is absent on an ordinary working day. */
export type Day = {
  readonly kind: "working" | "off";
  readonly why?: Text;
  readonly source?: Text;
  readonly estimate?: true;
};

/** Joins the years of a country. Two entries for one date are a mistake in the data and throw. */
export function calendarOf(
  id: string,
  weekend: Calendar["weekend"],
  years: readonly YearCalendar[],
): Calendar {
  const entries = new Map<string, CalendarEntry>();
  for (const { year, entries: list } of years) {
    for (const entry of list) {
      if (entries.has(entry.date) || !entry.date.startsWith(`${year}-`)) {
        throw new Error(`The calendar ${id} cannot place ${entry.date} in ${year}.`);
      }
      entries.set(entry.date, entry);
    }
  }
  return { id, weekend, years: new Map(years.map((year) => [year.year, year])), entries };
}

const ordinary: Day = { kind: "working" };

/**
 * What this day (an ISO date) is for an organisation with this week. Nothing when the calendar does not reach the year: whoever
 * counts then refuses, and never takes weekends alone for the truth.
 */
export function dayIn(calendar: Calendar, week: Week, date: string): Day | undefined {
  if (!calendar.years.has(Number(date.slice(0, 4)))) return undefined;
  const entry = calendar.entries.get(date);
  const counts = entry !== undefined && (entry.weeks === undefined || entry.weeks.includes(week));
  if (counts && entry.kind !== "ordinary") {
    const { why, source, estimate } = entry;
    const kind = entry.kind === "off" ? "off" : "working";
    return { kind, why, source, ...(estimate === undefined ? {} : { estimate }) };
  }
  return weekdayOf(epochDayOf(date)) > week ? { kind: "off", ...calendar.weekend } : ordinary;
}
