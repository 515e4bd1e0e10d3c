import { createReadStream, existsSync, openAsBlob, readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { BlobReader, configure, type FileEntry, ZipReader } from "@zip.js/zip.js";
import { assertOneReading } from "./zip-form.ts";

configure({ useWebWorkers: false });

/** One file of a package; it is read in pieces and never held. */
export type Member = { readonly name: string; read(): AsyncIterable<Uint8Array> };

/** The files that lie beside a manifest, in its ZIP or in its folder; the manifest itself is none of them. */
export type Package = { readonly members: readonly Member[]; readonly manifest: Member };

export const manifestName = "manifest.json";

/** A manifest of a million files is smaller; what claims to be one and is not must not fill the memory. */
const longestText = 64 * 1024 * 1024;

/** Whether a file begins or ends as a ZIP does: one that was damaged at one end is still no text. */
export async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const has = async (at: number, sign: string): Promise<boolean> => {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, Math.max(0, at));
      return buffer.toString("latin1") === sign;
    };
    return (await has(0, "PK\u0003\u0004")) || (await has(size - 22, "PK\u0005\u0006"));
  } finally {
    await handle.close();
  }
}

/** @throws when the ZIP is damaged, can be read in two ways, or holds no manifest. */
export async function zipPackage(file: string): Promise<Package> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(file)));
  const entries = await zip.getEntries({ strictness: "strict" });
  await assertOneReading(file, entries);
  const members = entries.flatMap((entry): Member[] =>
    entry.directory ? [] : [{ name: entry.filename, read: () => entryBytes(entry) }],
  );
  const manifest = members.find(({ name }) => name === manifestName);
  if (manifest === undefined) throw new Error("no manifest");
  // A second manifest is a file too many, and is found as such.
  return { manifest, members: members.filter((one) => one !== manifest) };
}

/** The folder in which an unpacked manifest lies: what is beside it, and in the folder of tables. */
export function folderPackage(file: string): Package {
  const folder = path.dirname(file);
  const member = (name: string): Member => {
    return { name, read: () => createReadStream(path.join(folder, name)) };
  };
  const inFolder = (sub: string): readonly string[] =>
    existsSync(path.join(folder, sub))
      ? readdirSync(path.join(folder, sub), { withFileTypes: true })
          .filter((one) => one.isFile() && !one.name.startsWith("."))
          .map(({ name }) => path.posix.join(sub, name))
      : [];
  const names = [...inFolder("."), ...inFolder("csv")];
  const own = path.basename(file);
  return {
    manifest: member(own),
    members: names.filter((name) => name !== own).map(member),
  };
}

async function* entryBytes(entry: FileEntry): AsyncIterable<Uint8Array> {
  let breakOff: (error: unknown) => void = () => undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      breakOff = (error) => {
        controller.error(error);
      };
    },
  });
  const done = entry.getData(writable, { checkSignature: true });
  // The library does not always end what it has begun to write: whoever reads would wait for ever.
  done.catch(breakOff);
  yield* readable;
  await done;
}

/** The whole of a small member as text. @throws when it is not small. */
export async function textOf(member: Member): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of member.read()) {
    bytes += piece.length;
    if (bytes > longestText) throw new Error("too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
