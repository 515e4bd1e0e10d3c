import type { SubjectActor } from "#lib/kernel/actor.ts";
import { type Refusal, type Result, ok, refuse } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isSame } from "../core/condition.ts";
import {
  type EditInput,
  type ValueRefusal,
  formText,
  isWritable,
  parseValue,
} from "../core/edit-value.ts";
import type { Value, VerifiedIdentifier, Workspace } from "../ports.ts";
import { lastCapabilitiesOf } from "../capabilities.ts";
import { beginWrite, endWrite } from "../begun-write.ts";
import { logCorrection } from "../correction-log.ts";
import {
  changedMeanwhile,
  findRecord,
  type Target,
  targetIn,
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
 * `systems.no-right`, `no-room`, `odd-answer` when nothing was written for a reason of the system's, and
 * `systems.not-read-back` when the value was sent and the system fell silent: then nothing is claimed;
 * `systems.written-otherwise` when it took the value and holds another one (`current`).
 * Before the system is written, `data.correction-begun` stands in the log; after the read-back, one transaction writes
 * `data.corrected` (ids only) and, for an identifier, a notice to every proven address. What was not written ends as
 * `data.correction-ended`; what cannot be told yet, after a crash or a silence, is settled by `settleWrites`. Sending the same
 * value again changes nothing.
 */
export async function editField(
  workspace: Workspace,
  input: EditInput & { readonly identifiers: readonly VerifiedIdentifier[] },
): Promise<Result<Edited, EditRefusal>> {
  const actor = authorise(workspace, input.identifiers);
  const target = await findTarget(workspace, input);
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

  const { key } = found.value;
  const change = { record: key, before, wanted: wanted.value };
  const write = isSame(before, wanted.value)
    ? undefined
    : await workspace.unit((unit) => beginWrite(unit, actor.accountId, target, change));
  const written = await writeField(workspace, target, {
    ...{ record: found.value, before, wanted: wanted.value },
    // Nothing to write needs no mark: the same value again changes nothing.
    mark: write ?? "unchanged",
  });
  await failPoint("edit.after-write");
  if (!written.ok) {
    await workspace.unit((unit) => logRefused(unit, actor, { target, write }, written.error.code));
    return written;
  }
  const readBackAt = await workspace.unit(async (unit) => {
    if (write !== undefined) {
      await endWrite(unit, write);
      await logCorrection(unit, { ...actor, write, target, locale: unit.locale });
    }
    return unit.now.toString();
  });
  return ok({ before, after: written.value, readBackAt });
}

function authorise({ actor }: Workspace, identifiers: readonly VerifiedIdentifier[]): SubjectActor {
  const isOwn =
    actor.kind === "subject" &&
    identifiers.every(({ kind, value }) => kind !== "account" || value === actor.accountId);
  if (!isOwn) throw new Error("only the person edits their own data here");
  return actor;
}

async function findTarget({ systems }: Workspace, input: EditInput): Promise<Target | undefined> {
  const target = targetIn(systems, input);
  // A field that may hold somebody else's data is not one's own to write, whatever the map says.
  if (target?.field.edit !== "person" || target.field.others) return undefined;
  const { write } = await lastCapabilitiesOf(systems.connector(target.system.id));
  if (!write) return undefined;
  return isWritable(target.field.type) ? target : undefined;
}

/** Refusals after which the system may hold the value all the same: a later reading tells. */
const untold: readonly string[] = ["systems.system-down", "systems.not-read-back"];

async function logRefused(
  unit: Unit,
  { accountId }: SubjectActor,
  { target, write }: { readonly target: Target; readonly write: string | undefined },
  code: string,
): Promise<void> {
  if (write === undefined || untold.includes(code)) return;
  if (!(await endWrite(unit, write))) return;
  const { system, collection, id: field } = target;
  await unit.audit.append({
    action: "data.correction-ended",
    subject: accountId,
    data: {
      ...{ write, system: system.id, collection: collection.id, field },
      outcome: code.slice(code.lastIndexOf(".") + 1),
    },
  });
}
