import type { Text } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Calendar, CalendarEntry, Week } from "./calendar.ts";
import { withDeskDays } from "./desk-days.ts";
import type { LawTables, Regime } from "./regime.ts";
import { isInForce, type LimitUnit, type Rule } from "./rule.ts";
import { isTimed } from "./term.ts";

/**
 * What of the operator decides dates; a loaded operator pack fits as it is. Terms of its contracts have ids
 * `claim.<pack>`. What the desk changed (`days`, `confirmedYears`) is laid over the calendar.
 */
export type Jurisdiction = {
  readonly regime: string;
  readonly zone: string;
  readonly week: Week;
  /** Id of a calendar; absent: the regime's own. */
  readonly calendar?: string;
  /** `18:00`: when the operator closes. */
  readonly closes?: string;
  /** Days changed at the desk: they replace those of the calendar. */
  readonly days?: readonly CalendarEntry[];
  /** Forecast years that the operator has confirmed. */
  readonly confirmedYears?: readonly number[];
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

export type LookupRefusal = Refusal<
  "law.unknown-regime" | "law.unknown-rule" | "law.unknown-calendar" | "law.calendar-unchosen"
>;

/** A regime by its id. */
export function findRegime(id: string, { regimes }: LawTables): Result<Regime, LookupRefusal> {
  const found = regimes.find((regime) => regime.id === id);
  return found === undefined ? refuse("law.unknown-regime", { regime: id }) : ok(found);
}

/**
 * The row with this id that is in force on a day (an ISO date), else the one that comes into force next, else the last
 * one: a deadline of it says that it was not in force. Without a day: the newest row.
 */
export function findRule(
  jurisdiction: Jurisdiction,
  id: string,
  on: string | undefined,
  tables: LawTables,
): Result<Rule, LookupRefusal> {
  const regime = findRegime(jurisdiction.regime, tables);
  if (!regime.ok) return regime;
  const rows = regime.value.rules.filter((one) => one.id === id);
  const rule = rows.length > 1 ? rowOn(rows, on) : rows[0];
  if (rule !== undefined) return ok(rule);
  const term = jurisdiction.terms.find((one) => one.id === id);
  return term === undefined ? refuse("law.unknown-rule", { rule: id }) : ok(ruleOfTerm(term));
}

function rowOn(rows: readonly Rule[], on: string | undefined): Rule | undefined {
  const inOrder = rows.toSorted((a, b) => (a.validFrom ?? "").localeCompare(b.validFrom ?? ""));
  if (on === undefined) return inOrder.at(-1);
  return (
    inOrder.find((row) => isInForce(row, on)) ??
    inOrder.find(({ validFrom = "" }) => validFrom > on) ??
    inOrder.at(-1)
  );
}

/** A contract term goes through the same engine; working days and rolling forward as the regime counts them. */
export function ruleOfTerm({ id, names, value, unit, source }: Term): Rule {
  return {
    ...{ id, what: names, trigger: names, source, limit: { value, unit }, kind: "last-day" },
    ...{ dayZero: true, rollForward: !isTimed(unit), pauses: [] },
    ...{ confidence: "contract", enabled: true },
  };
}

/** Calendars with what the desk changed, made once for each jurisdiction. */
const kept = new WeakMap<Jurisdiction, { readonly base: Calendar; readonly calendar: Calendar }>();

/** The operator's calendar, or the regime's; where the law leaves it to the place, the operator must have chosen. */
export function findCalendar(
  jurisdiction: Jurisdiction,
  regime: Regime,
  { calendars }: LawTables,
): Result<Calendar, LookupRefusal> {
  const id = jurisdiction.calendar ?? regime.calendar;
  if (id === undefined) return refuse("law.calendar-unchosen", { regime: regime.id });
  const base = calendars.find((one) => one.id === id);
  if (base === undefined) return refuse("law.unknown-calendar", { calendar: id });
  const known = kept.get(jurisdiction);
  if (known?.base === base) return ok(known.calendar);
  const calendar = withDeskDays(base, jurisdiction);
  kept.set(jurisdiction, { base, calendar });
  return ok(calendar);
}
