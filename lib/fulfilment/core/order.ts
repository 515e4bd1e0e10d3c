import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { CollectionReading, SystemReading } from "#lib/systems/ports.ts";

/** Systems in their order of erasure, `portal` last whatever the map says. */
export function orderSystems(systems: readonly SystemReading[]): readonly SystemReading[] {
  return systems.toSorted((a, b) => rank(a) - rank(b));
}

function rank(reading: SystemReading): number {
  return reading.system.id === "portal" ? Number.POSITIVE_INFINITY : reading.system.order;
}

/**
 * Children before parents: a collection found `via` another one goes first, because its rows point at the other's.
 * A circle of links keeps the map's order.
 */
export function orderCollections(
  collections: readonly CollectionReading[],
): readonly CollectionReading[] {
  const byId = new Map(collections.map((reading) => [reading.collection.id, reading]));
  const done = new Set<string>();
  const ordered: CollectionReading[] = [];
  const visit = (reading: CollectionReading): void => {
    if (done.has(reading.collection.id)) return;
    done.add(reading.collection.id);
    for (const child of byId.values()) {
      if (parentsOf(child.collection).includes(reading.collection.id)) visit(child);
    }
    ordered.push(reading);
  };
  collections.forEach(visit);
  return ordered;
}

function parentsOf(collection: CollectionMap): readonly string[] {
  // A link into another system names that system first; systems have an order of their own.
  return collection.find.flatMap((rule) => ("via" in rule ? [rule.via] : []));
}
