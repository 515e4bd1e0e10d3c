import { dateIn } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { pageUnit } from "#lib/web/container.ts";

/** The operator and the day it is there: what governs depends on both. */
export async function operatorToday() {
  const operator = currentOperator();
  const now = await pageUnit(undefined, async (unit) => unit.now);
  return { operator, now, today: dateIn(operator.zone, now) };
}

/** A part of an address as it was written; one that cannot be read names nothing. */
export function partOf(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
