import { type Calendar, type Day, dayIn, type Week } from "./calendar.ts";
import { epochDayOf, isoDateOf } from "./epoch-day.ts";

/** The days of a calendar for one week, laid out by number: what a count looks up thousands of times. */
export type DayTable = {
  /** Nothing where the calendar has no such year. */
  readonly dayOf: (day: number) => Day | undefined;
  /** The ISO date; inside the calendar the same text each time. */
  readonly isoOf: (day: number) => string;
  /** Whether a year from one day to another is a forecast. */
  readonly isForecast: (from: number, to: number) => boolean;
};

/** A calendar never changes once made: what the desk changes makes another (see desk-days.ts). */
const tables = new WeakMap<Calendar, Map<Week, DayTable>>();

/** The table of a calendar and week, made at its first use. */
export function dayTable(calendar: Calendar, week: Week): DayTable {
  const ofCalendar = tables.get(calendar) ?? new Map<Week, DayTable>();
  tables.set(calendar, ofCalendar);
  const table = ofCalendar.get(week) ?? layOut(calendar, week);
  ofCalendar.set(week, table);
  return table;
}

function layOut(calendar: Calendar, week: Week): DayTable {
  const years = [...calendar.years.keys()];
  const first = years.length === 0 ? 0 : epochDayOf(`${Math.min(...years)}-01-01`);
  const last = years.length === 0 ? -1 : epochDayOf(`${Math.max(...years)}-12-31`);
  const dates = Array.from({ length: last - first + 1 }, (_, index) => isoDateOf(first + index));
  const days = dates.map((date) => dayIn(calendar, week, date));
  const isoOf = (day: number): string => dates[day - first] ?? isoDateOf(day);
  const yearOf = (day: number): number => Number(isoOf(day).slice(0, 4));
  return {
    dayOf: (day) => days[day - first],
    isoOf,
    isForecast: (from, to) => {
      const end = yearOf(to);
      for (let year = yearOf(from); year <= end; year += 1) {
        if (calendar.years.get(year)?.status === "forecast") return true;
      }
      return false;
    },
  };
}
