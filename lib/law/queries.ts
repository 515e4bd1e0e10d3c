import process from "node:process";
import type { Text } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import type { Calendar, Week } from "./core/calendar.ts";
import { computeDeadline, type DeadlineRefusal } from "./core/deadline.ts";
import type { Deadline } from "./core/deadline-types.ts";
import type { Ground, RefusalReason, Regime } from "./core/regime.ts";
import { isInForce, type LimitUnit, type Rule } from "./core/rule.ts";
import { timeLeft, type TimeLeft } from "./core/working-days.ts";
import { lawTables } from "./data/tables.ts";

/**
 * What of the operator decides dates; a loaded operator pack fits as it is. Terms of its contracts have ids
 * `claim.<pack>`.
 */
export type Jurisdiction = {
  readonly regime: string;
  readonly zone: string;
  readonly week: Week;
  /** Id of a calendar; absent: the regime's own. */
  readonly calendar?: string;
  readonly terms: readonly Term[];
};

/** A term of a contract, as `operator.yaml` holds it. */
export type Term = {
  readonly id: string;
  readonly names: Text;
  readonly value: number;
  readonly unit: LimitUnit;
  readonly source: Text;
};

export type LawRefusal =
  | DeadlineRefusal
  | Refusal<"law.unknown-regime" | "law.unknown-rule" | "law.unknown-type" | "law.unknown-zone">
  | CalendarRefusal;

type CalendarRefusal = Refusal<"law.calendar-unchosen" | "law.unknown-calendar">;

/** The version of the time-zone data of this process; an old one moves statutory dates. */
export const tzVersion = process.versions.tz ?? "unknown";

/** Everything known of a regime. */
export function regimeOf(id: string): Result<Regime, Refusal<"law.unknown-regime">> {
  const found = lawTables.regimes.find((regime) => regime.id === id);
  return found === undefined ? refuse("law.unknown-regime", { regime: id }) : ok(found);
}

/** The operator's calendar, or the regime's; where the law leaves it to the place, the operator must have chosen. */
function calendarOf(
  { calendar: chosen }: Jurisdiction,
  regime: Regime,
): Result<Calendar, CalendarRefusal> {
  const id = chosen ?? regime.calendar;
  if (id === undefined) return refuse("law.calendar-unchosen", { regime: regime.id });
  const found = lawTables.calendars.find((one) => one.id === id);
  return found === undefined ? refuse("law.unknown-calendar", { calendar: id }) : ok(found);
}

/** A rule of the regime or a term of the operator's contracts, whatever its validity. */
export function ruleById(
  jurisdiction: Jurisdiction,
  id: string,
): Result<Rule, Refusal<"law.unknown-regime" | "law.unknown-rule">> {
  const regime = regimeOf(jurisdiction.regime);
  if (!regime.ok) return regime;
  const rule = [...regime.value.rules, ...jurisdiction.terms.map(ruleOfTerm)].find(
    (one) => one.id === id,
  );
  return rule === undefined ? refuse("law.unknown-rule", { rule: id }) : ok(rule);
}

/** The rules that run for a request of this type: those in force on the day of receipt. */
export function rulesFor(
  jurisdiction: Jurisdiction,
  request: { readonly type: string; readonly received: Temporal.Instant },
): Result<{ readonly atReceipt: readonly Rule[]; readonly onEvent: readonly Rule[] }, LawRefusal> {
  const regime = regimeOf(jurisdiction.regime);
  if (!regime.ok) return regime;
  const { requestTypes, rules } = regime.value;
  const ids = Object.hasOwn(requestTypes, request.type) ? requestTypes[request.type] : undefined;
  if (ids === undefined) return refuse("law.unknown-type", { type: request.type });
  const on = dateIn(jurisdiction.zone, request.received);
  const inForce = (wanted: readonly string[]): Rule[] =>
    rules.filter((rule) => wanted.includes(rule.id) && rule.enabled && isInForce(rule, on));
  const contract = request.type === "claim" ? jurisdiction.terms.map(ruleOfTerm) : [];
  const own = inForce(ids.atReceipt);
  // A request from before its type had a term of its own still has to be answered.
  const general = own.some(({ kind }) => kind === "last-day") ? [] : inForce(ids.otherwise ?? []);
  return ok({ atReceipt: [...own, ...general, ...contract], onEvent: inForce(ids.onEvent) });
}

/**
 * The deadline of one rule for something received at this moment, in the operator's zone and week.
 * @example deadlineFor(currentOperator(), { rule: "info.answer", received: now })
 */
export function deadlineFor(
  jurisdiction: Jurisdiction,
  input: { readonly rule: string; readonly received: Temporal.Instant },
): Result<Deadline, LawRefusal> {
  const regime = regimeOf(jurisdiction.regime);
  if (!regime.ok) return regime;
  const rule = ruleById(jurisdiction, input.rule);
  if (!rule.ok) return rule;
  if (!isZone(jurisdiction.zone)) return refuse("law.unknown-zone", { zone: jurisdiction.zone });
  const { receivedNote } = regime.value;
  const calendar = calendarOf(jurisdiction, regime.value);
  if (!calendar.ok) return calendar;
  const { zone, week } = jurisdiction;
  return computeDeadline({
    ...{
      rule: rule.value,
      received: input.received,
      zone,
      week,
      calendar: calendar.value,
      receivedNote,
      tzVersion,
    },
  });
}

/** Deadlines that start when a request of this type is received, the earliest first. */
export function deadlinesAtReceipt(
  jurisdiction: Jurisdiction,
  request: { readonly type: string; readonly received: Temporal.Instant },
): Result<readonly Deadline[], LawRefusal> {
  const rules = rulesFor(jurisdiction, request);
  if (!rules.ok) return rules;
  const deadlines: Deadline[] = [];
  for (const { id } of rules.value.atReceipt) {
    const one = deadlineFor(jurisdiction, { rule: id, received: request.received });
    if (!one.ok) return one;
    deadlines.push(one.value);
  }
  return ok(deadlines.toSorted((a, b) => a.due.localeCompare(b.due)));
}

/** What is left until a due date today, or how long it is overdue, in this operator's working days. */
export function timeLeftFor(
  jurisdiction: Jurisdiction,
  input: { readonly now: Temporal.Instant; readonly due: string },
): Result<TimeLeft, LawRefusal> {
  const regime = regimeOf(jurisdiction.regime);
  if (!regime.ok) return regime;
  const calendar = calendarOf(jurisdiction, regime.value);
  if (!calendar.ok) return calendar;
  return timeLeft({
    today: dateIn(jurisdiction.zone, input.now),
    due: Temporal.PlainDate.from(input.due),
    calendar: calendar.value,
    week: jurisdiction.week,
  });
}

/** Grounds that staff may choose for this type of request. */
export function groundsFor(regime: string, type: string): readonly Ground[] {
  const found = regimeOf(regime);
  return found.ok ? found.value.grounds.filter((one) => one.types.includes(type)) : [];
}

/** Reasons for which a request of this type may be refused. */
export function refusalsFor(regime: string, type: string): readonly RefusalReason[] {
  const found = regimeOf(regime);
  return found.ok ? found.value.refusals.filter((one) => one.types.includes(type)) : [];
}

/** One ground or reason by its id: for history, certificates and letters. */
export function reasonById(regime: string, id: string): Ground | RefusalReason | undefined {
  const found = regimeOf(regime);
  if (!found.ok) return undefined;
  return [...found.value.grounds, ...found.value.refusals].find((one) => one.id === id);
}

/** A contract term goes through the same engine; working days and rolling forward as the regime counts them. */
function ruleOfTerm(term: Term): Rule {
  return {
    ...{ id: term.id, what: term.names, trigger: term.names, source: term.source },
    limit: { value: term.value, unit: term.unit },
    ...{ kind: "last-day", dayZero: true, rollForward: true, pauses: [] },
    ...{ confidence: "contract", enabled: true },
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
