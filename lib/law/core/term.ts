import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { type CountRefusal, countDays, type RestDays } from "./count-days.ts";
import { countHours } from "./count-hours.ts";
import type { DayTable } from "./day-table.ts";
import type { Count, TraceStep } from "./deadline-types.ts";
import { isoDateOf } from "./epoch-day.ts";
import type { Rest } from "./events.ts";
import type { Limit, LimitUnit } from "./rule.ts";
import type { Note } from "./runs.ts";
import type { ZoneClock } from "./zone-clock.ts";

/** Where and from when a term is counted. Moments are milliseconds since 1970. */
export type Setting = {
  readonly received: number;
  readonly receivedNote: Note;
  readonly clock: ZoneClock;
  readonly table?: DayTable;
  readonly rests: readonly Rest[];
  /** Only the end is asked, no trace. */
  readonly isUntold?: boolean;
};

/** The end of a term. */
export type Ended = {
  /** ISO date of the last day. */
  readonly date: string;
  /** The last day by its number. */
  readonly day: number;
  /** When it is over: 24:00 of the last day, or the moment of a term in hours. */
  readonly moment: number;
  readonly isInHours: boolean;
  readonly steps: () => readonly TraceStep[];
};

/** `law.bad-limit`: not a whole number from 1, hours that roll, or hours beside days. `law.calendar-unchosen`: none is given. */
export type TermRefusal = CountRefusal | Refusal<"law.bad-limit" | "law.calendar-unchosen">;

/** Counts one or several limits, one after the other, in days of the operator's zone or in hours on instants. */
export function endOf(
  setting: Setting,
  limits: readonly Limit[],
  rollForward: boolean,
): Result<Ended, TermRefusal> {
  const isInHours = limits.every(({ unit }) => isTimed(unit));
  const isSound = isInHours ? !rollForward : limits.every(({ unit }) => !isTimed(unit));
  if (!isSound || !limits.every(isWhole)) return refuse("law.bad-limit");
  return isInHours ? inHours(setting, limits) : inDays(setting, { limits, rollForward });
}

/** Whether a unit is counted on instants. */
export function isTimed(unit: LimitUnit): boolean {
  return unit === "hour" || unit === "at-once";
}

function isWhole({ value, unit }: Limit): boolean {
  if (unit === "at-once") return value === 0;
  return Number.isSafeInteger(value) && value >= 1 && value <= 10_000;
}

function inDays(setting: Setting, count: Count): Result<Ended, TermRefusal> {
  const { clock, table, receivedNote, isUntold = false } = setting;
  if (table === undefined) return refuse("law.calendar-unchosen");
  const rests =
    setting.rests.length === 0 ? [] : setting.rests.map((rest) => inRestDays(rest, clock));
  const received = clock.dayOf(setting.received);
  const counted = countDays({ received, receivedNote, count, rests, table, isUntold });
  if (!counted.ok) return counted;
  const { last: day, steps } = counted.value;
  const stood = rests
    .filter(({ from, to }) => from < to)
    .map(({ from, to }) => [isoDateOf(from), isoDateOf(to)] as const);
  const whole = stood.length === 0 ? count : { ...count, rests: stood };
  return ok({
    ...{ date: table.isoOf(day), day, moment: clock.momentOf(day, 24 * 60), isInHours: false },
    steps: () => withCount(steps(), whole),
  });
}

function inHours(setting: Setting, limits: readonly Limit[]): Result<Ended, TermRefusal> {
  const { clock, received, rests } = setting;
  const dateOf = (moment: number): string => isoDateOf(clock.dayOf(moment));
  const count = { limits, rollForward: false };
  const { last, steps } = countHours({ received, count, rests, dateOf });
  const day = clock.dayOf(last);
  return ok({
    ...{ date: isoDateOf(day), day, moment: last, isInHours: true },
    steps: () => withCount(steps(), count),
  });
}

function inRestDays({ from, to = from, pause }: Rest, clock: ZoneClock): RestDays {
  const note = { why: pause.why, source: pause.source };
  return { from: clock.dayOf(from), to: clock.dayOf(to), note };
}

function withCount([first, ...rest]: readonly TraceStep[], count: Count): readonly TraceStep[] {
  return first === undefined ? rest : [{ ...first, count }, ...rest];
}

/** Whether a moment comes after the end of a term. */
export function isAfter({ isInHours, moment }: Ended, at: number): boolean {
  return isInHours ? at > moment : at >= moment;
}
