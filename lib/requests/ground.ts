import { instantOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { datesOf, ruleOfGround } from "./deadlines.ts";
import { meetClocks, reopenClock, startClock, type LockedRequest } from "./store.ts";

/**
 * Naming a ground: the due date that the ground brings starts at its own event, now; what was already due stays due. The
 * type's own target (for an erasure: to name the ground in a working day) is met by it.
 */
export async function nameGround(
  unit: Unit,
  request: LockedRequest,
  ground: string,
): Promise<void> {
  const ruleId = ruleOfGround(request.type, ground);
  if (ruleId !== undefined) {
    const { calendarSeq, ...dates } = await datesOf(unit);
    const deadline = dates.deadlineFor(ruleId, unit.now);
    await startClock(unit, request.id, { startedAt: unit.now, deadline, calendarSeq });
  }
  for (const target of await ownTargets(unit, request)) await meetClocks(unit, request.id, target);
}

/** A returned proposal has named nothing: the target runs again from where it stood. */
export async function takeBackGround(unit: Unit, request: LockedRequest): Promise<void> {
  for (const target of await ownTargets(unit, request)) {
    await reopenClock(unit, request.id, target);
  }
}

async function ownTargets(unit: Unit, request: LockedRequest): Promise<readonly string[]> {
  const dates = await datesOf(unit);
  return dates
    .deadlinesAtReceipt(request.type, instantOf(request.receivedAt))
    .filter(({ kind }) => kind === "own-target")
    .map(({ rule }) => rule);
}
