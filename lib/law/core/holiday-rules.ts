import type { Text } from "#lib/kernel/locale.ts";
import type { CalendarEntry, Week, YearCalendar } from "./calendar.ts";
import { epochDayOf, isoDateOf, weekdayOf } from "./epoch-day.ts";

/** A holiday as the law states it. */
export type Holiday = {
  readonly name: Text;
  readonly source: Text;
  /** `MM-DD` of every year, or ISO dates where the moon or an authority sets them year by year. */
  readonly on: string | readonly string[];
  /** Dates of `on` that are an estimate so far. */
  readonly estimates?: readonly string[];
  /** First and last year. */
  readonly from?: number;
  readonly until?: number;
  /** When it falls on a day off, the next working day is off. */
  readonly moves: boolean;
};

/** A day off exchanged for a day of the weekend by an order of the authority. */
export type Swap = { readonly off: CalendarEntry; readonly worked: CalendarEntry };

export type HolidayLaw = {
  readonly holidays: readonly Holiday[];
  readonly swaps: readonly Swap[];
  /** What stands at a day that is off because a holiday fell on a day off. */
  readonly movedName: (name: Text) => Text;
};

/**
 * A year by rule plus the swaps ordered for it. Where a moved day is off in one week only (with six working days a
 * holiday on a Saturday moves nothing), the entry says in which.
 */
export function yearByLaw(
  year: number,
  status: YearCalendar["status"],
  law: HolidayLaw,
): YearCalendar {
  const fixed = law.holidays.flatMap((holiday) => datesIn(year, holiday));
  const entries = [
    ...fixed.map(({ date, holiday }) => entryOf(date, holiday)),
    ...movedEntries(fixed, law),
    ...law.swaps
      .flatMap(({ off, worked }) => [off, worked])
      .filter(({ date }) => date.startsWith(`${year}-`)),
  ];
  return { year, status, entries: entries.toSorted((a, b) => a.date.localeCompare(b.date)) };
}

type Fixed = { readonly date: string; readonly holiday: Holiday };

function datesIn(year: number, holiday: Holiday): readonly Fixed[] {
  const { on, from = year, until = year } = holiday;
  if (year < from || year > until) return [];
  const dates =
    typeof on === "string" ? [`${year}-${on}`] : on.filter((date) => date.startsWith(`${year}-`));
  return dates.map((date) => ({ date, holiday }));
}

function entryOf(date: string, { name, source, estimates = [] }: Holiday): CalendarEntry {
  const estimate = estimates.includes(date) ? { estimate: true as const } : {};
  return { date, kind: "off", why: name, source, ...estimate };
}

function movedEntries(fixed: readonly Fixed[], law: HolidayLaw): readonly CalendarEntry[] {
  const inFive = movesIn(5, fixed);
  const inSix = movesIn(6, fixed);
  return [...new Set([...inFive.keys(), ...inSix.keys()])].flatMap((date) => {
    const holiday = inFive.get(date) ?? inSix.get(date);
    if (holiday === undefined) return [];
    const weeks = [
      inFive.has(date) ? [5 as const] : [],
      inSix.has(date) ? [6 as const] : [],
    ].flat();
    const why = law.movedName(holiday.name);
    const entry = { date, kind: "off" as const, why, source: holiday.source };
    return [weeks.length === 2 ? entry : { ...entry, weeks }];
  });
}

/** Which working days are off for which holiday: each takes the next one that is free, in the order of the year. */
function movesIn(week: Week, fixed: readonly Fixed[]): ReadonlyMap<string, Holiday> {
  const off = new Set(fixed.map(({ date }) => date));
  const moved = new Map<string, Holiday>();
  const inOrder = fixed.toSorted((a, b) => a.date.localeCompare(b.date));
  for (const { date, holiday } of inOrder) {
    let day = epochDayOf(date);
    if (!holiday.moves || weekdayOf(day) <= week) continue;
    while (weekdayOf(day) > week || off.has(isoDateOf(day))) day += 1;
    off.add(isoDateOf(day));
    moved.set(isoDateOf(day), holiday);
  }
  return moved;
}
