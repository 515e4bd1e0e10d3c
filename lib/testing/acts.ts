import { randomUUID } from "node:crypto";
import type { ComputedPlan } from "#lib/fulfilment/core/compute-plan.ts";
import { stepActs } from "#lib/fulfilment/core/step-acts.ts";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { personWords } from "#lib/systems/core/rewrite-person.ts";
import type { Connector, EraseAct, Systems, Values } from "#lib/systems/ports.ts";

/** Deletes rows as one act of an erasure; returns how many there were. */
export async function deleteRows(
  connector: Connector,
  collection: CollectionMap,
  keys: readonly string[],
): Promise<number> {
  const [count = 0] = await connector.erase([{ do: "delete", collection, keys }], randomUUID());
  return count;
}

/** Sets rows as one act of an erasure; returns how many there were. */
export async function setRows(
  connector: Connector,
  collection: CollectionMap,
  keys: readonly string[],
  set: Values,
): Promise<number> {
  const [count = 0] = await connector.erase([{ do: "set", collection, keys, set }], randomUUID());
  return count;
}

/** Writes one row while it holds what is expected. */
export function writeRow(
  connector: Connector,
  collection: CollectionMap,
  key: string,
  expected: Values,
  set: Values,
): ReturnType<Connector["write"]> {
  return connector.write(collection, { key, expected, set }, randomUUID());
}

/** Does to the systems what a plan says, each system at once, without a request, claims or receipts. */
export async function eraseAsPlanned(
  systems: Systems,
  plan: ComputedPlan,
  moment: { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<void> {
  const ways = {
    ...{ ...moment, zone: "Asia/Almaty", pseudonymKey: randomUUID() },
    person: personWords(plan.known ?? []),
  };
  for (const system of systems.maps) {
    const connector = systems.connector(system.id);
    const acts: EraseAct[] = [];
    for (const { row, keys, set } of plan.steps.filter((step) => step.row.system === system.id)) {
      const collection = system.collections.find(({ id }) => id === row.collection);
      if (collection === undefined) throw new Error(row.collection);
      const rows = await connector.readKeys(collection, keys);
      const action = { act: row.act, keys, ...(set === undefined ? {} : { set }) };
      acts.push(...stepActs(collection, action, rows, ways).acts);
    }
    if (acts.length > 0) await connector.erase(acts, randomUUID());
  }
}
