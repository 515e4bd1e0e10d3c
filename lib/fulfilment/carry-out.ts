import { dateOf } from "#lib/kernel/time.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import {
  SystemFailure,
  type StoredRecord,
  type SystemReading,
  type Workspace,
} from "#lib/systems/ports.ts";
import { actOn, readBack, type Action } from "./act.ts";
import { writeClaimed, type ClaimedStep } from "./claims.ts";
import type { PlannedStep } from "./core/compute-plan.ts";
import { judgeAgain } from "./core/judge-again.ts";
import { holdsSet } from "./core/resolve-set.ts";
import { planDay } from "./preview.ts";
import { readScope } from "./read-scope.ts";

/** What acting came to, after the system agreed: rows found and acted on, and rows that must wait after all. */
export type CarriedOut = {
  readonly found: number;
  readonly acted: number;
  readonly heldBack: readonly PlannedStep[];
};

/** Judges the rows of a claimed step once more, acts on those that may go, and reads the system back. */
export async function carryOut(workspace: Workspace, step: ClaimedStep): Promise<CarriedOut> {
  const now = await workspace.unit(async (unit) => unit.now);
  const day = planDay(now);
  const { system, collection } = placeOf(workspace, step);
  const connector = workspace.systems.connector(step.system);
  const reading = await readScope(connector, system, collection, step.scope.keys);
  const heldBack = judgeAgain(step, collection, reading, day);
  const waiting = new Set(heldBack.flatMap(({ keys }) => keys));
  const action = {
    ...step.scope,
    act: step.act,
    keys: step.scope.keys.filter((key) => !waiting.has(key)),
  };
  const rows = recordsAmong(reading, collection, action.keys);
  const isAlready = alreadyDone(rows, action);
  const acted = await actAndReadBack(workspace, step, { collection, action, isAlready, now });
  return { found: rows.length, acted, heldBack };
}

/** One act with its read-back, under the claim of a step. */
export async function actAndReadBack(
  workspace: Workspace,
  step: ClaimedStep,
  input: {
    readonly collection: CollectionMap;
    readonly action: Action;
    /** Rows that hold what is to be written: a repeat after a crash leaves them and their moments as they are. */
    readonly isAlready?: (key: string) => boolean;
    readonly now: Temporal.Instant;
  },
): Promise<number> {
  const connector = workspace.systems.connector(step.system);
  const { today } = planDay(input.now);
  const { isAlready = () => false } = input;
  const keys = input.action.keys.filter((key) => !isAlready(key));
  const acted = await actOn(
    connector,
    input.collection,
    { ...input.action, keys },
    {
      moment: { now: input.now, today },
      beat: () => beat(workspace, step),
      mark: step.key,
    },
  );
  await readBack(connector, input.collection, input.action);
  return acted;
}

/** The maps a step speaks of; a pack that no longer has them is `mismatch`, never a silent success. */
export function placeOf(
  workspace: Workspace,
  step: { readonly system: string; readonly collection: string },
): { readonly system: SystemMap; readonly collection: CollectionMap } {
  const system = workspace.systems.maps.find(({ id }) => id === step.system);
  const collection = system?.collections.find(({ id }) => id === step.collection);
  if (system === undefined || collection === undefined) throw new SystemFailure("mismatch");
  return { system, collection };
}

function recordsAmong(
  reading: SystemReading,
  collection: CollectionMap,
  keys: readonly string[],
): readonly StoredRecord[] {
  const wanted = new Set(keys);
  const rows = reading.collections.find((part) => part.collection.id === collection.id)?.records;
  return (rows ?? []).filter(({ key }) => wanted.has(key));
}

function alreadyDone(rows: readonly StoredRecord[], { set }: Action): (key: string) => boolean {
  if (set === undefined) return () => false;
  const done = new Set(rows.filter(({ values }) => holdsSet(values, set)).map(({ key }) => key));
  return (key) => done.has(key);
}

/** Renews the claim between portions; throws `LostClaim` when another worker has taken over. */
async function beat(workspace: Workspace, step: ClaimedStep): Promise<void> {
  await workspace.unit((unit) => writeClaimed(unit, step, { startedAt: dateOf(unit.now) }));
}
