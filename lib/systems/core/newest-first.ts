import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Value } from "../ports.ts";

/** Records as the map orders them: newest first by its column, empty ones last, the key as the tie-breaker. */
export function newestFirst(
  collection: Pick<CollectionMap, "order">,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const column = collection.order;
  if (column === undefined) return records;
  return [...records].sort((a, b) => {
    const order = compareValues(b.values[column] ?? null, a.values[column] ?? null);
    return order === 0 ? compareText(a.key, b.key) : order;
  });
}

/** Null before everything; time stamps by the moment, numbers (also held as text) by size, the rest by text. */
function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  const [first, second] = [sizeOf(a), sizeOf(b)];
  if (first !== undefined && second !== undefined && first !== second) return first - second;
  return compareText(String(a), String(b));
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
