import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Value } from "../../ports.ts";
import type { Statement } from "./statement.ts";
import { asText, asType } from "./types.ts";
import { type Scope, type Surrounding, columnOf } from "./where.ts";

/** The key of a record: the JSON array of its key columns. */
export function keyOf(collection: CollectionMap, values: StoredRecord["values"]): string {
  return JSON.stringify(collection.key.map((column) => values[column] ?? null));
}

/** Keys that can name a row of this collection; whatever is not an array of its values names none. */
export function parseKeys(
  collection: CollectionMap,
  keys: readonly string[],
): readonly (readonly Value[])[] {
  return [...new Set(keys)].flatMap((key) => {
    const parsed = parse(key);
    const isKey =
      Array.isArray(parsed) && parsed.length === collection.key.length && parsed.every(isKeyValue);
    return isKey ? [parsed] : [];
  });
}

/** Rows with one of these keys, in one statement whatever their number. */
export function keysSql(
  collection: CollectionMap,
  keys: readonly (readonly Value[])[],
  scope: Scope,
  statement: Statement,
  compare: Surrounding["compare"],
): string {
  return tuplesSql(collection.key, keys, { scope, statement, compare });
}

/** Rows whose columns together equal one of the tuples. */
export function tuplesSql(
  names: readonly string[],
  keys: readonly (readonly Value[])[],
  {
    scope,
    statement,
    compare,
  }: {
    readonly scope: Scope;
    readonly statement: Statement;
    readonly compare: Surrounding["compare"];
  },
): string {
  const columns = names.map((name, index) => {
    const { sql, type } = columnOf(scope, name);
    const list = statement.list(keys.map((key) => key[index] ?? null));
    return compare === "typed"
      ? { sql, list: asType(list, type, "[]") }
      : { sql: asText(sql, type), list: `${list}::text[]` };
  });
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return `${only.sql} = any(${only.list})`;
  const parts = columns.map((_, index) => `c${index}`).join(", ");
  return `(${columns.map(({ sql }) => sql).join(", ")}) in
    (select ${parts} from unnest(${columns.map(({ list }) => list).join(", ")}) as k(${parts}))`;
}

function parse(key: string): unknown {
  try {
    return JSON.parse(key);
  } catch {
    return undefined;
  }
}

function isKeyValue(value: unknown): value is string | number | boolean {
  return typeof value === "boolean" || typeof value === "number" || isText(value);
}

function isText(value: unknown): value is string {
  // PostgreSQL text holds no zero byte, so no row has one in its key.
  return typeof value === "string" && !value.includes("\0");
}
