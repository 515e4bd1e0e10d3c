import { randomToken } from "#lib/platform/crypto.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { knownOf, personWords } from "#lib/systems/core/rewrite-person.ts";
import type { RewriteWays } from "#lib/systems/core/rewrite.ts";
import {
  SystemFailure,
  type Connector,
  type StoredRecord,
  type SystemReading,
  type Workspace,
} from "#lib/systems/ports.ts";
import { renew, sendActs } from "./act.ts";
import { rowsAtOnce, type ClaimedStep } from "./claims.ts";
import type { PlannedStep } from "./core/compute-plan.ts";
import { knownInTexts } from "./core/known-in-held.ts";
import { judgeAgain } from "./core/judge-again.ts";
import type { Receipt } from "./core/scope.ts";
import { stepActs, type Action } from "./core/step-acts.ts";
import { obligationsOf } from "./obligations.ts";
import { ownRows } from "./own-rows.ts";
import { planDay } from "./preview.ts";
import { readBack, type ToReadBack } from "./read-back.ts";
import { readScope } from "./read-scope.ts";

/** What acting came to, after the system agreed: rows found and acted on, and rows that must wait after all. */
export type CarriedOut = Pick<Receipt, "replaced" | "seenByOrdinary"> & {
  readonly found: number;
  readonly acted: number;
  readonly heldBack: readonly PlannedStep[];
};

/** What became of a claimed step. `untouched`: nothing was asked of the system for it; it waits for its turn. */
export type Fate =
  | { readonly kind: "carried"; readonly result: CarriedOut }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "untouched" }
  /** It was asked, and what became of it nobody knows: the next try is a repetition. */
  | { readonly kind: "unknown" };

/** How often rows that changed under our hands are read and judged again before the step is put off. */
const patience = 3;

/**
 * Carries out claimed steps of one system, in their order: in one transaction where the system can, else one by one until one
 * fails. A step of very many rows is alone, and goes in portions by key.
 */
export async function carryOut(
  workspace: Workspace,
  steps: readonly ClaimedStep[],
): Promise<readonly Fate[]> {
  const [first] = steps;
  if (first === undefined) return [];
  if (steps.length > 1 && connectorOf(workspace, first).can.atomic) {
    return together(workspace, steps);
  }
  const fates: Fate[] = [];
  for (const step of steps) {
    const isOpen = fates.every(({ kind }) => kind === "carried");
    fates.push(isOpen ? await inPortions(workspace, step) : { kind: "untouched" });
  }
  return fates;
}

async function inPortions(workspace: Workspace, step: ClaimedStep): Promise<Fate> {
  const results: CarriedOut[] = [];
  const most = rowsAtOnce(step.attempts);
  const count = Math.max(1, Math.ceil(step.scope.keys.length / most));
  for (let index = 0; index < count; index += 1) {
    if (index > 0) await workspace.unit((unit) => renew(unit, [step]));
    const keys = step.scope.keys.slice(index * most, (index + 1) * most);
    const [fate] = await together(workspace, [{ ...step, scope: { ...step.scope, keys } }]);
    if (fate?.kind !== "carried") return fate ?? { kind: "untouched" };
    results.push(fate.result);
  }
  return { kind: "carried", result: results.reduce(sumOf) };
}

function sumOf(a: CarriedOut, b: CarriedOut): CarriedOut {
  return {
    ...{ ...a, ...b, found: a.found + b.found, acted: a.acted + b.acted },
    ...{ heldBack: [...a.heldBack, ...b.heldBack] },
    ...{ replaced: (a.replaced ?? 0) + (b.replaced ?? 0) },
  };
}

async function together(
  workspace: Workspace,
  steps: readonly ClaimedStep[],
): Promise<readonly Fate[]> {
  for (let tries = 1; ; tries += 1) {
    const { ready, failure } = await prepareAll(workspace, steps);
    const [first] = ready;
    if (first === undefined) return fatesOf(steps, [], failure);
    try {
      const claimed = ready.map(({ step }) => step);
      const acts = ready.flatMap(({ about }) => about.acts.acts);
      const counts = await sendActs(workspace, first.connector, claimed, acts);
      return fatesOf(steps, await readAllBack(ready, counts), failure);
    } catch (error) {
      const isConflict = error instanceof SystemFailure && error.code === "conflict";
      // Somebody changed a row between reading and acting, and nothing was done: never blindly again.
      if (isConflict && tries < patience) continue;
      if (!(error instanceof SystemFailure)) throw error;
      // Which of them was to blame the system did not say: the first answers for it and is tried alone next.
      const failed = { kind: "failed", error } as const;
      if (!isOpen(error)) return fatesOf(steps, [], failed);
      return steps.map((_, index) => {
        if (index === 0) return failed;
        return { kind: index < ready.length ? "unknown" : "untouched" };
      });
    }
  }
}

/** Whether the act may have happened all the same: the answer to it was what did not come. */
function isOpen({ code }: SystemFailure): boolean {
  return code === "unreachable" || code === "timeout" || code === "untrusted";
}

function fatesOf(
  steps: readonly ClaimedStep[],
  done: readonly Fate[],
  failure: Fate | undefined,
): readonly Fate[] {
  const known = failure === undefined ? done : [...done, failure];
  return steps.map((_, index) => known[index] ?? { kind: "untouched" });
}

type Prepared = {
  readonly step: ClaimedStep;
  readonly connector: Connector;
  readonly found: number;
  readonly heldBack: readonly PlannedStep[];
  readonly about: ToReadBack;
};

/** Everything up to the first step that cannot be prepared. */
async function prepareAll(
  workspace: Workspace,
  steps: readonly ClaimedStep[],
): Promise<{ readonly ready: readonly Prepared[]; readonly failure?: Fate }> {
  const ready: Prepared[] = [];
  for (const step of steps) {
    try {
      ready.push(await prepare(workspace, step));
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      return { ready, failure: { kind: "failed", error } };
    }
  }
  return { ready };
}

/** Reads the rows of a step, judges them once more, and says what is to be done to those that may go. */
async function prepare(workspace: Workspace, claimed: ClaimedStep): Promise<Prepared> {
  const now = await workspace.unit(async (unit) => unit.now);
  const { system, collection } = placeOf(workspace, claimed);
  const connector = connectorOf(workspace, claimed);
  const read = await readScope(connector, system, collection, claimed.scope);
  const ways = waysOf(claimed, read, now);
  const about = { scope: claimed.scope, reading: read, ways };
  const { scope, reading } = ownRows(collection, about);
  const step = { ...claimed, scope };
  const said = await obligationsOf(connector, system, collection, step.scope.keys);
  const day = { ...planDay(now), obligations: () => said };
  const heldBack = judgeAgain(step, collection, reading, { day, ways }).map((held) => {
    const rows = recordsAmong(reading, collection, held.keys);
    return { ...held, known: knownInTexts(collection, rows, scope.known ?? []) };
  });
  const waiting = new Set(heldBack.flatMap(({ keys }) => keys));
  const keys = step.scope.keys.filter((key) => !waiting.has(key));
  const { set } = step.scope;
  const action: Action = { act: step.act, keys, ...(set === undefined ? {} : { set }) };
  const rows = recordsAmong(reading, collection, keys);
  const acts = stepActs(collection, action, rows, ways);
  const known = step.scope.known ?? [];
  const done = { system, collection, action, acts, known };
  return { step: claimed, connector, found: rows.length, heldBack, about: done };
}

/** What rewriting a step goes by: what was sealed with it, or, of a hold, what its own rows still tell. */
export function waysOf(
  { scope, act }: Pick<ClaimedStep, "scope" | "act">,
  reading: SystemReading,
  now: Temporal.Instant,
): RewriteWays {
  // Of a hold: what was sealed of its texts, and what its rows still tell by themselves.
  const isHeld = act === "hold";
  const told = isHeld || scope.known === undefined ? knownOf({ systems: [reading] }, []) : [];
  const known = [...(scope.known ?? []), ...told];
  const { today, zone } = planDay(now);
  const pseudonymKey = scope.marks ?? randomToken();
  return { person: personWords(known), pseudonymKey, now, today, zone };
}

/** Reads back step by step: what the system agrees with is done, whatever it says of another. */
async function readAllBack(
  ready: readonly Prepared[],
  counts: readonly number[],
): Promise<readonly Fate[]> {
  const fates: Fate[] = [];
  let at = 0;
  for (const { connector, about, found, heldBack } of ready) {
    const own = counts.slice(at, at + about.acts.acts.length);
    at += about.acts.acts.length;
    try {
      const sight = await readBack(connector, about);
      const { replaced } = about.acts;
      const result = { found, acted: Math.max(0, ...own), heldBack, ...sight };
      fates.push({ kind: "carried", result: replaced > 0 ? { ...result, replaced } : result });
    } catch (error) {
      fates.push({ kind: "failed", error });
    }
  }
  return fates;
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

function connectorOf(workspace: Workspace, { system }: Pick<ClaimedStep, "system">): Connector {
  return workspace.systems.connector(system);
}

/** The rows of a collection with these keys, as a reading holds them. */
export function recordsAmong(
  reading: SystemReading,
  collection: CollectionMap,
  keys: readonly string[],
): readonly StoredRecord[] {
  const wanted = new Set(keys);
  const rows = reading.collections.find((part) => part.collection.id === collection.id)?.records;
  return (rows ?? []).filter(({ key }) => wanted.has(key));
}
