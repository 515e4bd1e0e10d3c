import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import { isSame } from "./core/condition.ts";
import { formText, isWritable, parseValue } from "./core/edit-value.ts";
import type { StoredRecord, Value, VerifiedIdentifier, Workspace } from "./ports.ts";
import { findRecord, type Target, targetIn, writeField, type WriteRefusal } from "./write-field.ts";

/** Names a value of a person's record; whose it is, is asked of a reading by proven identifiers. */
export type Place = {
  readonly system: string;
  readonly collection: string;
  readonly record: string;
  readonly field: string;
};

/** Somebody's place, found again in the system. */
export type Found = {
  readonly target: Target;
  readonly record: StoredRecord;
  readonly held: Value;
};

type Whose = {
  readonly identifiers: readonly VerifiedIdentifier[];
  readonly now: Temporal.Instant;
};

/**
 * Finds the value that a correction is about: a field that the map lets a request change, in a record that the person's own
 * proven identifiers find and that is not under review. Never trusts the key.
 */
export async function findPlace(
  workspace: Workspace,
  place: Place,
  { identifiers, now }: Whose,
): Promise<Result<Found, WriteRefusal | Refusal<"systems.not-editable">>> {
  const target = targetOf(workspace, place);
  if (target === undefined) return refuse("systems.not-editable");
  const record = await findRecord(workspace, target, { key: place.record, identifiers }, now);
  if (!record.ok) return record;
  return ok({
    target,
    record: record.value,
    held: record.value.values[target.field.column] ?? null,
  });
}

/** Whether these typed words are a value that this field could hold. */
export function wantedValue(
  { target }: Found,
  typed: string,
  today: Temporal.PlainDate,
): ReturnType<typeof parseValue> {
  return parseValue(target.field, typed, today);
}

/**
 * Writes a correction: only while the system holds what it held when the person asked (`isAsAsked`), and read back before
 * it is called done. What the system holds already, written by us before a crash or by somebody else, is done as well.
 * `begin` says in the log that it is written now, before it is.
 */
export async function writePlace(
  workspace: Workspace,
  found: Found,
  wanted: Value,
  {
    isAsAsked,
    begin,
    mark,
  }: {
    readonly isAsAsked: (held: string) => boolean;
    readonly begin: () => Promise<void>;
    /** The idempotency key of this correction: the request's. */
    readonly mark: string;
  },
): Promise<Result<{ readonly before: Value; readonly after: Value }, WriteRefusal>> {
  const { target, record, held } = found;
  if (isSame(held, wanted)) return ok({ before: held, after: held });
  if (!isAsAsked(formText(held))) return refuse("systems.changed-meanwhile");
  await begin();
  const written = await writeField(workspace, target, { record, before: held, wanted, mark });
  await failPoint("correct.after-write");
  return written.ok ? ok({ before: held, after: written.value }) : written;
}

function targetOf({ systems }: Workspace, place: Place): Target | undefined {
  const target = targetIn(systems, place);
  if (target?.field.edit === undefined || target.field.others) return undefined;
  return isWritable(target.field.type) ? target : undefined;
}
