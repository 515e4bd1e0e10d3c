import { randomUUID } from "node:crypto";
import { copyFile, open, rename, rm, stat, utimes } from "node:fs/promises";
import { constants } from "node:fs";
import path from "node:path";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { wantedColumns } from "../../core/columns.ts";
import { SystemFailure } from "../../ports.ts";
import { SeenKeys } from "../seen-keys.ts";
import { filePattern, filesIn, ofTheDisk } from "./files.ts";
import { headerOf, rowsOfFile } from "./table.ts";

/** What stands against taking a file in; `what` is a column, a number of rows, or the names that would fit. */
export type UploadProblem = {
  readonly code:
    | "no-collection"
    | "missing-column"
    | "row-without-key"
    | "key-twice"
    | "older"
    | "unreadable"
    | "not-written";
  readonly collection?: string;
  readonly what: string;
};

export type Uploaded =
  | { readonly ok: true; readonly collections: readonly string[]; readonly rows: number }
  | { readonly ok: false; readonly problems: readonly UploadProblem[] };

/**
 * Puts a file into the folder of a `csv` system under a name, whole or not at all: a reader sees the old file or the new one. It keeps
 * the time of the source, as what is read from it is as of then.
 * Before that it is read to its end as the connector will read it, for every collection whose table the name fits.
 */
export async function uploadFile(
  system: SystemMap,
  {
    folder,
    source,
    name,
  }: { readonly folder: string; readonly source: string; readonly name: string },
): Promise<Uploaded> {
  const unread = nobodyReads(system, name);
  if (unread !== undefined) return unread;
  const inside = path.join(folder, `.upload-${randomUUID()}`);
  try {
    // What was checked is what is put in, whoever writes into the source meanwhile.
    await copyFile(source, inside, constants.COPYFILE_EXCL);
    const { atime, mtime } = await stat(source);
    await utimes(inside, atime, mtime);
    const checked = await checkUpload(system, { folder, file: inside, name });
    if (!checked.ok) return checked;
    await settle(inside);
    await rename(inside, path.join(folder, name));
    return checked;
  } catch (error) {
    const what = error instanceof SystemFailure ? reasonOf(error) : reasonOf(ofTheDisk(error));
    return { ok: false, problems: [{ code: "not-written", what }] };
  } finally {
    await rm(inside, { force: true });
  }
}

/**
 * Reads a file to its end as the connector would read it under this name, for every collection whose table the name fits. A file that
 * is older than another one of its collection would not be read at all (`older`).
 */
export async function checkUpload(
  system: SystemMap,
  { folder, file, name }: { readonly folder: string; readonly file: string; readonly name: string },
): Promise<Uploaded> {
  const unread = nobodyReads(system, name);
  if (unread !== undefined) return unread;
  const collections = readersOf(system, name);
  const looks = await Promise.all(collections.map((one) => look(system, one, file)));
  const newer = await Promise.all(collections.map((one) => newerThan(one, { folder, file, name })));
  const problems = [...looks.flatMap((one) => one.problems), ...newer.flat()];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, collections: collections.map(({ id }) => id), rows: looks[0]?.rows ?? 0 };
}

async function newerThan(
  { id, table }: CollectionMap,
  one: { readonly folder: string; readonly file: string; readonly name: string },
): Promise<readonly UploadProblem[]> {
  if (filePattern(table)?.isAll !== false) return [];
  const { mtimeMs } = await stat(one.file);
  const others = await filesIn(one.folder, table);
  return others
    .map(({ path: other, changedAt }) => ({ other: path.basename(other), changedAt }))
    .filter(({ other, changedAt }) => other !== one.name && changedAt > mtimeMs)
    .map(({ other }) => ({ code: "older", collection: id, what: other }));
}

function readersOf({ collections }: SystemMap, name: string): readonly CollectionMap[] {
  return collections.filter(({ table }) => filePattern(table)?.fits(name));
}

function nobodyReads(system: SystemMap, name: string): Uploaded | undefined {
  if (readersOf(system, name).length > 0) return undefined;
  const what = system.collections.map(({ table }) => table.replace(/^all:/, "")).join(", ");
  return { ok: false, problems: [{ code: "no-collection", what }] };
}

type Look = { readonly problems: readonly UploadProblem[]; readonly rows: number };

async function look(system: SystemMap, collection: CollectionMap, file: string): Promise<Look> {
  const { id } = collection;
  const wanted = wantedColumns(system, collection);
  try {
    const header = await headerOf(file);
    const missing = wanted.filter(({ column }) => !header.includes(column));
    if (missing.length > 0) {
      const problems = missing.map(({ column, because }): UploadProblem => {
        return { code: "missing-column", collection: id, what: `${column} (${because})` };
      });
      return { problems, rows: 0 };
    }
    return await walk(
      collection,
      file,
      wanted.map(({ column }) => column),
    );
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return { problems: [{ code: "unreadable", collection: id, what: reasonOf(error) }], rows: 0 };
  }
}

async function walk(
  { id, key }: CollectionMap,
  file: string,
  wanted: readonly string[],
): Promise<Look> {
  const seen = new SeenKeys();
  const counts = { rows: 0, keyless: 0, twice: 0 };
  for await (const rows of rowsOfFile(file, wanted, () => true)) {
    counts.rows += rows.length;
    for (const row of rows) {
      const parts = key.map((column) => row[column] ?? null);
      if (parts.includes(null)) counts.keyless += 1;
      else if (!seen.add(JSON.stringify(parts))) counts.twice += 1;
    }
  }
  const problem = (code: UploadProblem["code"], count: number): UploadProblem[] =>
    count === 0 ? [] : [{ code, collection: id, what: String(count) }];
  const problems = [
    ...problem("row-without-key", counts.keyless),
    ...problem("key-twice", counts.twice),
  ];
  return { problems, rows: counts.rows };
}

/** On the disk before it has its name: a power cut leaves the old file or the new one. */
async function settle(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function reasonOf({ cause, code }: SystemFailure): string {
  return cause instanceof Error ? cause.message : code;
}
