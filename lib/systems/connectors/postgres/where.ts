import type { Condition } from "#lib/operator/core/data-map.ts";
import { phoneDigits } from "../../core/normalise.ts";
import { type ColumnSelector, SystemFailure, type Value } from "../../ports.ts";
import { quoted } from "./names.ts";
import type { Statement } from "./statement.ts";
import {
  type ColumnType,
  type TableTypes,
  asText,
  asType,
  hasEquality,
  isNumeric,
} from "./types.ts";

/** A table inside a statement: its alias and the types of its columns. */
export type Scope = { readonly alias: string; readonly types: TableTypes };

/** What compiling needs beside the statement: the zone of `today`, and other tables of the system for `related`. */
export type Surrounding = {
  readonly zone: string;
  /** `text`: compare as text, for values that a column's type cannot hold. */
  readonly compare: "typed" | "text";
  related(collection: string): { readonly table: string; readonly types: TableTypes };
};

/** A column of the scope with its type; a column that the schema lacks means the map does not fit. */
export function columnOf(scope: Scope, name: string): { sql: string; type: ColumnType } {
  const type = scope.types.get(name);
  if (type === undefined) throw new SystemFailure("mismatch");
  return { sql: `${scope.alias}.${quoted(name)}`, type };
}

/** Rows whose column matches one of the values, none of them null. */
export function matchSql(
  match: ColumnSelector["match"],
  { sql, type }: { sql: string; type: ColumnType },
  values: readonly Value[],
  statement: Statement,
  compare: Surrounding["compare"],
): string {
  if (match === "email") {
    const emails = statement.list(values.map((value) => String(value).toLowerCase()));
    return `lower(btrim(${sql}::text)) = any(${emails}::text[])`;
  }
  if (match === "phone") {
    const digits = statement.list(values.map((value) => phoneDigits(String(value))));
    return `${phoneSql(`${sql}::text`)} = any(${digits}::text[])`;
  }
  const list = statement.list(values);
  return compare === "typed" && hasEquality(type)
    ? `${sql} = any(${asType(list, type, "[]")})`
    : `${asText(sql, type)} = any(${list}::text[])`;
}

/** The same as `phoneDigits` of core, inside the database. An index on it stands in docs/operator-pack.md: change both. */
function phoneSql(text: string): string {
  const digits = `regexp_replace(${text}, '[^0-9]', '', 'g')`;
  return `(case when ${text} ~ '^\\s*\\+' then ${digits}
    else regexp_replace(${digits}, '^(8(?=[0-9]{10}$)|(?=7[0-9]{9}$))', '7') end)`;
}

/** A condition of the map as SQL that is true or false, never null; it says what `evaluate` of core says. */
export function conditionSql(
  condition: Condition,
  scope: Scope,
  statement: Statement,
  around: Surrounding,
): string {
  const again = (part: Condition): string => conditionSql(part, scope, statement, around);
  if ("all" in condition) return `(${condition.all.map(again).join(" and ")})`;
  if ("any" in condition) return `(${condition.any.map(again).join(" or ")})`;
  if ("not" in condition) return `(not ${again(condition.not)})`;
  if ("related" in condition) {
    const { table, types } = around.related(condition.related);
    const inner: Scope = { alias: `${scope.alias}r`, types };
    const mine = columnOf(scope, condition.mine);
    const theirs = columnOf(inner, condition.theirs);
    const where = conditionSql(condition.where, inner, statement, around);
    return `(exists (select 1 from ${table} as ${inner.alias}
      where ${asText(theirs.sql, theirs.type)} = ${asText(mine.sql, mine.type)} and ${where}))`;
  }
  const column = columnOf(scope, condition.column);
  if ("is" in condition) return sameSql(column, condition.is, statement);
  if ("in" in condition) {
    const parts = condition.in.map((value) => sameSql(column, value, statement));
    return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
  }
  if ("empty" in condition) {
    const empty = `coalesce(btrim(${column.sql}::text, ' ') = '', true)`;
    return condition.empty ? empty : `(not ${empty})`;
  }
  const operator = "after" in condition ? ">" : "<";
  return `coalesce(${dateSql(column, around.zone, statement)} ${operator} ${todaySql(around.zone, statement)}, false)`;
}

function sameSql(
  { sql, type }: { sql: string; type: ColumnType },
  value: Value,
  statement: Statement,
): string {
  if (value === null) return `(${sql} is null)`;
  if (typeof value === "number" && isNumeric(type)) {
    return `coalesce(${sql}::numeric = ${statement.value(value)}::text::numeric, false)`;
  }
  return `coalesce(${asText(sql, type)} = ${statement.value(value)}::text, false)`;
}

function dateSql(
  { sql, type }: { sql: string; type: ColumnType },
  zone: string,
  statement: Statement,
): string {
  if (type.name === "date") return sql;
  if (type.name !== "timestamptz" && type.name !== "timestamp") throw new SystemFailure("mismatch");
  return `(${sql}::timestamptz at time zone ${statement.value(zone)}::text)::date`;
}

/** The operator's calendar date by the database's own clock. */
export function todaySql(zone: string, statement: Statement): string {
  return `(now() at time zone ${statement.value(zone)}::text)::date`;
}
