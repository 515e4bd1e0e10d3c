import type { FileHandle } from "node:fs/promises";
import { csvFailure, ofTheDisk } from "./files.ts";

const pieceSize = 256 * 1024;

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251";

/**
 * A file as text, piece by piece, whatever program wrote it: UTF-8 or UTF-16 by its mark or by where its zero bytes are; what
 * is no UTF-8 in its first 256 KiB is Windows-1251. A file that begins as UTF-8 and goes on as something else is `untrusted`.
 */
export async function* textOf(handle: FileHandle): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces(handle)) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    yield decoded(decoder, piece);
  }
  if (decoder !== undefined) yield decoded(decoder, undefined);
}

function decoded(decoder: TextDecoder, piece: Uint8Array | undefined): string {
  try {
    const text = decoder.decode(piece, { stream: piece !== undefined });
    if (text.includes("\0")) throw csvFailure("untrusted", "zero characters");
    return text;
  } catch (error) {
    throw error instanceof TypeError ? csvFailure("untrusted", `not ${decoder.encoding}`) : error;
  }
}

/** By the first piece of a file. */
export function encodingOf(head: Uint8Array): Encoding {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Delimiters, digits and line ends have a zero byte beside them in UTF-16 of any language.
  const zeros = [0, 0];
  for (const [index, byte] of head.subarray(0, 2_000).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) return odd > even ? "utf-16le" : "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1251";
  }
}

async function* pieces(handle: FileHandle): AsyncIterable<Uint8Array> {
  for (let at = 0; ;) {
    const buffer = new Uint8Array(pieceSize);
    const { bytesRead } = await handle.read(buffer, 0, pieceSize, at).catch((error: unknown) => {
      throw ofTheDisk(error);
    });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
