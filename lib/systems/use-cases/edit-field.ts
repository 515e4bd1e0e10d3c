import type { SubjectActor } from "#lib/kernel/actor.ts";
import { type Refusal, type Result, ok, refuse } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { isSame } from "../core/condition.ts";
import {
  type EditInput,
  type ValueRefusal,
  formText,
  isWritable,
  parseValue,
} from "../core/edit-value.ts";
import type { Value, VerifiedIdentifier, Workspace } from "../ports.ts";
import {
  changedMeanwhile,
  findRecord,
  type Target,
  writeField,
  type WriteRefusal,
} from "../write-field.ts";

export type Edited = { readonly before: Value; readonly after: Value; readonly readBackAt: string };

export type EditRefusal =
  ValueRefusal | WriteRefusal | Refusal<"systems.not-editable" | "systems.needs-level-2">;

/**
 * The person corrects a value of their own record in its system, and the system is read again before it is called done.
 * `identifiers` are those of the actor's account, proven; the record must be one that they find and that is not under
 * review. Written only while the system still holds what the form showed.
 *
 * Refuses `systems.not-editable` for whatever no form offers, `systems.needs-level-2` when searches hang on the field and
 * the step-up is not fresh, `systems.value-invalid.*` by type (`refused-by-system`: a rule of the system itself),
 * `systems.record-gone`, `systems.changed-meanwhile` (`current` is what it holds now), `systems.system-down`, and
 * `systems.not-read-back` when the value was sent and the system fell silent: then nothing is claimed.
 * After the read-back, one transaction writes `data.corrected` (ids only) and, for an identifier, a notice to every proven
 * address. Sending the same value again changes nothing.
 */
export async function editField(
  workspace: Workspace,
  input: EditInput & { readonly identifiers: readonly VerifiedIdentifier[] },
): Promise<Result<Edited, EditRefusal>> {
  const actor = authorise(workspace, input.identifiers);
  const target = findTarget(workspace, input);
  if (target === undefined) return refuse("systems.not-editable");
  if (target.field.identifier !== undefined && actor.level < 2)
    return refuse("systems.needs-level-2");
  const now = await workspace.unit(async (unit) => unit.now);
  const wanted = parseValue(target.field, input.value, dateIn(currentOperator().zone, now));
  if (!wanted.ok) return wanted;

  const found = await findRecord(workspace, target, input, now);
  if (!found.ok) return found;
  const before = found.value.values[target.field.column] ?? null;
  if (formText(before) !== input.expected) return changedMeanwhile(before);

  const written = await writeField(workspace, target, found.value, before, wanted.value);
  if (!written.ok) return written;
  const readBackAt = await record(workspace, actor, target, isSame(before, written.value));
  return ok({ before, after: written.value, readBackAt });
}

function authorise({ actor }: Workspace, identifiers: readonly VerifiedIdentifier[]): SubjectActor {
  const isOwn =
    actor.kind === "subject" &&
    identifiers.every(({ kind, value }) => kind !== "account" || value === actor.accountId);
  if (!isOwn) throw new Error("only the person edits their own data here");
  return actor;
}

function findTarget({ systems }: Workspace, input: EditInput): Target | undefined {
  const system = systems.maps.find(({ id }) => id === input.system && id !== "portal");
  const collection = system?.collections.find(({ id }) => id === input.collection);
  if (system === undefined || collection === undefined) return undefined;
  if (!Object.hasOwn(collection.fields, input.field)) return undefined;
  const field = collection.fields[input.field];
  // A field that may hold somebody else's data is not one's own to write, whatever the map says.
  if (field?.edit !== "person" || field.others || !isWritable(field.type)) return undefined;
  return { system, collection, id: input.field, field };
}

/** Log and notice; returns the moment by which the system had been read back. */
async function record(
  workspace: Workspace,
  { accountId, sessionId }: SubjectActor,
  { system, collection, id, field }: Target,
  isUnchanged: boolean,
): Promise<string> {
  return workspace.unit(async (unit) => {
    const at = unit.now.toString();
    if (isUnchanged) return at;
    await unit.audit.append({
      action: "data.corrected",
      subject: accountId,
      data: { system: system.id, collection: collection.id, field: id },
    });
    if (field.identifier !== undefined) {
      await unit.notices.notify({
        event: "data.identifier-changed",
        accountId,
        params: { system: system.names[unit.locale], field: field.names[unit.locale] },
        key: `data.identifier-changed:${sessionId}:${at}`,
        to: "all",
      });
    }
    return at;
  });
}
