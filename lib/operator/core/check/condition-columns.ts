import type { Condition } from "../data-map.ts";
import type { NodePath } from "../finding.ts";

/** Columns a condition looks at, each with the collection it belongs to and the place where it is named. */
export function columnsInCondition(
  on: string,
  condition: Condition,
  path: NodePath,
): readonly { readonly on: string; readonly column: string; readonly path: NodePath }[] {
  if ("column" in condition) return [{ on, column: condition.column, path: [...path, "column"] }];
  if ("all" in condition) {
    return condition.all.flatMap((part, i) => columnsInCondition(on, part, [...path, "all", i]));
  }
  if ("any" in condition) {
    return condition.any.flatMap((part, i) => columnsInCondition(on, part, [...path, "any", i]));
  }
  if ("not" in condition) return columnsInCondition(on, condition.not, [...path, "not"]);
  return [
    { on, column: condition.mine, path: [...path, "mine"] },
    { on: condition.related, column: condition.theirs, path: [...path, "theirs"] },
    ...columnsInCondition(condition.related, condition.where, [...path, "where"]),
  ];
}
