import type { RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { blindIndex, hex, seal, unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { VerifiedIdentifier } from "#lib/systems/ports.ts";
import type { KnownValue } from "#lib/systems/core/rewrite-person.ts";
import type { PlannedStep } from "./core/compute-plan.ts";
import { holdDue } from "./core/hold-due.ts";
import { parseScope, type Receipt, type StepScope } from "./core/scope.ts";
import { computedColumns } from "./core/step-acts.ts";
import { stepKey } from "./core/step-key.ts";

/** Inserts steps after those that exist: held ones wait for their next judgement, the others for the worker. */
export async function insertSteps(
  unit: Unit,
  requestId: RequestId,
  steps: readonly PlannedStep[],
  about: {
    readonly round: 1 | 2;
    readonly splitFrom?: number;
    /** What rewriting goes by; needed where a step computes values. */
    readonly rewriting?: Rewriting;
  },
): Promise<void> {
  const last = await unit.tx.step.aggregate({ where: { requestId }, _max: { seq: true } });
  const first = (last._max.seq ?? 0) + 1;
  const { splitFrom, round, rewriting } = about;
  const { zone } = currentOperator();
  await unit.tx.step.createMany({
    data: steps.map((step, index) => {
      const { row, keys } = step;
      const seq = first + index;
      const { system, collection, act } = row;
      const key = stepKey({ requestId, system, collection, act, seq });
      const receipt: Receipt = splitFrom === undefined ? { row, round } : { row, round, splitFrom };
      return {
        requestId,
        seq,
        system,
        collection,
        act,
        key,
        planned: keys.length,
        state: act === "hold" ? "held" : "waiting",
        dueAt: act === "hold" ? dateOf(holdDue(row, unit.now, zone)) : null,
        receipt,
        scopeSealed: sealScope(key, scopeOf(step, rewriting)),
      };
    }),
  });
}

/** Steps that failed may be tried at once: whoever repaired what stopped them does not wait out the hour. */
export async function makeFailedDue(unit: Unit, requestId: RequestId): Promise<void> {
  await unit.tx.step.updateMany({
    where: { requestId, state: "failed" },
    data: { dueAt: dateOf(unit.now) },
  });
}

/** What a run knows for taking the person out of texts, and the key of its pseudonyms. */
export type Rewriting = { readonly known: readonly KnownValue[]; readonly marks: string };

function scopeOf(
  { row, keys, set, links, owners, roles, known }: PlannedStep,
  rewriting: Rewriting | undefined,
): StepScope {
  const isHeld = row.act === "hold";
  const computes = computedColumns(set ?? {}).length > 0;
  return {
    keys,
    ...(set === undefined ? {} : { set }),
    ...(owners === undefined ? {} : { owners: hashed(owners) }),
    ...(roles === undefined ? {} : { roles }),
    ...(isHeld || links === undefined ? {} : { links: links.map(linkOf) }),
    // A held step outlives the person: it may know nothing of them but what its own rows say.
    ...(isHeld && known !== undefined ? { known } : {}),
    ...(isHeld || !computes || rewriting === undefined ? {} : rewriting),
  };
}

/** An identifier as a scope remembers it: recognised again, never read. */
export function linkOf({ kind, value }: VerifiedIdentifier): string {
  return hex(blindIndex("step.link", `${kind}:${value}`));
}

/** Whose a row is as a scope remembers it: recognised again, never read. */
export function ownerHash(owner: string): string {
  return hex(blindIndex("step.owner", owner)).slice(0, 16);
}

function hashed(owners: NonNullable<PlannedStep["owners"]>): NonNullable<StepScope["owners"]> {
  // Most rows of a step have the same owner.
  const known = new Map<string, string>();
  const once = (owner: string): string => {
    const hash = known.get(owner) ?? ownerHash(owner);
    known.set(owner, hash);
    return hash;
  };
  return Object.fromEntries(Object.entries(owners).map(([key, all]) => [key, all.map(once)]));
}

/** The scope as it lies in the database. */
export function sealScope(key: string, scope: StepScope): Uint8Array<ArrayBuffer> {
  return seal(JSON.stringify(scope), `step.scope.${key}`);
}

/** Opens the scope of a step; bound to the step's key, so that it fits no other step. */
export function openScope(step: {
  readonly key: string;
  readonly scopeSealed: Uint8Array | null;
}): StepScope {
  if (step.scopeSealed === null) return { keys: [] };
  return parseScope(unseal(step.scopeSealed, `step.scope.${step.key}`));
}

/** Forgets which rows the finished steps of a run had touched; held steps keep theirs until the hold ends. */
export async function dropScopes(unit: Unit, requestId: RequestId): Promise<void> {
  await unit.tx.step.updateMany({
    where: { requestId, state: "done" },
    data: { scopeSealed: null },
  });
}
