import { randomUUID } from "node:crypto";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { removeArchive } from "./archive-files.ts";

/**
 * Orders an archive: a row and its job, in the caller's transaction. One is made at a time for each account; asking while
 * one is made returns that one, and so does asking twice for one request.
 */
export async function orderArchive(
  unit: Unit,
  input: { readonly accountId: AccountId; readonly requestId?: RequestId },
): Promise<{ readonly archiveId: string }> {
  const { accountId, requestId } = input;
  const underWay = await unit.tx.exportArchive.findFirst({
    where: {
      accountId,
      OR: [
        { state: { in: ["waiting", "building"] } },
        ...(requestId === undefined ? [] : [{ requestId }]),
      ],
    },
    select: { id: true },
  });
  if (underWay !== null) return { archiveId: underWay.id };
  const id = randomUUID();
  // createMany: the desk may order an archive, but must not see it.
  await unit.tx.exportArchive.createMany({
    data: [{ id, accountId, ...(requestId === undefined ? {} : { requestId }) }],
  });
  await unit.queue.enqueue("build-archive", { archiveId: id }, { key: id });
  return { archiveId: id };
}

/** Destroys an archive: the key first, with the row; then the file, which is noise by now. */
export async function destroyArchive(
  unit: Unit,
  archiveId: string,
  reason: "expired" | "downloaded",
): Promise<string | null> {
  const row = await unit.tx.exportArchive.findUnique({
    where: { id: archiveId },
    select: { file: true, accountId: true },
  });
  if (row === null) return null;
  await unit.tx.exportArchive.updateMany({
    where: { id: archiveId },
    data: { state: "gone", keySealed: null, file: null, sizeBytes: 0 },
  });
  await unit.audit.append({
    action: "archive.removed",
    target: { kind: "archive", id: archiveId },
    data: { archive: archiveId, reason },
  });
  return row.file;
}

/** Removes the file that `destroyArchive` left, after its transaction has been committed. */
export async function removeDestroyed(file: string | null): Promise<void> {
  if (file !== null) await removeArchive(file);
}
