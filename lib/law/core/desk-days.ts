import {
  type Calendar,
  type CalendarEntry,
  calendarOf,
  type Week,
  type YearCalendar,
} from "./calendar.ts";

/** What the operator's desk says of the published table. */
export type DeskDays = {
  readonly week: Week;
  /** Days that replace those of the table; `ordinary` takes a day back. */
  readonly days?: readonly CalendarEntry[];
  /** Forecast years that the operator has compared with what was published since. */
  readonly confirmedYears?: readonly number[];
};

/**
 * The calendar as this operator keeps it. A day in a year that the table does not have changes nothing: such a year is
 * refused as long as it is not filled in.
 */
export function withDeskDays(calendar: Calendar, desk: DeskDays): Calendar {
  const { days = [], confirmedYears = [], week } = desk;
  if (days.length === 0 && confirmedYears.length === 0) return calendar;
  const own = new Map(
    days
      .filter(({ weeks }) => weeks === undefined || weeks.includes(week))
      .map((day) => [day.date, day]),
  );
  const years = [...calendar.years.values()].map((year) =>
    confirmedYears.includes(year.year) ? confirmed(changed(year, own)) : changed(year, own),
  );
  return calendarOf(calendar.id, calendar.weekend, years);
}

function changed(year: YearCalendar, own: ReadonlyMap<string, CalendarEntry>): YearCalendar {
  const kept = year.entries.filter(({ date }) => !own.has(date));
  const added = [...own.values()].filter(({ date }) => date.startsWith(`${year.year}-`));
  const entries = [...kept, ...added].toSorted((a, b) => a.date.localeCompare(b.date));
  return { ...year, entries };
}

/** Nothing of a confirmed year is a guess any more. */
function confirmed({ year, entries }: YearCalendar): YearCalendar {
  return { year, status: "published", entries: entries.map(({ estimate: _, ...rest }) => rest) };
}
