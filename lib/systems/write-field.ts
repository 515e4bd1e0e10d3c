import { type Refusal, type Result, ok, refuse } from "#lib/kernel/result.ts";
import type { CollectionMap, FieldMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { isAsSent } from "./core/as-sent.ts";
import { isSame } from "./core/condition.ts";
import { formText } from "./core/edit-value.ts";
import { upstreamOf } from "./core/graph.ts";
import { isAnothersField } from "./core/mask.ts";
import { logFailure } from "./failure-log.ts";
import {
  type StoredRecord,
  SystemFailure,
  type Value,
  type VerifiedIdentifier,
  type Workspace,
} from "./ports.ts";
import { readSystems } from "./reading.ts";

export type WriteRefusal = Refusal<
  | "systems.changed-meanwhile"
  | "systems.written-otherwise"
  | "systems.record-gone"
  | "systems.system-down"
  | "systems.no-right"
  | "systems.no-room"
  | "systems.odd-answer"
  | "systems.not-read-back"
  | "systems.value-invalid.refused-by-system"
>;

/** One field of one collection that may be written. */
export type Target = {
  readonly system: SystemMap;
  readonly collection: CollectionMap;
  readonly id: string;
  readonly field: FieldMap;
};

/** The field that a place names, whoever may write it; undefined for what the maps do not have. The portal's own is none. */
export function targetIn(
  { maps }: Pick<Workspace["systems"], "maps">,
  place: { readonly system: string; readonly collection: string; readonly field: string },
): Target | undefined {
  const system = maps.find(({ id }) => id === place.system && id !== "portal");
  const collection = system?.collections.find(({ id }) => id === place.collection);
  if (system === undefined || collection === undefined) return undefined;
  const field = Object.hasOwn(collection.fields, place.field)
    ? collection.fields[place.field]
    : undefined;
  return field === undefined ? undefined : { system, collection, id: place.field, field };
}

/** The record, if a reading by these proven identifiers finds it: a key from a form proves nothing. */
export async function findRecord(
  { systems }: Pick<Workspace, "systems">,
  { system, collection, field }: Target,
  input: { readonly key: string; readonly identifiers: readonly VerifiedIdentifier[] },
  now: Temporal.Instant,
): Promise<Result<StoredRecord, WriteRefusal>> {
  const needed = upstreamOf(system.id, systems.maps).add(system.id);
  const only = {
    maps: systems.maps.filter(({ id }) => needed.has(id)),
    connector: (id: string) => systems.connector(id),
  };
  const reading = await readSystems(only, input.identifiers, now);
  const own = reading.systems.find((one) => one.system.id === system.id);
  const place = own?.collections.find((one) => one.collection.id === collection.id);
  const row = place?.records.find(({ key }) => key === input.key);
  // Somebody else's part of a record of several people is no value of theirs.
  if (row !== undefined && !isAnothersField(field, row.as)) return ok(row);
  if (place?.outcome !== "failed") return refuse("systems.record-gone");
  const { code, through } = place.failure ?? own?.failure ?? { code: "unreachable" };
  // Nothing was asked to be written yet, whatever stands in the way.
  return refuse(through === undefined ? unwritten(code) : "systems.system-down");
}

/** Why nothing was written, in the words of whoever wanted it. */
function unwritten(
  code: string,
): Exclude<WriteRefusal["code"], "systems.changed-meanwhile" | "systems.written-otherwise"> {
  if (code === "refused") return "systems.no-right";
  if (code === "full") return "systems.no-room";
  return code === "mismatch" || code === "untrusted" ? "systems.odd-answer" : "systems.system-down";
}

/** One value to be written; `mark` is its own for ever, whatever is tried again. */
type FieldWrite = {
  readonly record: StoredRecord;
  readonly before: Value;
  readonly wanted: Value;
  readonly mark: string;
};

/** Writes where the system still holds `before`, and reads it back before anything is claimed. */
export async function writeField(
  { systems }: Pick<Workspace, "systems">,
  { system, collection, field }: Target,
  { record: { key }, before, wanted, mark }: FieldWrite,
): Promise<Result<Value, WriteRefusal>> {
  const connector = systems.connector(system.id);
  const { column } = field;
  const current = async (): Promise<Value | undefined> => {
    const [row] = await connector.readKeys(collection, [key]);
    return row === undefined ? undefined : (row.values[column] ?? null);
  };
  try {
    const change = { key, expected: { [column]: before }, set: { [column]: wanted } };
    const outcome = await connector.write(collection, change, mark);
    if (outcome === "gone") return refuse("systems.record-gone");
    if (outcome === "conflict") {
      const held = await current();
      return held === undefined ? refuse("systems.record-gone") : changedMeanwhile(held);
    }
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    logFailure(error, { system: system.id, collection: collection.id });
    return afterNo(error, field, { before, wanted, current });
  }
  try {
    const after = await current();
    if (after === undefined) return refuse("systems.record-gone");
    if (isAsSent(field, after, wanted)) return ok(after);
    // It was written, and something there made another value of it: a rounding, a trigger, somebody since.
    return refuse("systems.written-otherwise", { current: formText(after) });
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return refuse("systems.not-read-back");
  }
}

/**
 * After the system said no. That nothing was written is a claim like any other: whoever said no may have done it all the same, so
 * it is read again.
 */
async function afterNo(
  { code }: SystemFailure,
  field: FieldMap,
  about: {
    readonly before: Value;
    readonly wanted: Value;
    readonly current: () => Promise<Value | undefined>;
  },
): Promise<Result<Value, WriteRefusal>> {
  // Sent, and no word that can be believed: it may stand there. A later reading tells.
  if (!["mismatch", "refused", "full"].includes(code)) return refuse("systems.not-read-back");
  try {
    const { before, wanted } = about;
    const held = await about.current();
    if (held !== undefined && !isSame(before, held) && isAsSent(field, held, wanted)) {
      return ok(held);
    }
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return refuse("systems.not-read-back");
  }
  // A constraint of the system: too long for its column, taken already, a check of its own.
  if (code === "mismatch") return refuse("systems.value-invalid.refused-by-system");
  return refuse(unwritten(code));
}

/** Refused, with what the system holds now. */
export function changedMeanwhile(current: Value): Result<never, WriteRefusal> {
  return refuse("systems.changed-meanwhile", { current: formText(current) });
}
