import { asId, type AccountId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { insertArchive } from "#lib/exports/store.ts";
import { makeFailedDue } from "#lib/fulfilment/store.ts";
import { settledPlace } from "./core/place.ts";
import { moveTo, openDetails, type LockedRequest } from "./store.ts";
import type { RequestType } from "./types/request-type.ts";

/** Starts what an approved request means, in the same transaction: a job, an archive, somebody's work, or nothing more. */
export async function startFulfilment(
  unit: Unit,
  request: LockedRequest,
  type: RequestType,
): Promise<LockedRequest> {
  switch (type.fulfilment.by) {
    case "hand":
      if (await hasPlace(unit, request)) await orderCorrection(unit, request);
      return moveTo(unit, request, "running");
    case "archive":
      await order(unit, request);
      return moveTo(unit, request, "running");
    case "job":
      // The job itself makes it `running`: until then the person may still take it back.
      await unit.queue.enqueue(type.fulfilment.job, { requestId: request.id }, { key: request.id });
      return request;
  }
}

/** Queues again what a request that needs staff means; steps that are done stay done. */
export async function resumeFulfilment(
  unit: Unit,
  request: LockedRequest,
  type: RequestType,
): Promise<LockedRequest> {
  if (type.fulfilment.by === "archive") await order(unit, request);
  if (type.fulfilment.by === "hand" && (await hasPlace(unit, request))) {
    await orderCorrection(unit, request);
  }
  if (type.fulfilment.by === "job") {
    await makeFailedDue(unit, request.id);
    await unit.queue.enqueue(type.fulfilment.job, { requestId: request.id }, { key: request.id });
  }
  return moveTo(unit, request, "running");
}

/** Whether the request names a value that the portal can write itself. */
export async function hasPlace(unit: Unit, { id }: Pick<LockedRequest, "id">): Promise<boolean> {
  const row = await unit.tx.request.findUnique({ where: { id }, select: { detailsSealed: true } });
  return settledPlace(openDetails(id, row?.detailsSealed ?? null).place ?? "") !== undefined;
}

async function orderCorrection(unit: Unit, { id }: LockedRequest): Promise<void> {
  await unit.queue.enqueue("correct", { requestId: id });
}

async function order(unit: Unit, request: LockedRequest): Promise<void> {
  if (request.accountId === null) return;
  const archiveId = await insertArchive(unit, {
    accountId: asId<AccountId>(request.accountId),
    requestId: request.id,
  });
  await unit.queue.enqueue("build-archive", { archiveId }, { key: archiveId });
}
