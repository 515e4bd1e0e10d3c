import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { type Place, placeOf } from "./core/graph.ts";
import type { ReadOptions } from "./open-reading.ts";
import type {
  Connector,
  Selector,
  StoredRecord,
  SubjectReading,
  Systems,
  VerifiedIdentifier,
} from "./ports.ts";
import { readSystems } from "./reading.ts";

/** A reading that holds only what is small, and what is known of the rest. */
export type Probe = {
  /** Collections named in `large` hold no records here, nor do those that hang on them hold all of theirs. */
  readonly reading: SubjectReading;
  readonly large: ReadonlySet<Place>;
  /** Every question that was put to each collection. */
  readonly asked: ReadonlyMap<Place, readonly Selector[]>;
};

/**
 * Reads every system as `readSystems` does, but of no collection more than `limit` rows a question: one that has more is named
 * and left to be walked (`walkLarge`). Collections of people are read whole: who is who must be known before anything is shown.
 */
export async function probeSystems(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  now: Temporal.Instant,
  { limit, ...options }: ReadOptions & { readonly limit: number },
): Promise<Probe> {
  const large = new Set<Place>();
  const asked = new Map<Place, Selector[]>();
  const findIn =
    (system: string, connector: Connector): Connector["find"] =>
    async (collection, selectors, more) => {
      const place = placeOf(system, collection.id);
      asked.set(place, [...(asked.get(place) ?? []), ...selectors]);
      if (collection.person || more?.limit !== undefined) {
        return connector.find(collection, selectors, more);
      }
      if (large.has(place)) return [];
      const rows = await connector.find(collection, selectors, { limit: limit + 1 });
      if (rows.length <= limit) return rows;
      large.add(place);
      return [];
    };
  const probing: Systems = {
    maps: systems.maps,
    connector: (id) => {
      const connector = systems.connector(id);
      return withFind(connector, findIn(id, connector));
    },
  };
  const reading = await readSystems(probing, identifiers, now, options);
  return { reading, large, asked };
}

type Find = (
  collection: CollectionMap,
  selectors: readonly Selector[],
  options?: { readonly limit?: number },
) => Promise<readonly StoredRecord[]>;

/** The same connector, except that it finds in another way. */
function withFind(connector: Connector, find: Find): Connector {
  return new Proxy(connector, {
    get(target, name): unknown {
      if (name === "find") return find;
      const value: unknown = Reflect.get(target, name, target);
      return isMethod(value) ? value.bind(target) : value;
    },
  });
}

function isMethod(value: unknown): value is (this: Connector, ...args: never[]) => unknown {
  return typeof value === "function";
}
