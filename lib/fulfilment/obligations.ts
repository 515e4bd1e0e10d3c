import { groupOf, type ComputedPlan } from "./core/compute-plan.ts";
import { notSaid, type Obligations } from "./core/obligations.ts";
import { nameOf } from "./core/approved-rows.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { capabilitiesOf } from "#lib/systems/capabilities.ts";
import {
  SystemFailure,
  type Connector,
  type Obligation,
  type Systems,
} from "#lib/systems/ports.ts";

/**
 * What a system itself says stands against erasing these rows. A system that speaks for itself and has no word about it has not
 * said that nothing does: then the map must (`obligations: none`, or rules of its own that hold), or every row is held.
 */
export async function obligationsOf(
  connector: Connector,
  { obligations }: Pick<SystemMap, "obligations">,
  collection: CollectionMap,
  keys: readonly string[],
): Promise<Obligations> {
  if (keys.length === 0) return new Map();
  if (!(await capabilitiesOf(connector)).obligations) {
    const isStated = obligations === "none" || collection.erasure.some(({ act }) => act === "hold");
    if (isStated || connector.offer === undefined) return new Map();
    return new Map(keys.map((key): [string, Obligation] => [key, { key, code: notSaid }]));
  }
  const said = await connector.obligations(collection, keys);
  return new Map(said.map((one): [string, Obligation] => [one.key, one]));
}

/** What systems say of the rows that a plan would delete or change; `silent` are systems that gave no answer to that. */
export async function askObligations(
  systems: Systems,
  plan: ComputedPlan,
): Promise<{
  readonly of: (system: string, collection: string) => Obligations | undefined;
  readonly silent: readonly string[];
}> {
  const found = new Map<string, Map<string, Obligation>>();
  const silent = new Set<string>();
  const goes = plan.steps.filter(({ row }) => groupOf(row.act) !== "stays");
  await Promise.all(
    goes.map(async ({ row, keys }) => {
      const map = systems.maps.find(({ id }) => id === row.system);
      const collection = map?.collections.find(({ id }) => id === row.collection);
      if (map === undefined || collection === undefined) return;
      try {
        const said = await obligationsOf(systems.connector(map.id), map, collection, keys);
        const name = nameOf({ system: map.id, collection: collection.id, key: "" });
        found.set(name, new Map([...(found.get(name) ?? []), ...said]));
      } catch (error) {
        if (!(error instanceof SystemFailure)) throw error;
        silent.add(map.id);
      }
    }),
  );
  return {
    of: (system, collection) => found.get(nameOf({ system, collection, key: "" })),
    silent: [...silent],
  };
}
