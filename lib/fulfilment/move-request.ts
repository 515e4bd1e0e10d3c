import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Neighbours, RunState } from "./ports.ts";

/** Moves the request of a run along the lifecycle; does nothing when it is already there. */
export async function moveRequest(
  unit: Unit,
  neighbours: Neighbours,
  requestId: RequestId,
  state: RunState,
): Promise<void> {
  const request = await unit.tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: { state: true },
  });
  if (request.state === state) return;
  // There is no edge from `needs-staff` to the end: what was repaired runs first.
  if (request.state === "needs-staff" && state !== "running") {
    await neighbours.markRequest(unit, requestId, "running");
  }
  await neighbours.markRequest(unit, requestId, state);
}
