import { columnPath } from "../../core/column-path.ts";
import { SystemFailure, type Values } from "../../ports.ts";
import { type Scope, columnOf } from "./scope.ts";
import type { Statement } from "./statement.ts";

/** `column = value, …` of an update; parts of one JSON column become one assignment. `$now` and `$today` by the database's clock. */
export function assignmentsSql(
  scope: Scope,
  set: Values,
  zone: string,
  statement: Statement,
): string {
  const { dialect } = scope;
  const assigned = new Map<string, string>();
  for (const [name, value] of Object.entries(set)) {
    const { of, keys } = columnOf(scope, name).part ?? {};
    const column = of === undefined ? name : columnPath(name).column;
    const whole = of ?? columnOf(scope, name);
    if (whole.type.generated === true) throw new SystemFailure("mismatch");
    const sql =
      keys === undefined
        ? dialect.newValue(value, whole.type, zone, statement)
        : dialect.withPart(assigned.get(column) ?? whole.sql, whole.type, keys, value, statement);
    assigned.set(column, sql);
  }
  const list = [...assigned].map(([column, sql]) => `${dialect.quote(column)} = ${sql}`);
  if (list.length === 0) throw new SystemFailure("mismatch");
  return list.join(", ");
}

/** True while all these columns still hold what was read. */
export function unchangedSql(scope: Scope, expected: Values, statement: Statement): string {
  const parts = Object.entries(expected).map(([column, value]) =>
    scope.dialect.unchanged(columnOf(scope, column), value, statement),
  );
  return parts.length === 0 ? "true" : `(${parts.join(" and ")})`;
}
