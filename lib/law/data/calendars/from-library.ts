import Holidays from "date-holidays";
import library from "date-holidays/package.json" with { type: "json" };
import type { CalendarFile } from "./read-file.ts";

/** Places whose calendars are made from the library: the member states of the EU, and those of other regimes. */
export const places = [
  ..."AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "),
  ...["GB-ENG", "US-CA", "BR", "RU", "TR"],
];

const years = [2024, 2025, 2026, 2027, 2028];

/**
 * The days of a place that are public holidays from midnight to midnight. Half days, bank holidays and customs are left
 * out: what the library is not sure of must not make a term longer.
 */
export function fromLibrary(id: string): CalendarFile {
  const [country = id, state] = id.split("-");
  const options = { types: ["public" as const] };
  const holidays =
    state === undefined ? new Holidays(country, options) : new Holidays(country, state, options);
  const zone = holidays.getTimezones()[0] ?? "UTC";
  const days = new Map<string, string>();
  for (const { start, end, name } of years.flatMap((year) => holidays.getHolidays(year, "en"))) {
    for (const date of wholeDays(start, end, zone)) {
      if (!days.has(date)) days.set(date, name);
    }
  }
  const inYears = [...days].filter(([date]) => years.includes(Number(date.slice(0, 4))));
  const sorted = inYears.toSorted(([a], [b]) => a.localeCompare(b));
  return { id, source: `date-holidays ${library.version}`, days: Object.fromEntries(sorted) };
}

/** The days of which not an hour is missing, by the clock of the place. */
function wholeDays(start: Date, end: Date, zone: string): string[] {
  const from = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(zone);
  const until = Temporal.Instant.fromEpochMilliseconds(end.getTime());
  const dates: string[] = [];
  let date = from.toPlainDate();
  if (Temporal.ZonedDateTime.compare(date.toZonedDateTime(zone), from) < 0) {
    date = date.add({ days: 1 });
  }
  for (; ; date = date.add({ days: 1 })) {
    const over = date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
    if (Temporal.Instant.compare(over, until) > 0) return dates;
    dates.push(date.toString());
  }
}
