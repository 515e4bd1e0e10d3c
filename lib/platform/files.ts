import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, rm, type FileHandle } from "node:fs/promises";
import { basename, join } from "node:path";
import { required } from "./env.ts";

/**
 * An encrypted file: 64 KiB pieces, each sealed with AES-256-GCM under the file's own key. The nonce is the number
 * of the piece and whether it is the last, so that pieces cannot be swapped, repeated or cut off; a piece is given
 * out only once it has been checked. A key must never be used for a second file.
 */
const pieceLength = 65_536;
const tagLength = 16;
/** Pieces read from the disk at a time. */
const piecesRead = 8;

/** The folder of encrypted archives, made when absent. */
export function archiveFolder(): string {
  return folder(required("JEKE_ARCHIVES"));
}

/** The folder of encrypted evidence that people gave, made when absent. */
export function evidenceFolder(): string {
  return folder(join(required("JEKE_ARCHIVES"), "evidence"));
}

/** A new key for one file. It belongs into a row (sealed); with the row the file becomes unreadable. */
export function newFileKey(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(32));
}

/** Writes a new file, mode 0600; refuses one that exists. Aborting or failing removes it. */
export async function writeEncrypted(
  path: string,
  key: Uint8Array,
): Promise<WritableStream<Uint8Array>> {
  const file = await open(path, "wx", 0o600);
  let pending = Buffer.alloc(0);
  let index = 0;
  const sealed = (piece: Buffer, isLast: boolean): readonly Buffer[] => {
    const cipher = createCipheriv("aes-256-gcm", key, nonce(index++, isLast));
    return [cipher.update(piece), cipher.final(), cipher.getAuthTag()];
  };
  const discard = async (): Promise<void> => {
    await file.close();
    await rm(path, { force: true });
  };
  // A disk that is full: the stream calls no abort after a write of its own has failed.
  const orDiscard = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await discard().catch(() => undefined);
      throw error;
    }
  };
  return new WritableStream<Uint8Array>({
    write: (chunk) =>
      orDiscard(async () => {
        pending = Buffer.concat([pending, chunk]);
        const ready: Buffer[] = [];
        // A full piece waits until more comes: only then is it known not to be the last.
        while (pending.length > pieceLength) {
          ready.push(...sealed(pending.subarray(0, pieceLength), false));
          pending = pending.subarray(pieceLength);
        }
        if (ready.length > 0) await file.appendFile(Buffer.concat(ready));
      }),
    close: () =>
      orDiscard(async () => {
        await file.appendFile(Buffer.concat(sealed(pending, true)));
        await file.sync();
        await file.close();
      }),
    abort: discard,
  });
}

/** Reads a file written by `writeEncrypted`. Errors on a wrong key or any change, before giving out that piece. */
export async function readEncrypted(
  path: string,
  key: Uint8Array,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  const sealedLength = pieceLength + tagLength;
  let offset = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const read = await readAt(file, offset, Math.min(sealedLength * piecesRead, size - offset));
        let at = 0;
        do {
          const sealed = read.subarray(at, at + sealedLength);
          const isLast = offset + sealed.length >= size;
          const piece = openPiece(sealed, key, nonce(offset / sealedLength, isLast));
          at += sealed.length;
          offset += sealed.length;
          if (piece.length > 0) controller.enqueue(piece);
        } while (at < read.length);
        if (offset < size) return;
        await file.close();
        controller.close();
      } catch (error) {
        await file.close().catch(() => undefined);
        throw error;
      }
    },
    cancel: () => file.close(),
  });
}

/** Length of the plain content of an encrypted file of this size. */
export function plainLength(size: number): number {
  return size - Math.ceil(size / (pieceLength + tagLength)) * tagLength;
}

/** Removes a file of a folder of ours by its bare name; one that is gone already is fine. */
export async function removeFile(folderPath: string, name: string): Promise<void> {
  await rm(fileIn(folderPath, name), { force: true });
}

/** The path of a bare name in a folder; a name with a path in it is refused. */
export function fileIn(folderPath: string, name: string): string {
  if (name === "" || name !== basename(name) || name.includes("\\") || name.startsWith(".")) {
    throw new Error("Not the bare name of a file.");
  }
  return join(folderPath, name);
}

function openPiece(sealed: Buffer, key: Uint8Array, iv: Buffer): Uint8Array<ArrayBuffer> {
  if (sealed.length < tagLength) throw new Error("The encrypted file is cut off.");
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAuthTag(sealed.subarray(-tagLength));
  const body = sealed.subarray(0, -tagLength);
  return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Error("The encrypted file is cut off.");
    filled += bytesRead;
  }
  return buffer;
}

function nonce(index: number, isLast: boolean): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(index, 7);
  iv[11] = isLast ? 1 : 0;
  return iv;
}

function folder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}
