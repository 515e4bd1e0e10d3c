import type { Until } from "#lib/operator/core/data-map.ts";
import { calendarDate } from "#lib/systems/core/condition.ts";
import { endOfTerm } from "#lib/systems/core/retention.ts";
import type { Values } from "#lib/systems/ports.ts";
import type { PlanUntil } from "./plan.ts";

/**
 * Until when a record stays: the event in words, or the date counted from a column of the record. A column that holds
 * no date yields nothing rather than a guess.
 */
export function untilOf(
  until: Until | undefined,
  values: Values,
  zone: string,
): PlanUntil | undefined {
  if (until === undefined) return undefined;
  if ("event" in until) return { event: until.event };
  const start = calendarDate(values[until.from], zone);
  if (start === undefined) return undefined;
  const end = endOfTerm(start, until);
  return end === undefined ? undefined : { date: end.toString() };
}
