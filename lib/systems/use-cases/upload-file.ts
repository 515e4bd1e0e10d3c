import { hasRole } from "#lib/kernel/actor.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Uploaded, UploadProblem } from "../connectors/csv/upload.ts";
import {
  checkStaged,
  dropStaged,
  dropStale,
  folderOf,
  nameFor,
  readNow,
  rowsNow,
  stage,
  type Staged,
  takeStaged,
} from "../connectors/csv/staged.ts";
import { SystemFailure, type Workspace } from "../ports.ts";

/** A file of a `csv` system that was sent at the desk and waits for a decision. */
export type UploadedFile = Staged & { readonly system: string };

/** What stands on the page between sending a file and taking it: numbers and names of columns, no row. */
export type UploadView = UploadedFile & {
  readonly problems: readonly UploadProblem[];
  readonly collections: readonly CollectionMap["names"][];
  readonly rows: number;
  /** What is read until then; absent where there is no file yet. `rows` are absent where it does not hold. */
  readonly before?: { readonly name: string; readonly at: string; readonly rows?: number };
  /** What the decision is about: sent back with it. */
  readonly seen: string;
};

export type UploadRefusal = Refusal<
  | "systems.upload-unknown"
  | "systems.upload-day"
  | "systems.upload-gone"
  | "systems.upload-changed"
  | "systems.no-room"
>;

/**
 * Lays a file that an administrator sent into the folder of a `csv` system where no collection reads it; it is looked at by
 * `uploadToDecide` and taken by `takeUpload`. Refuses `systems.upload-unknown` (no such system, collection or folder, or not an
 * administrator), `systems.upload-day` (no day, or one to come) and `systems.no-room` (the folder takes no file). What was sent earlier than an hour ago and not taken is removed.
 */
export async function sendUpload(
  workspace: Workspace,
  input: {
    readonly system: string;
    readonly collection: string;
    readonly name: string;
    readonly bytes: Uint8Array;
    /** ISO date on which it was exported: what is read from it is as of then. */
    readonly exportedOn: string;
  },
): Promise<Result<UploadedFile, UploadRefusal>> {
  const place = placeFor(workspace, input.system);
  const collection = place?.system.collections.find(({ id }) => id === input.collection);
  if (place === undefined || collection === undefined) return refuse("systems.upload-unknown");
  const now = await workspace.unit(async (unit) => unit.now);
  const { zone } = currentOperator();
  const asOf = momentOf(input.exportedOn, { now, zone });
  if (asOf === undefined) return refuse("systems.upload-day");
  const name = nameFor(collection, input.name, input.exportedOn);
  try {
    await dropStale(place.folder, now);
    return ok({ id: await stage(place.folder, input.bytes, asOf), name, system: input.system });
  } catch (error) {
    if (error instanceof SystemFailure) return refuse("systems.no-room");
    throw error;
  }
}

/** A sent file read to its end, beside what is read now; null for whoever is no administrator, and when it is there no more. */
export async function uploadToDecide(
  workspace: Workspace,
  file: UploadedFile,
): Promise<UploadView | null> {
  const place = placeFor(workspace, file.system);
  if (place === undefined) return null;
  const checked = await checkStaged(place.system, place.folder, file);
  if (checked === undefined) return null;
  const readers = checked.ok ? readersOf(place.system, checked) : [];
  const now = await beforeOf(place, readers);
  return {
    ...file,
    problems: checked.ok ? [] : checked.problems,
    collections: readers.map(({ names }) => names),
    rows: checked.ok ? checked.rows : 0,
    ...(now === undefined ? {} : { before: now }),
    seen: seenOf(now),
  };
}

/**
 * Puts a sent file among those that are read, checked anew, whole or not at all. Refuses `systems.upload-unknown`, `.upload-gone`
 * (taken, discarded, or an hour old), `.upload-changed` (it does not hold, or what is read now is no longer what was `seen`: somebody
 * else was quicker) and `.no-room`; then what was there stays. Writes audit `system.file-taken` with the numbers of rows.
 */
export async function takeUpload(
  workspace: Workspace,
  { seen, ...file }: UploadedFile & { readonly seen: string },
): Promise<Result<{ readonly system: string }, UploadRefusal>> {
  const place = placeFor(workspace, file.system);
  if (place === undefined) return refuse("systems.upload-unknown");
  const view = await uploadToDecide(workspace, file);
  if (view === null) return refuse("systems.upload-gone");
  if (view.problems.length > 0 || view.seen !== seen) return refuse("systems.upload-changed");
  const taken = await takeStaged(place.system, place.folder, file);
  if (taken === undefined) return refuse("systems.upload-gone");
  if (!taken.ok) {
    const isFull = taken.problems.some(({ code }) => code === "not-written");
    return refuse(isFull ? "systems.no-room" : "systems.upload-changed");
  }
  await workspace.unit((unit) =>
    unit.audit.append({
      action: "system.file-taken",
      data: {
        ...{ system: file.system, collections: [...taken.collections], rows: taken.rows },
        ...(view.before?.rows === undefined ? {} : { before: view.before.rows }),
      },
    }),
  );
  return ok({ system: file.system });
}

/** Removes a sent file that is not wanted; the same answer when it is gone already. */
export async function dropUpload(
  workspace: Workspace,
  file: Pick<UploadedFile, "system" | "id">,
): Promise<Result<{ readonly system: string }, UploadRefusal>> {
  const place = placeFor(workspace, file.system);
  if (place === undefined) return refuse("systems.upload-unknown");
  await dropStaged(place.folder, file.id);
  return ok({ system: file.system });
}

/** The beginning of a day that is over, and this moment for today: never later than the export can have been. */
function momentOf(
  day: string,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Temporal.Instant | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  try {
    const date = Temporal.PlainDate.from(day);
    const isPast = Temporal.PlainDate.compare(date, dateIn(zone, now));
    if (isPast > 0 || date.year < 2000) return undefined;
    return isPast === 0 ? now : date.toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
}

type Place = { readonly system: SystemMap; readonly folder: string };

/** Files are set-up, like the map that names them: the administrator's, who sees numbers of them and no row. */
function placeFor({ actor }: Workspace, id: string): Place | undefined {
  if (!hasRole(actor, "admin")) return undefined;
  const system = currentOperator().systems.find((one) => one.id === id && one.kind === "csv");
  const folder = system === undefined ? undefined : folderOf(system);
  return system === undefined || folder === undefined ? undefined : { system, folder };
}

function readersOf(
  { collections }: SystemMap,
  checked: Extract<Uploaded, { readonly ok: true }>,
): readonly CollectionMap[] {
  return collections.filter(({ id }) => checked.collections.includes(id));
}

async function beforeOf(
  { system, folder }: Place,
  readers: readonly CollectionMap[],
): Promise<UploadView["before"]> {
  const [reader] = readers;
  const [file] = reader === undefined ? [] : await readNow(folder, reader);
  if (file === undefined) return undefined;
  const rows = await rowsNow(system, folder, file.name);
  const at = new Date(file.changedAt).toISOString();
  return { name: file.name, at, ...(rows === undefined ? {} : { rows }) };
}

function seenOf(before: UploadView["before"]): string {
  return before === undefined ? "nothing" : `${before.at} ${before.name}`;
}
