import { createReadStream, existsSync, openAsBlob, readdirSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { BlobReader, configure, type FileEntry, ZipReader } from "@zip.js/zip.js";

configure({ useWebWorkers: false });

/** One file of a package; it is read in pieces and never held. */
export type Member = { readonly name: string; read(): AsyncIterable<Uint8Array> };

/** The files that lie beside a manifest, in its ZIP or in its folder; the manifest itself is none of them. */
export type Package = { readonly members: readonly Member[]; readonly manifest: Member };

export const manifestName = "manifest.json";

/** Whether a file begins as a ZIP does. */
export async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1") === "PK\u0003\u0004";
  } finally {
    await handle.close();
  }
}

/** @throws when the ZIP is damaged, or holds no manifest. */
export async function zipPackage(file: string): Promise<Package> {
  const zip = new ZipReader(new BlobReader(await openAsBlob(file)));
  const members = (await zip.getEntries()).flatMap((entry): Member[] =>
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
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const done = entry.getData(writable);
  // Heard at the end; a reader that has left before does not care.
  done.catch(() => undefined);
  yield* readable;
  await done;
}

/** The whole of a small member as text. */
export async function textOf(member: Member): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of member.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
