import { calendarOf } from "#lib/law/core/calendar.ts";
import type { LawTables } from "#lib/law/core/regime.ts";
import type { Limit, Rule } from "#lib/law/core/rule.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import { deadlineFor, type Jurisdiction } from "#lib/law/queries.ts";

const text = (words: string) => ({ kk: words, ru: words, en: words });
const sourced = { source: text("Law of Nowhere"), confidence: "P" as const };

/** A rule of a country that does not exist: it may be paused for proof of identity and extended by as much again. */
export function ruleOf(id: string, limit: Limit, more: Partial<Rule> = {}): Rule {
  const isTimed = limit.unit === "hour" || limit.unit === "at-once";
  return {
    ...{ id, limit, trigger: text("received"), what: text("answer"), kind: "last-day" },
    ...{ dayZero: true, rollForward: !isTimed, enabled: true, ...sourced },
    pauses: [{ id: "identity", why: text("identity in doubt"), ...sourced }],
    ...(limit.unit === "at-once"
      ? {}
      : { extension: { limit, noticeBy: limit, source: text("Extension"), confidence: "M" } }),
    ...more,
  };
}

/**
 * The law of a country that does not exist: one rule of each unit, a rule of two generations, and a calendar of 2026 with
 * 4 May off and Saturday 9 May worked. Regime and calendar stand here as one object, and nowhere else.
 */
export const nowhere: LawTables = {
  calendars: [
    calendarOf("XX", { why: text("Weekend"), source: text("Week") }, [
      {
        year: 2026,
        status: "published",
        entries: [
          { date: "2026-05-04", kind: "off", why: text("Day of Nowhere"), source: text("Act") },
          { date: "2026-05-09", kind: "worked", why: text("Worked"), source: text("Order") },
        ],
      },
      { year: 2027, status: "forecast", entries: [] },
    ]),
  ],
  regimes: [
    {
      ...{ id: "XX", names: text("Nowhere"), calendar: "XX", grounds: [], refusals: [] },
      receivedNote: { why: text("Received, day 0"), source: text("Civil Code") },
      requestTypes: { copy: { atReceipt: ["days"], onEvent: [] } },
      rules: [
        ruleOf("work", { value: 3, unit: "working-day" }),
        ruleOf("days", { value: 10, unit: "calendar-day" }),
        ruleOf("month", { value: 1, unit: "month" }),
        ruleOf("hours", { value: 72, unit: "hour" }),
        ruleOf("now", { value: 0, unit: "at-once" }),
        ruleOf("firm", { value: 3, unit: "working-day" }, { pauses: [], validTo: "2026-06-30" }),
        ruleOf("firm", { value: 5, unit: "working-day" }, { pauses: [], validFrom: "2026-07-01" }),
      ],
    },
  ],
};

/** An operator there, by default in a zone without changes of the clock. */
export function inNowhere(more: Partial<Jurisdiction> = {}): Jurisdiction {
  return { regime: "XX", zone: "Asia/Almaty", week: 5, terms: [], ...more };
}

/** The deadline of a rule, in the country that does not exist where the jurisdiction says so. */
export function deadlineIn(
  where: Jurisdiction,
  rule: string,
  received: Temporal.Instant,
): Deadline {
  const tables = where.regime === "XX" ? nowhere : undefined;
  const found = deadlineFor(where, { rule, received }, tables);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** An operator of Kazakhstan. */
export const inKazakhstan: Jurisdiction = {
  ...{ regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] },
};
