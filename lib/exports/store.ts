import { randomUUID } from "node:crypto";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { removeArchive } from "./archive-files.ts";

/**
 * Lays down an archive to be built, in the caller's transaction; the caller queues `build-archive` with the id returned. One
 * per request, and it has the request's id: asking again for the same request gives the same archive, also to a desk that
 * may order one and never see it.
 */
export async function insertArchive(
  unit: Unit,
  input: { readonly accountId: AccountId; readonly requestId?: RequestId },
): Promise<string> {
  const { accountId, requestId } = input;
  const id = requestId ?? randomUUID();
  // createMany reads nothing back, which the desk could not.
  await unit.tx.exportArchive.createMany({
    data: [{ id, accountId, ...(requestId === undefined ? {} : { requestId }) }],
    skipDuplicates: true,
  });
  return id;
}

/** Destroys an archive: the key first, with the row; then the file, which is noise by now. */
export async function destroyArchive(
  unit: Unit,
  archiveId: string,
  reason: "expired" | "downloaded" | "stopped",
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

/** An archive whose row is locked until the end of the transaction. */
export type LockedArchive = {
  readonly id: string;
  readonly state: string;
  readonly requestId: RequestId | null;
};

/**
 * Locks the archives of a person that are ready or being built. One that is destroyed while it is being built stays
 * destroyed: its builder finds it gone and removes what it wrote.
 */
export async function lockArchivesOf(
  unit: Unit,
  accountId: AccountId,
): Promise<readonly LockedArchive[]> {
  return unit.tx.$queryRaw<LockedArchive[]>`
    select id::text, state, request_id::text as "requestId" from export_archive
    where account_id = ${accountId}::uuid and state in ('waiting', 'building', 'ready')
    order by id for update`;
}

/** Removes the file that `destroyArchive` left, after its transaction has been committed. */
export async function removeDestroyed(file: string | null): Promise<void> {
  if (file !== null) await removeArchive(file);
}
