import type { Value, Values } from "../../ports.ts";
import { quoted } from "./names.ts";
import type { Statement } from "./statement.ts";
import { type ColumnType, asText, asType } from "./types.ts";
import { type Scope, columnOf, todaySql } from "./where.ts";

/** `column = value, …` of an update; `$now` and `$today` by the database's own clock. */
export function assignmentsSql(
  scope: Scope,
  set: Values,
  zone: string,
  statement: Statement,
): string {
  return Object.entries(set)
    .map(([column, value]) => {
      const { type } = columnOf(scope, column);
      return `${quoted(column)} = ${newValueSql(value, type, zone, statement)}`;
    })
    .join(", ");
}

/** True while a column still holds what was read. */
export function unchangedSql(
  { sql, type }: { readonly sql: string; readonly type: ColumnType },
  value: Value,
  statement: Statement,
): string {
  const parameter = statement.value(value);
  // A time leaves in another writing than the database prints, an address without its mask: those compare by value.
  if (type.name === "timestamp" || type.name === "timestamptz") {
    return `${sql}::timestamptz is not distinct from ${parameter}::text::timestamptz`;
  }
  return type.name === "inet" || type.name.startsWith("float")
    ? `${sql} is not distinct from ${asType(parameter, type)}`
    : `${asText(sql, type)} is not distinct from ${parameter}::text`;
}

/** A new value as SQL, of the column's type. */
export function newValueSql(
  value: Value,
  type: ColumnType,
  zone: string,
  statement: Statement,
): string {
  if (value === "$now") return `now()::${type.sql}`;
  if (value === "$today") return `${todaySql(zone, statement)}::${type.sql}`;
  return asType(statement.value(value), type);
}
