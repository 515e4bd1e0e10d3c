import type { Condition } from "#lib/operator/core/data-map.ts";
import type { TableTypes } from "./dialect.ts";
import { type Scope, columnOf } from "./scope.ts";
import type { Statement } from "./statement.ts";

/** What compiling needs beside the statement: the zone of `today`, and other tables of the system for `related`. */
export type Surrounding = {
  readonly zone: string;
  related(collection: string): { readonly table: string; readonly types: TableTypes };
};

/** A condition of the map as SQL that is true or false, never null; it says what `evaluate` of core says. */
export function conditionSql(
  condition: Condition,
  scope: Scope,
  statement: Statement,
  around: Surrounding,
): string {
  const { dialect } = scope;
  const again = (part: Condition): string => conditionSql(part, scope, statement, around);
  if ("all" in condition) return `(${condition.all.map(again).join(" and ")})`;
  if ("any" in condition) return `(${condition.any.map(again).join(" or ")})`;
  if ("not" in condition) return `(not ${again(condition.not)})`;
  if ("related" in condition) {
    const { table, types } = around.related(condition.related);
    const inner: Scope = { dialect, alias: `${scope.alias}r`, types };
    const mine = columnOf(scope, condition.mine);
    const theirs = columnOf(inner, condition.theirs);
    const where = conditionSql(condition.where, inner, statement, around);
    return `(exists (select 1 from ${table} as ${inner.alias}
      where ${dialect.sameColumns(theirs, mine)} and ${where}))`;
  }
  const column = columnOf(scope, condition.column);
  if ("is" in condition) {
    const { is } = condition;
    return is === null ? `(${column.sql} is null)` : dialect.same(column, is, statement);
  }
  if ("in" in condition) {
    const parts = condition.in.map((value) => dialect.same(column, value, statement));
    return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
  }
  if ("empty" in condition) {
    const empty = dialect.isEmpty(column);
    return condition.empty ? empty : `(not ${empty})`;
  }
  const operator = "after" in condition ? ">" : "<";
  const [date, today] = [
    dialect.date(column, around.zone, statement),
    dialect.today(around.zone, statement),
  ];
  return `coalesce(${date} ${operator} ${today}, false)`;
}
