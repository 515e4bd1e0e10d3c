import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { DayTable } from "./day-table.ts";
import type { Count, TraceStep } from "./deadline-types.ts";
import { addMonths } from "./epoch-day.ts";
import type { Limit } from "./rule.ts";
import { newRuns, noNote, noRuns, type Note, type Runs } from "./runs.ts";

/** Days on which a clock stood still, from the day it was stopped to the day it went on. */
export type RestDays = { readonly from: number; readonly to: number; readonly note: Note };

type Term = {
  readonly received: number;
  readonly receivedNote: Note;
  readonly count: Count;
  readonly rests: readonly RestDays[];
  readonly table: DayTable;
  /** Only the end is asked, no trace. */
  readonly isUntold?: boolean;
};

/** The last day, and how it was reached. */
export type Counted = { readonly last: number; readonly steps: () => readonly TraceStep[] };

/** `law.calendar-missing`: a year without a calendar is reached (param `year`). */
export type CountRefusal = Refusal<"law.calendar-missing">;

/**
 * Counts a term in days or months. The day of receipt is day 0 (KZ Civil Code art. 173), a last day that is off moves to
 * the next working day (art. 175), months end on the same date or the last of a shorter month (art. 174). A clock that
 * was stopped goes on as if received that day: the day it went on is not counted, and none before it after the stop.
 */
export function countDays(term: Term): Result<Counted, CountRefusal> {
  const { received, count, table } = term;
  const runs = term.isUntold === true ? noRuns : newRuns();
  runs.tell(table.isoOf(received), "received", 0, term.receivedNote);
  let last = received;
  for (const [index, limit] of count.limits.entries()) {
    const isFinal = index === count.limits.length - 1;
    const ended = countLimit({ ...term, received: last }, limit, isFinal, runs);
    if (!ended.ok) return ended;
    last = ended.value;
  }
  return ok({ last, steps: runs.steps });
}

function countLimit(
  { received, count, rests, table }: Term,
  limit: Limit,
  isFinal: boolean,
  runs: Runs,
): Result<number, CountRefusal> {
  const isWorking = limit.unit === "working-day";
  const needsWork = isWorking || count.rollForward;
  const goal = lengthInDays(received, limit);
  let number = 0;
  for (let day = received + 1; ; day += 1) {
    const found = table.dayOf(day);
    if (found === undefined) return missing(table, day);
    const isOff = found.kind === "off";
    const stand = rests.length === 0 ? undefined : restOn(rests, day);
    const isCounted = number < goal && stand?.isSpent !== true && !(isWorking && isOff);
    if (isCounted) number += 1;
    const shown = isCounted ? number : 0;
    const isOver = number >= goal;
    const date = table.isoOf(day);
    if (isOver && stand?.isOpen !== true && !(needsWork && isOff)) {
      runs.tell(date, isFinal ? "last-day" : daysOf(isWorking), shown, found);
      return ok(day);
    }
    if (stand?.isSpent === true) runs.tell(date, "paused", 0, stand.rest.note);
    else if (isOff && needsWork && (isWorking || isOver)) runs.tell(date, "day-off", shown, found);
    // Nothing is left to count, but the clock stands at the end of the day.
    else if (stand !== undefined && !isCounted) runs.tell(date, "paused", 0, stand.rest.note);
    // In a count of calendar days a day off matters only where it moves the end.
    else runs.tell(date, daysOf(isWorking), shown, isWorking ? found : noNote);
  }
}

function daysOf(isWorking: boolean): TraceStep["kind"] {
  return isWorking ? "working-days" : "calendar-days";
}

/** How many days are counted; a month has as many as lie between its two dates. */
export function lengthInDays(from: number, { value, unit }: Limit): number {
  return unit === "month" ? addMonths(from, value) - from : value;
}

/**
 * Whether the clock stands on this day. `isSpent`: the day is not counted, from the day after the stop to the day it goes
 * on. `isOpen`: the clock stands at the end of the day, so the term cannot end with it.
 */
export function restOn<R extends { readonly from: number; readonly to: number }>(
  rests: readonly R[],
  day: number,
): { readonly isSpent: boolean; readonly isOpen: boolean; readonly rest: R } | undefined {
  const touching = rests.filter(({ from, to }) => from <= day && day <= to && from < to);
  const rest = touching.at(-1);
  if (rest === undefined) return undefined;
  const isSpent = touching.some(({ from }) => from < day);
  return { isSpent, isOpen: touching.some(({ to }) => day < to), rest };
}

function missing(table: DayTable, day: number): Result<never, CountRefusal> {
  return refuse("law.calendar-missing", { year: Number(table.isoOf(day).slice(0, 4)) });
}
