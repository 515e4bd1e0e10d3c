import type { Selector } from "../../ports.ts";
import { tuplesSql } from "./keys.ts";
import type { Statement } from "./statement.ts";
import { type Scope, type Surrounding, columnOf, conditionSql, matchSql } from "./where.ts";

/** Rows that one selector finds; its values are sound: no nulls, at least one. */
export function selectorSql(
  selector: Selector,
  scope: Scope,
  statement: Statement,
  around: Surrounding,
): string {
  const { compare } = around;
  const found =
    "columns" in selector
      ? tuplesSql(selector.columns, selector.tuples, { scope, statement, compare })
      : matchSql(
          selector.match,
          columnOf(scope, selector.column),
          selector.values,
          statement,
          compare,
        );
  if (selector.where === undefined) return `(${found})`;
  return `(${found} and ${conditionSql(selector.where, scope, statement, around)})`;
}
