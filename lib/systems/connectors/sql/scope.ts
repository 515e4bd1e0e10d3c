import { columnPath } from "../../core/column-path.ts";
import { SystemFailure } from "../../ports.ts";
import type { Column, Dialect, TableTypes } from "./dialect.ts";

/** A table inside a statement: its alias and the types of its columns. */
export type Scope = {
  readonly dialect: Dialect;
  readonly alias: string;
  readonly types: TableTypes;
};

/** What every table of a statement about one collection is called. */
export const alias = "t";

/** A column of the scope, or a part of the JSON in one; a column that the live schema lacks means the map does not fit. */
export function columnOf(scope: Scope, name: string): Column {
  const whole = scope.types.get(name);
  if (whole !== undefined) return plain(scope, name, whole);
  const { column, keys } = columnPath(name);
  const type = scope.types.get(column);
  if (type === undefined) throw new SystemFailure("mismatch");
  const base = plain(scope, column, type);
  return keys.length === 0 ? base : scope.dialect.jsonPart(base, keys);
}

function plain({ dialect, alias: table }: Scope, name: string, type: Column["type"]): Column {
  return { sql: `${table}.${dialect.quote(name)}`, type };
}
