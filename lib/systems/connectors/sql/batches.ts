import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Selection, Selector } from "../../ports.ts";
import { type Key, chunks, parseKeys } from "./keys.ts";

/** Values per statement: far below the protocols' limits, far above a round trip each. */
export const chunkSize = 5_000;

/** Part of a selection that fits into one statement. */
export type Batch = { readonly keys: readonly Key[] } | { readonly selectors: readonly Selector[] };

/** A selection in parts that fit into one statement each. Selectors stay together while they are small. */
export function batchesOf(collection: CollectionMap, by: Selection): readonly Batch[] {
  if ("keys" in by) {
    return chunks(parseKeys(collection, by.keys), chunkSize).map((keys) => ({ keys }));
  }
  const sound = by.selectors.map(sounded).filter((one) => sizeOf(one) > 0);
  const size = sound.reduce((sum, one) => sum + sizeOf(one), 0);
  if (size === 0) return [];
  if (size <= chunkSize) return [{ selectors: sound }];
  return sound.flatMap((one): Batch[] =>
    "columns" in one
      ? chunks(one.tuples, chunkSize).map((tuples) => ({ selectors: [{ ...one, tuples }] }))
      : chunks(one.values, chunkSize).map((values) => ({ selectors: [{ ...one, values }] })),
  );
}

/** Null finds nothing: not alone, and not as part of a tuple. Nothing is asked twice. */
function sounded(selector: Selector): Selector {
  if (!("columns" in selector)) {
    const values = [...new Set(selector.values.filter((value) => value !== null))];
    return { ...selector, values };
  }
  const sound = selector.tuples.filter((tuple) => !tuple.includes(null));
  const tuples = [...new Map(sound.map((tuple) => [JSON.stringify(tuple), tuple])).values()];
  return { ...selector, tuples };
}

function sizeOf(selector: Selector): number {
  return "columns" in selector ? selector.tuples.length : selector.values.length;
}
