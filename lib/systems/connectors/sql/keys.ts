import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Value } from "../../ports.ts";
import type { Compare } from "./dialect.ts";
import { type Scope, columnOf } from "./scope.ts";
import type { Statement } from "./statement.ts";

export type Key = readonly Value[];

/** The key of a record: the JSON array of its key columns. */
export function keyOf(collection: CollectionMap, values: StoredRecord["values"]): string {
  return JSON.stringify(collection.key.map((column) => values[column] ?? null));
}

/** Keys that can name a row of this collection; whatever is not an array of its values names none. */
export function parseKeys(collection: CollectionMap, keys: readonly string[]): readonly Key[] {
  return [...new Set(keys)].flatMap((key) => {
    const parsed = parse(key);
    const isKey =
      Array.isArray(parsed) && parsed.length === collection.key.length && parsed.every(isKeyValue);
    return isKey ? [parsed] : [];
  });
}

/** Rows with one of these keys. */
export function keysSql(
  collection: CollectionMap,
  keys: readonly Key[],
  scope: Scope,
  statement: Statement,
  compare: Compare,
): string {
  const columns = collection.key.map((name) => columnOf(scope, name));
  return scope.dialect.oneOf(columns, keys, statement, compare);
}

/** A list in parts of at most this size. */
export function chunks<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(values.length / size);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

function parse(key: string): unknown {
  try {
    return JSON.parse(key);
  } catch {
    return undefined;
  }
}

function isKeyValue(value: unknown): value is string | number | boolean {
  return typeof value === "boolean" || typeof value === "number" || typeof value === "string";
}
