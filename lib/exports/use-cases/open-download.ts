import { isUuid } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { unsealBytes } from "#lib/platform/crypto.ts";
import { readEncrypted } from "#lib/platform/files.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { archiveDownloads, archivePath, keyPlace } from "../archive-files.ts";
import { destroyArchive, removeDestroyed } from "../store.ts";

/** A download under way; `fileName` says nothing of the person. */
export type Download = {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly fileName: string;
};

type Problem = Refusal<"exports.step-up-needed" | "exports.not-found" | "exports.gone">;

/**
 * Opens an archive of the person who is signed in, decrypting as it streams. At most three downloads run to their end, and
 * none after 72 hours; the third one destroys key and file. A download that breaks off is not counted.
 *
 * Refuses `exports.step-up-needed` below level 2, `exports.not-found` for an unknown archive and for anybody else's,
 * `exports.gone` when its time or its downloads are used up. In one transaction: the count, audit `archive.downloaded`.
 */
export async function openDownload(
  workspace: Workspace,
  input: { readonly archiveId: string },
): Promise<Result<Download, Problem>> {
  const { actor } = workspace;
  if (actor.kind !== "subject" || !isUuid(input.archiveId)) return refuse("exports.not-found");
  if (actor.level < 2) return refuse("exports.step-up-needed");
  const taken = await workspace.unit((unit) => take(unit, actor.accountId, input.archiveId));
  if (!taken.ok) return taken;
  const { file, key } = taken.value;
  const plain = await readEncrypted(archivePath(file), key);
  const stream = counted(plain, {
    complete: () => workspace.unit((unit) => complete(unit, input.archiveId)).then(removeDestroyed),
    broken: () => workspace.unit((unit) => giveBack(unit, input.archiveId)),
  });
  const day = await workspace.unit(async (unit) => unit.now.toString().slice(0, 10));
  return ok({ stream, fileName: `${currentOperator().id}-${day}.zip` });
}

async function take(
  unit: Unit,
  accountId: string,
  id: string,
): Promise<Result<{ readonly file: string; readonly key: Uint8Array }, Problem>> {
  const row = await unit.tx.exportArchive.findFirst({
    where: { id, accountId },
    select: { state: true, file: true, keySealed: true },
  });
  if (row === null) return refuse("exports.not-found");
  if (row.state === "waiting" || row.state === "building" || row.state === "failed") {
    return refuse("exports.not-found");
  }
  // Taken before the first byte, so that many at once are three as well.
  const { count } = await unit.tx.exportArchive.updateMany({
    where: {
      ...{ id, accountId, state: "ready" },
      downloads: { lt: archiveDownloads },
      expiresAt: { gt: dateOf(unit.now) },
    },
    data: { downloads: { increment: 1 } },
  });
  if (count !== 1 || row.file === null || row.keySealed === null) return refuse("exports.gone");
  await unit.audit.append({
    action: "archive.downloaded",
    ...(unit.actor.kind === "subject" ? { subject: unit.actor.accountId } : {}),
    target: { kind: "archive", id },
    data: { archive: id },
  });
  return ok({ file: row.file, key: unsealBytes(row.keySealed, keyPlace(id)) });
}

async function complete(unit: Unit, id: string): Promise<string | null> {
  const row = await unit.tx.exportArchive.findUnique({
    where: { id },
    select: { downloads: true, state: true },
  });
  if (row === null || row.state !== "ready" || row.downloads < archiveDownloads) return null;
  return destroyArchive(unit, id, "downloaded");
}

async function giveBack(unit: Unit, id: string): Promise<void> {
  await unit.tx.exportArchive.updateMany({
    where: { id, state: "ready", downloads: { gt: 0 } },
    data: { downloads: { decrement: 1 } },
  });
}

function counted(
  plain: ReadableStream<Uint8Array<ArrayBuffer>>,
  on: { readonly complete: () => Promise<void>; readonly broken: () => Promise<void> },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = plain.getReader();
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) {
        controller.enqueue(value);
        return;
      }
      await on.complete();
      controller.close();
    },
    async cancel(reason) {
      await reader.cancel(reason);
      await on.broken();
    },
  });
}
