import { refuse, type Refusal } from "#lib/kernel/result.ts";

/** What a change makes of a day; `ordinary` gives it back to the published table. */
export const dayKinds = ["off", "worked", "ordinary"] as const;
export type DayKind = (typeof dayKinds)[number];

/** What somebody at the desk asks for: another kind of day, or that a forecast year was checked against the official calendar. */
export type CalendarAsk =
  | { readonly kind: DayKind; readonly day: string }
  | { readonly kind: "confirmed"; readonly year: number };

/** How a year stands: in the table for good, counted by the rule, or counted by the rule and checked at the desk. */
export type YearStanding = "published" | "forecast" | "confirmed";

/** What the calendar says at this moment. */
export type CalendarFacts = {
  /** ISO date, where the operator is. */
  readonly today: string;
  /** Nothing for a year that the calendar does not reach. */
  yearStanding(year: number): YearStanding | undefined;
  /** Whether the day is off, with every change that holds. */
  isOff(day: string): boolean;
  /** Whether a change made at the desk holds for the day. */
  isChanged(day: string): boolean;
};

export type AskRefusal = Refusal<
  | "calendar.day-bad"
  | "calendar.day-past"
  | "calendar.day-far"
  | "calendar.year-missing"
  | "calendar.year-past"
  | "calendar.year-far"
  | "calendar.year-published"
  | "calendar.year-confirmed"
  | "calendar.already-off"
  | "calendar.already-worked"
  | "calendar.already-ordinary"
>;

/** Years ahead of today in which a day may be changed. */
export const yearsAhead = 2;

/**
 * Why this cannot be asked for, or agreed to, today; nothing when it can. `day-bad`: no such date. `day-past`: what has begun
 * to count is not counted anew. `day-far`: more than two years ahead. `year-missing` (param `year`): the calendar does not
 * reach it. `already-…`: the day is so already. A year is confirmed once, not before the year in front of it.
 */
export function askRefusal(ask: CalendarAsk, facts: CalendarFacts): AskRefusal | undefined {
  const result = ask.kind === "confirmed" ? yearProblem(ask.year, facts) : dayProblem(ask, facts);
  return result?.error;
}

type Problem = { readonly error: AskRefusal } | undefined;

function dayProblem(
  { kind, day }: { readonly kind: DayKind; readonly day: string },
  facts: CalendarFacts,
): Problem {
  if (!isDate(day)) return refuse("calendar.day-bad");
  if (day < facts.today) return refuse("calendar.day-past");
  const last = Temporal.PlainDate.from(facts.today).add({ years: yearsAhead });
  if (day > last.toString()) return refuse("calendar.day-far", { last: last.toString() });
  const year = Number(day.slice(0, 4));
  if (facts.yearStanding(year) === undefined)
    return refuse("calendar.year-missing", { year: String(year) });
  if (kind === "ordinary") {
    return facts.isChanged(day) ? undefined : refuse("calendar.already-ordinary");
  }
  if (kind === "off") return facts.isOff(day) ? refuse("calendar.already-off") : undefined;
  return facts.isOff(day) ? undefined : refuse("calendar.already-worked");
}

function yearProblem(year: number, facts: CalendarFacts): Problem {
  const thisYear = Number(facts.today.slice(0, 4));
  if (!Number.isSafeInteger(year)) return refuse("calendar.day-bad");
  if (year < thisYear) return refuse("calendar.year-past");
  const standing = facts.yearStanding(year);
  if (standing === undefined) return refuse("calendar.year-missing", { year: String(year) });
  if (standing === "published") return refuse("calendar.year-published", { year: String(year) });
  if (standing === "confirmed") return refuse("calendar.year-confirmed", { year: String(year) });
  return year > thisYear + 1 ? refuse("calendar.year-far", { year: String(year) }) : undefined;
}

/** An ISO date that exists: the 30th of February does not. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}
