import { createHash, type Hash } from "node:crypto";
import { TextReader, ZipWriter, configure } from "@zip.js/zip.js";
import type { ManifestFile } from "./core/manifest.ts";

// No web workers: this runs in our own worker process.
configure({ useWebWorkers: false });

/** Files of an archive, one at a time: each is made, hashed, packed and forgotten. */
export type ArchiveFile = { readonly name: string; text(): string };

/**
 * Writes files into a ZIP on `target` as they come. `after` is told each file with its length and SHA-256; what it returns
 * is added as one more file at the end (the manifest, which names all others).
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
  const text = file.text();
  const hash: Hash = createHash("sha256").update(text);
  await zip.add(file.name, new TextReader(text));
  return { name: file.name, bytes: Buffer.byteLength(text), sha256: hash.digest("hex") };
}
