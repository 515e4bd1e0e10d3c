import { randomUUID } from "node:crypto";
import { refuse, ok, type Refusal, type Result } from "#lib/kernel/result.ts";
import { sha256, seal, unsealBytes } from "#lib/platform/crypto.ts";
import {
  evidenceFolder,
  fileIn,
  newFileKey,
  readEncrypted,
  removeFile,
  writeEncrypted,
} from "#lib/platform/files.ts";
import { evidenceKind, evidenceMaxBytes, type EvidenceKind } from "../core/evidence.ts";
import { evidenceKeyPlace, type WrittenAnswer } from "./store.ts";

export type EvidenceRefusal = Refusal<"tasks.file-type" | "tasks.file-large">;

/** A file that was looked at and may be kept. */
export type CheckedFile = { readonly kind: EvidenceKind; readonly bytes: Uint8Array };

/** Looks at a file by its own bytes: what it is called and what it says of itself is believed in nothing. */
export function checkFile(bytes: Uint8Array): Result<CheckedFile, EvidenceRefusal> {
  if (bytes.length > evidenceMaxBytes) return refuse("tasks.file-large");
  const kind = evidenceKind(bytes);
  return kind === undefined ? refuse("tasks.file-type") : ok({ kind, bytes });
}

/** Writes a file under a key of its own, sealed for this task alone. */
export async function keepFile(
  taskId: string,
  { kind, bytes }: CheckedFile,
): Promise<NonNullable<WrittenAnswer["evidence"]>> {
  const key = newFileKey();
  const name = `${randomUUID()}.evidence`;
  const target = await writeEncrypted(fileIn(evidenceFolder(), name), key);
  const writer = target.getWriter();
  await writer.write(bytes);
  await writer.close();
  return {
    ...{ kind, sha256: sha256(bytes), bytes: bytes.length },
    file: { name, keySealed: seal(key, evidenceKeyPlace(taskId)) },
  };
}

/** Words instead of a file. */
export function noteEvidence(words: string): NonNullable<WrittenAnswer["evidence"]> {
  return { kind: "note", sha256: sha256(words), bytes: Buffer.byteLength(words) };
}

/** Removes the file of an answer that did not count, or of a person who is gone. */
export async function dropFile(name: string | null | undefined): Promise<void> {
  if (name !== null && name !== undefined) await removeFile(evidenceFolder(), name);
}

/** The plain bytes of a kept file, as they are read. */
export async function readFileOf(task: {
  readonly id: string;
  readonly evidenceFile: string;
  readonly evidenceKeySealed: Uint8Array;
}): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const key = unsealBytes(task.evidenceKeySealed, evidenceKeyPlace(task.id));
  return readEncrypted(fileIn(evidenceFolder(), task.evidenceFile), key);
}
