import { dateOf } from "#lib/kernel/time.ts";
import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { groundsFor } from "./deadlines.ts";
import { startFulfilment } from "./fulfilment.ts";
import { lockRequest, moveTo } from "./store.ts";
import type { RequestType } from "./types/request-type.ts";

/** The portal itself approves what needs nobody's judgement, and starts it in the transaction of the filing. */
export async function startSelfService(
  unit: Unit,
  type: RequestType,
  requestId: RequestId,
): Promise<void> {
  const request = await lockRequest(unit.tx, requestId);
  if (request === null) throw new Error("The request just filed is not there.");
  const ground = groundsFor(type.id, "approve")[0];
  const approved = await moveTo(unit, request, "approved", {
    decision: "approve",
    ...(ground === undefined ? {} : { ground: ground.id }),
    decidedAt: dateOf(unit.now),
  });
  await startFulfilment(unit, approved, type);
}
