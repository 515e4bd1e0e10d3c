import { createHash, type Hash } from "node:crypto";
import { ZipWriter, configure } from "@zip.js/zip.js";
import type { ManifestFile } from "#lib/systems/core/manifest.ts";

// No web workers: this runs in our own worker process. Its own streams deflate beside our thread.
configure({ useWebWorkers: false, useCompressionStream: true });

/** Above this a file of the ZIP may need fields of 64 bits for its length. */
const largeBytes = 2 ** 31;
/** Small pieces are put together to this length before they are hashed and packed. */
const pieceBytes = 1 << 18;

/** One file of an archive, in pieces: each is hashed, packed and forgotten. `bytes`: about how long it will be. */
export type ArchiveFile = {
  readonly name: string;
  readonly bytes: number;
  read(): AsyncIterable<string | Uint8Array>;
};

/**
 * Writes files into a ZIP on `target` as they come; memory holds a piece, never a file. What `last` returns, told each file with its
 * length and SHA-256, is added as one more at the end (the manifest, which names all others).
 */
export async function writeZip(
  target: WritableStream<Uint8Array>,
  files: readonly ArchiveFile[],
  options: {
    readonly progress: () => Promise<void>;
    readonly last: (files: readonly ManifestFile[]) => readonly ArchiveFile[];
  },
): Promise<readonly ManifestFile[]> {
  const zip = new ZipWriter(target, { bufferedWrite: false });
  const written: ManifestFile[] = [];
  try {
    for (const file of files) {
      written.push(await addFile(zip, file));
      await options.progress();
    }
    for (const file of options.last(written)) await addFile(zip, file);
    await zip.close();
    return written;
  } catch (error) {
    await target.abort(error).catch(() => undefined);
    throw error;
  }
}

async function addFile(zip: ZipWriter<unknown>, file: ArchiveFile): Promise<ManifestFile> {
  const hash: Hash = createHash("sha256");
  let bytes = 0;
  const hashed = async function* (): AsyncIterable<Uint8Array> {
    for await (const piece of inPieces(file.read())) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  const zip64 = file.bytes > largeBytes ? { zip64: true } : {};
  await zip.add(file.name, streamOf(hashed()), zip64);
  return { name: file.name, bytes, sha256: hash.digest("hex") };
}

async function* inPieces(source: AsyncIterable<string | Uint8Array>): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    waiting.push(bytes);
    length += bytes.length;
    if (length < pieceBytes) continue;
    yield waiting.length === 1 ? bytes : Buffer.concat(waiting);
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** Asked for one piece at a time. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
