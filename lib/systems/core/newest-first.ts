import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Value } from "../ports.ts";

/** Records as the map orders them: newest first by its column, empty ones last, the key as the tie-breaker. */
export function newestFirst(
  collection: Pick<CollectionMap, "order">,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const column = collection.order;
  if (column === undefined) return records;
  // What a value says is worked out once for each record, not once for each comparison.
  return records
    .map((record) => ({ record, rank: rankOf(record.values[column] ?? null) }))
    .sort((a, b) => {
      const order = compareRanks(b.rank, a.rank);
      return order === 0 ? compareText(a.record.key, b.record.key) : order;
    })
    .map(({ record }) => record);
}

type Rank = { readonly value: Value; readonly size: number | undefined };

function rankOf(value: Value): Rank {
  return { value, size: value === null ? undefined : sizeOf(value) };
}

/** Null before everything; time stamps by the moment, numbers (also held as text) by size, the rest by text. */
function compareRanks(a: Rank, b: Rank): number {
  if (a.value === null || b.value === null)
    return Number(a.value !== null) - Number(b.value !== null);
  if (a.size !== undefined && b.size !== undefined && a.size !== b.size) return a.size - b.size;
  return compareText(String(a.value), String(b.value));
}

function sizeOf(value: string | number | boolean): number | undefined {
  if (typeof value !== "string") return Number(value);
  if (/^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  const moment = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
