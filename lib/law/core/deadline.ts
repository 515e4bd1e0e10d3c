import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { type Calendar, type Day, dayIn, type Week } from "./calendar.ts";
import type { Deadline, TraceStep } from "./deadline-types.ts";
import { limitInWords, type Rule } from "./rule.ts";

export type DeadlineInput = {
  readonly rule: Rule;
  readonly received: Temporal.Instant;
  /** IANA zone of the operator: decides on which date the instant falls. */
  readonly zone: string;
  readonly week: Week;
  readonly calendar: Calendar;
  /** Why the day of receipt is not counted, for the trace. */
  readonly receivedNote: { readonly why: Text; readonly source: Text };
  /** Version of the time-zone data that turned the instant into a date. */
  readonly tzVersion: string;
};

/** `law.calendar-missing`: a year without a calendar is reached (param `year`). `law.bad-limit`: not a whole number from 1. */
export type DeadlineRefusal = Refusal<"law.calendar-missing" | "law.bad-limit">;

/**
 * The last day for what the rule asks, with a trace that names every day from receipt to it exactly once. The day of
 * receipt is day 0 (KZ Civil Code art. 173), the term ends at 24:00 of the last day (art. 176), a last day that is off
 * moves to the next working day (art. 175), months end on the same date or the last of a shorter month (art. 174).
 *
 * @example received 2026-10-23T10:00+05:00, one working day: due 2026-10-27 (24, 25 weekend, 26 Republic Day moved).
 */
export function computeDeadline(input: DeadlineInput): Result<Deadline, DeadlineRefusal> {
  const { rule, zone, tzVersion } = input;
  if (
    !Number.isSafeInteger(rule.limit.value) ||
    rule.limit.value < 1 ||
    rule.limit.value > 10_000
  ) {
    return refuse("law.bad-limit", { rule: rule.id });
  }
  const received = dateIn(zone, input.received);
  const counted = count(received, input);
  if (!counted.ok) return counted;
  const trace = gather([receivedAtom(received, input), ...counted.value]);
  return ok({
    ...{
      rule: rule.id,
      kind: rule.kind,
      due: trace.at(-1)?.to ?? "",
      received: received.toString(),
    },
    ...{ zone, tzVersion, confidence: rule.confidence },
    estimated: isForecast(input.calendar, received, counted.value),
    ...{ what: rule.what, limit: limitInWords(rule.limit), source: rule.source, trace },
  });
}

/** One day of the trace before runs are gathered. */
type Atom = {
  readonly date: Temporal.PlainDate;
  readonly kind: TraceStep["kind"];
  readonly number?: number;
  readonly why?: Text;
  readonly source?: Text;
  readonly estimate?: true;
};

function count(
  received: Temporal.PlainDate,
  { rule, week, calendar }: DeadlineInput,
): Result<Atom[], DeadlineRefusal> {
  const isWorkingDays = rule.limit.unit === "working-day";
  const goal = isWorkingDays ? rule.limit.value : lengthInDays(received, rule);
  const atoms: Atom[] = [];
  let number = 0;
  for (let date = received.add({ days: 1 }); ; date = date.add({ days: 1 })) {
    const day = dayIn(calendar, week, date);
    if (day === undefined) return refuse("law.calendar-missing", { year: date.year });
    const isOff = day.kind === "off";
    const isCounted = isWorkingDays ? !isOff : number < goal;
    if (isCounted) number += 1;
    const isLast = number >= goal && (isWorkingDays || !rule.rollForward || !isOff);
    atoms.push(
      atomOf({ date, day, number, isCounted, isWorkingDays, isLast, isGoal: number === goal }),
    );
    if (isLast) return ok(atoms);
  }
}

/** Calendar days from receipt to the nominal end. */
function lengthInDays(received: Temporal.PlainDate, { limit }: Rule): number {
  if (limit.unit !== "month") return limit.value;
  const end = received.add({ months: limit.value }, { overflow: "constrain" });
  return received.until(end, { largestUnit: "days" }).days;
}

function atomOf(one: {
  readonly date: Temporal.PlainDate;
  readonly day: Day;
  readonly number: number;
  readonly isCounted: boolean;
  readonly isWorkingDays: boolean;
  readonly isLast: boolean;
  readonly isGoal: boolean;
}): Atom {
  const { date, day, number, isCounted, isWorkingDays, isLast } = one;
  const { kind: dayKind, ...note } = day;
  // In a count of calendar days a day off matters only where it moves the end.
  const isPassedOver = isWorkingDays
    ? dayKind === "off"
    : one.isGoal && dayKind === "off" && !isLast;
  const numbered = isCounted ? { number } : {};
  if (isLast) return { date, kind: "last-day", ...numbered, ...note };
  if (isPassedOver) return { date, kind: "day-off", ...numbered, ...note };
  if (isWorkingDays) return { date, kind: "working-days", ...numbered, ...note };
  return { date, kind: "calendar-days", ...numbered };
}

function receivedAtom(date: Temporal.PlainDate, { receivedNote }: DeadlineInput): Atom {
  return { date, kind: "received", ...receivedNote };
}

/** Joins neighbours of one kind and one reason into runs; atoms stand one day apart, so no day is lost or doubled. */
function gather(atoms: readonly Atom[]): TraceStep[] {
  const steps: TraceStep[] = [];
  for (const { date, number, ...rest } of atoms) {
    const day = date.toString();
    const before = steps.at(-1);
    if (before !== undefined && isSameRun(before, rest, number)) {
      const first = before.numbers?.[0];
      const numbers =
        first === undefined || number === undefined ? {} : { numbers: [first, number] as const };
      steps[steps.length - 1] = { ...before, to: day, ...numbers };
    } else {
      const numbers = number === undefined ? {} : { numbers: [number, number] as const };
      steps.push({ from: day, to: day, ...rest, ...numbers });
    }
  }
  return steps;
}

function isSameRun(
  step: TraceStep,
  next: Pick<Atom, "kind" | "why" | "estimate">,
  number: number | undefined,
): boolean {
  const hasNumber = step.numbers !== undefined;
  return (
    step.kind === next.kind &&
    next.kind !== "last-day" &&
    step.why?.en === next.why?.en &&
    step.estimate === next.estimate &&
    hasNumber === (number !== undefined)
  );
}

function isForecast(
  calendar: Calendar,
  received: Temporal.PlainDate,
  atoms: readonly Atom[],
): boolean {
  const years = new Set([received.year, ...atoms.map(({ date }) => date.year)]);
  return [...years].some((year) => calendar.years.get(year)?.status === "forecast");
}
