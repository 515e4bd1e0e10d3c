import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { isUuid } from "#lib/kernel/ids.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { packSecret } from "#lib/platform/env.ts";
import { filePattern, filesIn, ofTheDisk } from "./files.ts";
import { checkUpload, type Uploaded, uploadFile } from "./upload.ts";

/** How long a file that was sent and not taken lies in the folder: it holds people's data and serves nobody. */
const staleMinutes = 60;
/** Files of ours that no collection reads: sent at the desk, and what a crash left of an upload. */
const ours = /^\.(staged|upload)-[0-9a-f-]{36}$/;

/** A file that lies beside those that are read, until somebody takes it or an hour is over. */
export type Staged = { readonly id: string; readonly name: string };

/** The folder of a `csv` system; nothing where its variable is not set. */
export function folderOf({ url = "" }: Pick<SystemMap, "url">): string | undefined {
  const [, name] = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(url) ?? [];
  return name === undefined ? undefined : packSecret(name);
}

/**
 * Under which name a file is read for a collection: its own where that fits, else the one that the map writes, with the day (ISO)
 * in place of each `*`.
 */
export function nameFor({ table }: Pick<CollectionMap, "table">, sent: string, day: string) {
  const own = path.basename(sent);
  const isSound = own.length <= 200 && !/[\p{Cc}\\]/u.test(own);
  if (isSound && filePattern(table)?.fits(own) === true) return own;
  return table.replace(/^all:/, "").replaceAll("*", day);
}

/** Lays a file into the folder where no collection reads it; what it holds is as of `asOf`. */
export async function stage(
  folder: string,
  bytes: Uint8Array,
  asOf: Temporal.Instant,
): Promise<string> {
  const id = randomUUID();
  try {
    const handle = await open(pathOf(folder, id), "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      const seconds = asOf.epochMilliseconds / 1_000;
      await handle.utimes(seconds, seconds);
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(pathOf(folder, id), { force: true }).catch(() => undefined);
    throw ofTheDisk(error);
  }
  return id;
}

/** What stands against taking a staged file, or how many rows it has; nothing when it is there no more. */
export async function checkStaged(
  system: SystemMap,
  folder: string,
  { id, name }: Staged,
): Promise<Uploaded | undefined> {
  if (!(await isThere(folder, id))) return undefined;
  return checkUpload(system, { folder, file: pathOf(folder, id), name });
}

/** Puts a staged file among those that are read, checked once more; nothing when it is there no more. */
export async function takeStaged(
  system: SystemMap,
  folder: string,
  { id, name }: Staged,
): Promise<Uploaded | undefined> {
  if (!(await isThere(folder, id))) return undefined;
  const claimed = path.join(folder, `.upload-${randomUUID()}`);
  try {
    // Of two who take it at once only one finds it.
    await rename(pathOf(folder, id), claimed);
  } catch {
    return undefined;
  }
  const taken = await uploadFile(system, { folder, source: claimed, name });
  await (taken.ok ? rm(claimed, { force: true }) : rename(claimed, pathOf(folder, id)));
  return taken;
}

export async function dropStaged(folder: string, id: string): Promise<void> {
  if (isUuid(id)) await rm(pathOf(folder, id), { force: true });
}

/** Removes what was sent, or left by a crash, and nobody took within the hour. */
export async function dropStale(folder: string, now: Temporal.Instant): Promise<number> {
  const before = now.subtract({ minutes: staleMinutes }).epochMilliseconds;
  let dropped = 0;
  for (const name of await readdir(folder)) {
    if (!ours.test(name)) continue;
    const file = path.join(folder, name);
    if ((await stat(file)).ctimeMs >= before) continue;
    await rm(file, { force: true });
    dropped += 1;
  }
  return dropped;
}

/** The files that a collection is read from now, the newest first; none where there is none yet. */
export async function readNow(
  folder: string,
  { table }: Pick<CollectionMap, "table">,
): Promise<readonly { readonly name: string; readonly changedAt: number }[]> {
  const files = await filesIn(folder, table);
  return files.map(({ path: file, changedAt }) => ({ name: path.basename(file), changedAt }));
}

/** The rows of a file that is read now; nothing where it does not hold what the map needs. */
export async function rowsNow(
  system: SystemMap,
  folder: string,
  name: string,
): Promise<number | undefined> {
  const checked = await checkUpload(system, { folder, file: path.join(folder, name), name });
  return checked.ok ? checked.rows : undefined;
}

function pathOf(folder: string, id: string): string {
  return path.join(folder, `.staged-${id}`);
}

async function isThere(folder: string, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  try {
    return (await stat(pathOf(folder, id))).isFile();
  } catch {
    return false;
  }
}
