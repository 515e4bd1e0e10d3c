import { phoneDigits } from "../../core/normalise.ts";
import type { Selector } from "../../ports.ts";
import { type Surrounding, conditionSql } from "./condition.ts";
import type { Compare } from "./dialect.ts";
import { type Scope, columnOf } from "./scope.ts";
import type { Statement } from "./statement.ts";

/** Rows that one selector finds; its values are sound: no nulls, at least one. */
export function selectorSql(
  selector: Selector,
  scope: Scope,
  statement: Statement,
  around: Surrounding & { readonly compare: Compare },
): string {
  const found = foundSql(selector, scope, statement, around.compare);
  if (selector.where === undefined) return `(${found})`;
  return `(${found} and ${conditionSql(selector.where, scope, statement, around)})`;
}

function foundSql(
  selector: Selector,
  scope: Scope,
  statement: Statement,
  compare: Compare,
): string {
  const { dialect } = scope;
  if ("columns" in selector) {
    const columns = selector.columns.map((name) => columnOf(scope, name));
    return dialect.oneOf(columns, selector.tuples, statement, compare);
  }
  const column = columnOf(scope, selector.column);
  const texts = selector.values.map(String);
  if (selector.match === "email") {
    const emails = texts.map((one) => one.toLowerCase());
    return dialect.email(column, emails, statement);
  }
  if (selector.match === "phone") {
    return dialect.phone(column, texts.map(phoneDigits), statement);
  }
  const tuples = selector.values.map((value) => [value]);
  return dialect.oneOf([column], tuples, statement, compare);
}
