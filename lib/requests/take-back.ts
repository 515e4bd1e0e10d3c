import type { AccountId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { moveTo, type LockedRequest } from "./store.ts";

/** Ends a locked request at its person's wish: clocks closed, and the log says so. `reason` where a stop link did it. */
export async function takeBack(
  unit: Unit,
  request: LockedRequest,
  accountId: AccountId,
  reason?: "stopped",
): Promise<void> {
  await moveTo(unit, request, "cancelled");
  await unit.audit.append({
    action: "request.cancelled",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    subject: accountId,
    data: { type: request.type, ...(reason === undefined ? {} : { reason }) },
  });
}
