import process from "node:process";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { type Calendar, dayIn } from "./core/calendar.ts";
import {
  type CalendarYear,
  type NextYearWarning,
  warningForNextYear,
  yearsOf,
} from "./core/calendar-years.ts";
import { computeDeadline, type DeadlineRefusal } from "./core/deadline.ts";
import type { Deadline } from "./core/deadline-types.ts";
import { isoDateOf } from "./core/epoch-day.ts";
import type { ClockEvent } from "./core/events.ts";
import {
  findCalendar,
  findRegime,
  findRule,
  type Jurisdiction,
  type LookupRefusal,
  ruleOfTerm,
} from "./core/lookup.ts";
import type { Ground, RefusalReason, Regime } from "./core/regime.ts";
import { isInForce, type Rule } from "./core/rule.ts";
import { strictest } from "./core/strictest.ts";
import { timeLeft, type TimeLeft } from "./core/working-days.ts";
import { zoneClock } from "./core/zone-clock.ts";
import { lawTables } from "./data/tables.ts";

export type { Jurisdiction, Term } from "./core/lookup.ts";
export type LawRefusal = DeadlineRefusal | LookupRefusal | Refusal<"law.unknown-type">;

/** The version of the time-zone data of this process; an old one moves statutory dates. */
export const tzVersion = process.versions.tz ?? "unknown";

/** Everything known of a regime. */
export function regimeOf(id: string, tables = lawTables): Result<Regime, LookupRefusal> {
  return findRegime(id, tables);
}

/**
 * A rule of the regime or a term of the operator's contracts: of several rows the one in force on a day (an ISO date),
 * whatever its validity where there is but one.
 */
export function ruleById(
  jurisdiction: Jurisdiction,
  id: string,
  on?: string,
  tables = lawTables,
): Result<Rule, LookupRefusal> {
  return findRule(jurisdiction, id, on, tables);
}

/** The rules that run for a request of this type: those in force on the day of receipt. */
export function rulesFor(
  jurisdiction: Jurisdiction,
  request: { readonly type: string; readonly received: Temporal.Instant },
  tables = lawTables,
): Result<{ readonly atReceipt: readonly Rule[]; readonly onEvent: readonly Rule[] }, LawRefusal> {
  const regime = findRegime(jurisdiction.regime, tables);
  if (!regime.ok) return regime;
  const { requestTypes, rules } = regime.value;
  const ids = Object.hasOwn(requestTypes, request.type) ? requestTypes[request.type] : undefined;
  if (ids === undefined) return refuse("law.unknown-type", { type: request.type });
  const on = dateIn(jurisdiction.zone, request.received).toString();
  const inForce = (wanted: readonly string[]): Rule[] =>
    rules.filter((rule) => wanted.includes(rule.id) && rule.enabled && isInForce(rule, on));
  const contract = request.type === "claim" ? jurisdiction.terms.map(ruleOfTerm) : [];
  const own = inForce(ids.atReceipt);
  // A request from before its type had a term of its own still has to be answered.
  const general = own.some(({ kind }) => kind === "last-day") ? [] : inForce(ids.otherwise ?? []);
  return ok({ atReceipt: [...own, ...general, ...contract], onEvent: inForce(ids.onEvent) });
}

/**
 * The deadline of one rule for something received at this moment, in the operator's zone and week, after what happened
 * to its clock since.
 * @example deadlineFor(currentOperator(), { rule: "info.answer", received: now })
 */
export function deadlineFor(
  jurisdiction: Jurisdiction,
  input: {
    readonly rule: string;
    readonly received: Temporal.Instant;
    readonly events?: readonly ClockEvent[];
  },
  tables = lawTables,
): Result<Deadline, LawRefusal> {
  const regime = findRegime(jurisdiction.regime, tables);
  if (!regime.ok) return regime;
  const on = dayOf(jurisdiction.zone, input.received);
  const rule = findRule(jurisdiction, input.rule, on, tables);
  if (!rule.ok) return rule;
  const calendar = findCalendar(jurisdiction, regime.value, tables);
  // A regime that leaves the calendar to the place still has terms in hours, which need none.
  if (!calendar.ok && calendar.error.code !== "law.calendar-unchosen") return calendar;
  const { zone, week, closes } = jurisdiction;
  return computeDeadline({
    ...{ rule: rule.value, received: input.received, zone, week, tzVersion },
    receivedNote: regime.value.receivedNote,
    ...(input.events === undefined ? undefined : { events: input.events }),
    ...(calendar.ok ? { calendar: calendar.value } : undefined),
    ...(closes === undefined ? undefined : { closes }),
  });
}

/** Deadlines that start when a request of this type is received, the strictest first. */
export function deadlinesAtReceipt(
  jurisdiction: Jurisdiction,
  request: { readonly type: string; readonly received: Temporal.Instant },
  tables = lawTables,
): Result<readonly Deadline[], LawRefusal> {
  const rules = rulesFor(jurisdiction, request, tables);
  if (!rules.ok) return rules;
  const deadlines: Deadline[] = [];
  for (const { id } of rules.value.atReceipt) {
    const one = deadlineFor(jurisdiction, { rule: id, received: request.received }, tables);
    if (!one.ok) return one;
    deadlines.push(one.value);
  }
  return ok(strictest(deadlines));
}

/** What is left until a due date today, or how long it is overdue, in this operator's working days. */
export function timeLeftFor(
  jurisdiction: Jurisdiction,
  input: { readonly now: Temporal.Instant; readonly due: string },
  tables = lawTables,
): Result<TimeLeft, LawRefusal> {
  const calendar = calendarFor(jurisdiction, tables);
  if (!calendar.ok) return calendar;
  return timeLeft({
    today: dateIn(jurisdiction.zone, input.now),
    due: Temporal.PlainDate.from(input.due),
    calendar: calendar.value,
    week: jurisdiction.week,
  });
}

/** Whether the operator works on a day. Refuses a year that the calendar does not reach. */
export function isWorkingDay(
  jurisdiction: Jurisdiction,
  day: Temporal.PlainDate,
  tables = lawTables,
): Result<boolean, LookupRefusal | Refusal<"law.calendar-missing">> {
  const calendar = calendarFor(jurisdiction, tables);
  if (!calendar.ok) return calendar;
  const found = dayIn(calendar.value, jurisdiction.week, day.toString());
  if (found === undefined) return refuse("law.calendar-missing", { year: day.year });
  return ok(found.kind === "working");
}

/** The years of the operator's calendar, with every day that the week alone does not explain. */
export function calendarYears(
  jurisdiction: Jurisdiction,
  tables = lawTables,
): Result<readonly CalendarYear[], LookupRefusal> {
  const calendar = calendarFor(jurisdiction, tables);
  return calendar.ok ? ok(yearsOf(calendar.value, jurisdiction)) : calendar;
}

/** From October on: whether next year's calendar is a forecast or missing. */
export function nextYearWarning(
  jurisdiction: Jurisdiction,
  now: Temporal.Instant,
  tables = lawTables,
): Result<NextYearWarning | undefined, LookupRefusal> {
  const calendar = calendarFor(jurisdiction, tables);
  if (!calendar.ok) return calendar;
  return ok(warningForNextYear(calendar.value, dateIn(jurisdiction.zone, now)));
}

/** Grounds that staff may choose for this type of request. */
export function groundsFor(regime: string, type: string, tables = lawTables): readonly Ground[] {
  const found = findRegime(regime, tables);
  return found.ok ? found.value.grounds.filter((one) => one.types.includes(type)) : [];
}

/** Reasons for which a request of this type may be refused. */
export function refusalsFor(
  regime: string,
  type: string,
  tables = lawTables,
): readonly RefusalReason[] {
  const found = findRegime(regime, tables);
  return found.ok ? found.value.refusals.filter((one) => one.types.includes(type)) : [];
}

/** One ground or reason by its id: for history, certificates and letters. */
export function reasonById(
  regime: string,
  id: string,
  tables = lawTables,
): Ground | RefusalReason | undefined {
  const found = findRegime(regime, tables);
  if (!found.ok) return undefined;
  return [...found.value.grounds, ...found.value.refusals].find((one) => one.id === id);
}

function calendarFor(
  jurisdiction: Jurisdiction,
  tables: typeof lawTables,
): Result<Calendar, LookupRefusal> {
  const regime = findRegime(jurisdiction.regime, tables);
  return regime.ok ? findCalendar(jurisdiction, regime.value, tables) : regime;
}

/** The operator's date of a moment; nothing for an unknown zone, which the engine refuses. */
function dayOf(zone: string, at: Temporal.Instant): string | undefined {
  const day = zoneClock(zone)?.dayOf(at.epochMilliseconds);
  return day === undefined ? undefined : isoDateOf(day);
}
