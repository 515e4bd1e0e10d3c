import { instantOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { deadlineFor, deadlinesAtReceipt, ruleOfGround } from "./deadlines.ts";
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
    const deadline = deadlineFor(ruleId, unit.now);
    await startClock(unit, request.id, {
      startedAt: unit.now,
      deadline,
    });
  }
  for (const target of ownTargets(request)) await meetClocks(unit, request.id, target);
}

/** A returned proposal has named nothing: the target runs again from where it stood. */
export async function takeBackGround(unit: Unit, request: LockedRequest): Promise<void> {
  for (const target of ownTargets(request)) await reopenClock(unit, request.id, target);
}

function ownTargets(request: LockedRequest): readonly string[] {
  const received = instantOf(request.receivedAt);
  return deadlinesAtReceipt(request.type, received)
    .filter(({ kind }) => kind === "own-target")
    .map(({ rule }) => rule);
}
