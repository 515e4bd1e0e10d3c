import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { lockRequest, moveTo } from "./store.ts";

/**
 * Moves a request as its run goes on: what jobs of later modules call. Already there: nothing is written. A way that
 * does not exist throws, and rolls the caller's transaction back with it.
 */
export async function markRequest(
  unit: Unit,
  requestId: RequestId,
  state: "running" | "held" | "needs-staff" | "done",
  reason?: string,
): Promise<void> {
  const request = await lockRequest(unit.tx, requestId);
  if (request === null) throw new Error("The run belongs to no request.");
  if (request.state === state) return;
  await moveTo(unit, request, state);
  await unit.audit.append({
    action: "request.state-changed",
    target: { kind: "request", id: requestId },
    requestId,
    data: { from: request.state, to: state, ...(reason === undefined ? {} : { reason }) },
  });
}
