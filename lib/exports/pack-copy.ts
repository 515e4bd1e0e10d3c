import { writeEncrypted } from "#lib/platform/files.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { buildManifest, type Manifest, type ManifestFile } from "#lib/systems/core/manifest.ts";
import { manifestHash, signManifest } from "#lib/systems/manifest.ts";
import { archivePath, asideNames, removeAside } from "./archive-files.ts";
import type { Copy } from "./copy-json.ts";
import { manifestSystems } from "./core/copy-parts.ts";
import { filesOfCopy, textFile } from "./files-of-copy.ts";
import { gatherCopy, type Gathering } from "./gather-copy.ts";
import { pageWords } from "./page-words.ts";
import { writeZip } from "./write-zip.ts";

/** What was packed, and the hash of its signed manifest. */
export type Packed = { readonly manifest: Manifest; readonly hash: string };

/** What is packed, into which file of the archive folder, under which key. */
export type Packing = Pick<Gathering, "systems" | "identifiers" | "now" | "locale"> & {
  readonly file: string;
  readonly key: Uint8Array;
  /** Told how many steps are done and how many there are; also now and then in the middle of one. */
  readonly progress: (done: number, total: number) => Promise<void>;
};

/**
 * Reads everything about one subject and packs it: JSON, tables, one readable page and a signed manifest in a ZIP that is encrypted
 * under the key given. Memory holds pages, never a list. Throws what the disk throws; whatever was written goes with `removeArchive`.
 */
export async function packCopy(packing: Packing): Promise<Packed> {
  const { systems, identifiers, now, locale, file, key, progress } = packing;
  const read = systems.maps.length;
  // Files are counted once the systems have been read; until then each system counts as two.
  const alive = (): Promise<void> => progress(0, read * 2);
  const nextFile = asideNames(file);
  const copy = await gatherCopy({ systems, identifiers, now, locale, nextFile, alive });
  const files = filesOfCopy(copy, locale, pageWords(locale, currentOperator().zone));
  let done = read;
  const step = (more: number): Promise<void> => progress((done += more), read + files.length);
  await step(0);
  const packed: Packed[] = [];
  const target = await writeEncrypted(archivePath(file), key);
  await writeZip(target, files, {
    progress: () => step(1),
    last: (written) => {
      const { signed, ...made } = manifestOf(copy, written);
      packed.push(made);
      return [textFile("manifest.json", () => `${JSON.stringify(signed, null, 1)}\n`)];
    },
  });
  await removeAside(file);
  const [made] = packed;
  if (made === undefined) throw new Error("An archive without a manifest.");
  return made;
}

function manifestOf(copy: Copy, files: readonly ManifestFile[]) {
  const manifest = buildManifest({
    ...{ about: "export", operator: copy.operator.id, at: copy.at, files },
    systems: manifestSystems(copy.systems),
  });
  const signed = signManifest(manifest);
  return { manifest, signed, hash: manifestHash(signed) };
}
