import type { OperatorFile } from "#lib/operator/core/pack.ts";
import type { Values } from "../ports.ts";
import { calendarDate } from "./condition.ts";

type Rule = OperatorFile["retention"][number]["rule"];

/** The day on which a record's term ends, `YYYY-MM-DD` in the operator's zone; nothing where the record does not tell. */
export function retentionEnd(rule: Rule, values: Values, zone: string): string | undefined {
  if (rule === undefined) return undefined;
  const start = calendarDate(values[rule.from], zone);
  if (start === undefined) return undefined;
  return endOfTerm(start, rule)?.toString();
}

type Term = {
  readonly days?: number | undefined;
  readonly months?: number | undefined;
  readonly years?: number | undefined;
  readonly endOfYear?: boolean | undefined;
};

/** The day that a term reaches; undefined beyond the last day that a calendar has: systems hold such moments too. */
export function endOfTerm(start: Temporal.PlainDate, term: Term): Temporal.PlainDate | undefined {
  const { days = 0, months = 0, years = 0, endOfYear = false } = term;
  try {
    const end = start.add({ days, months, years });
    return endOfYear ? end.with({ month: 12, day: 31 }) : end;
  } catch {
    return undefined;
  }
}
