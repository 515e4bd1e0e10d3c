import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Text } from "#lib/kernel/locale.ts";
import type { Calendar, Week } from "./calendar.ts";
import { dayTable } from "./day-table.ts";
import type { Confidence, Deadline } from "./deadline-types.ts";
import { type ClockEvent, type EventRefusal, type Timeline, timelineOf } from "./events.ts";
import { limitsInWords, type Rule } from "./rule.ts";
import { type LateRefusal, limitsOf, refuseLate, sideDates } from "./side-dates.ts";
import { type Ended, endOf, type Setting, type TermRefusal } from "./term.ts";
import { warningsOf, weaker } from "./warnings.ts";
import { isoInstantOf, type ZoneClock, zoneClock } from "./zone-clock.ts";

export type DeadlineInput = {
  readonly rule: Rule;
  readonly received: Temporal.Instant;
  /** What happened to the clock since, in order. */
  readonly events?: readonly ClockEvent[];
  /** IANA zone of the operator: decides on which date the instant falls. */
  readonly zone: string;
  readonly week: Week;
  /** Not needed for rules in hours. */
  readonly calendar?: Calendar;
  /** Why the day of receipt is not counted, for the trace. */
  readonly receivedNote: { readonly why: Text; readonly source: Text };
  /** Version of the time-zone data that turned the instant into a date. */
  readonly tzVersion: string;
  /** `18:00`: when the operator closes. */
  readonly closes?: string;
};

/** See the parts; and `law.unknown-zone`, `law.bad-closing-hour` (not `HH:MM`). */
export type DeadlineRefusal =
  TermRefusal | EventRefusal | LateRefusal | Refusal<"law.unknown-zone" | "law.bad-closing-hour">;

/**
 * The last day for what the rule asks and the instant at which it is over, with a trace that names every day from
 * receipt to it exactly once. Days and months end at 24:00 of the last day in the operator's zone (KZ Civil Code
 * art. 176), hours on their instant. Moments finer than a millisecond are cut. What events do not allow is refused.
 *
 * @example received 2026-10-23T10:00+05:00, one working day: due 2026-10-27 (24, 25 weekend, 26 Republic Day moved).
 */
export function computeDeadline(input: DeadlineInput): Result<Deadline, DeadlineRefusal> {
  const { rule, zone, calendar, week, receivedNote } = input;
  const clock = zoneClock(zone);
  if (clock === undefined) return refuse("law.unknown-zone", { zone });
  if (input.closes !== undefined && !closingHour.test(input.closes)) {
    return refuse("law.bad-closing-hour", { closes: input.closes });
  }
  const received = input.received.epochMilliseconds;
  const timeline = timelineOf(rule, received, input.events ?? []);
  if (!timeline.ok) return timeline;
  const { rests } = timeline.value;
  const table = calendar === undefined ? undefined : dayTable(calendar, week);
  const setting: Setting = { received, receivedNote, clock, rests, ...(table && { table }) };
  const ended = endOf(setting, limitsOf(rule, timeline.value), rule.rollForward);
  if (!ended.ok) return refuse(ended.error.code, { rule: rule.id, ...ended.error.params });
  const inTime = refuseLate(rule, setting, timeline.value, ended.value);
  if (!inTime.ok) return inTime;
  const beside = sideDates(rule, setting, timeline.value);
  if (!beside.ok) return beside;
  const deadline = told(input, setting, timeline.value, ended.value);
  return ok(beside.value === undefined ? deadline : { ...deadline, ...beside.value });
}

const closingHour = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function told(
  input: DeadlineInput,
  { received: moment, clock, table }: Setting,
  timeline: Timeline,
  ended: Ended,
): Deadline {
  const { rule, zone, week, tzVersion } = input;
  const trace = ended.steps();
  const received = trace[0]?.from ?? "";
  const confidence = confidenceOf(rule, timeline);
  const isDated = !ended.isInHours && input.calendar !== undefined;
  const estimated = isDated && table?.isForecast(clock.dayOf(moment), ended.day) === true;
  const closesAt = ended.isInHours ? undefined : closingMoment(ended, clock, input.closes);
  const deadline: { -readonly [Key in keyof Deadline]: Deadline[Key] } = {
    rule: rule.id,
    kind: rule.kind,
    due: ended.date,
    dueAt: isoInstantOf(ended.moment),
    received,
    receivedAt: isoInstantOf(moment),
    zone,
    tzVersion,
    week,
    confidence,
    estimated,
    what: rule.what,
    limit: limitsInWords(limitsOf(rule, timeline)),
    source: rule.source,
    warnings: warningsOf({ rule, received, confidence, estimated, timeline, closesAt }),
    trace,
  };
  if (closesAt !== undefined) deadline.closesAt = closesAt;
  if (isDated) deadline.calendar = input.calendar.id;
  return deadline;
}

/** An extended term is as sure as the less sure of rule and extension. */
function confidenceOf({ confidence, extension }: Rule, { extendedAt }: Timeline): Confidence {
  if (extendedAt === undefined || extension === undefined) return confidence;
  return weaker(confidence, extension.confidence);
}

/** The operator's closing hour on the last day: what must be done at its desk must be done by then. */
function closingMoment(ended: Ended, clock: ZoneClock, closes: string | undefined) {
  if (closes === undefined) return undefined;
  const [hour, minute] = closes.split(":").map(Number);
  return isoInstantOf(clock.momentOf(ended.day, (hour ?? 0) * 60 + (minute ?? 0)));
}
