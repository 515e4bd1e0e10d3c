import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { RewriteWays } from "#lib/systems/core/rewrite.ts";
import type { StoredRecord, SystemReading } from "#lib/systems/ports.ts";
import { isAnothers, ownersOf } from "./core/ownership.ts";
import type { StepScope } from "./core/scope.ts";
import { isWritten } from "./core/step-acts.ts";
import { ownerHash } from "./store.ts";

/**
 * A scope and its reading without the rows that became another person's between plan and act: an order that was handed over, a
 * key that was given out again. They are like gone. What our own earlier try has written is ours.
 */
export function ownRows<S extends StepScope>(
  collection: CollectionMap,
  { scope, reading, ways }: { scope: S; reading: SystemReading; ways: RewriteWays },
): { readonly scope: S; readonly reading: SystemReading } {
  const { owners, set } = scope;
  if (owners === undefined) return { scope, reading };
  const isForeign = (record: StoredRecord): boolean => {
    const planned = owners[record.key];
    if (planned === undefined) return false;
    if (set !== undefined && isWritten(record.values, set, ways)) return false;
    return isAnothers(ownersOf(collection, record).map(ownerHash), planned);
  };
  const own = reading.collections.find((part) => part.collection.id === collection.id);
  const foreign = new Set((own?.records ?? []).filter(isForeign).map(({ key }) => key));
  if (foreign.size === 0) return { scope, reading };
  return {
    scope: { ...scope, keys: scope.keys.filter((key) => !foreign.has(key)) },
    reading: {
      ...reading,
      collections: reading.collections.map((part) =>
        part === own
          ? { ...part, records: part.records.filter(({ key }) => !foreign.has(key)) }
          : part,
      ),
    },
  };
}
