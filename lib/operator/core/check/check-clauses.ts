import { hasClause } from "./clauses.ts";
import type { Finding, NodePath } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";
import { inOperator } from "./walk.ts";

/** A clause that the register names stands in a notice of the pack. */
export function checkClauses(files: PackFiles): readonly Finding[] {
  const { purposes, cookies, successions } = files.operator;
  const check = (
    clause: string | undefined,
    service: string | undefined,
    path: NodePath,
  ): readonly Finding[] => {
    if (clause === undefined || hasClause(files, { clause, service })) return [];
    const message = `No notice of the pack has a clause ${clause}.`;
    return [inOperator("unknown-clause", path, message)];
  };
  return [
    ...purposes.flatMap(({ clause, service }, index) =>
      check(clause, service, ["purposes", index, "clause"]),
    ),
    ...cookies.flatMap(({ clause }, index) =>
      check(clause, undefined, ["cookies", index, "clause"]),
    ),
    ...successions.flatMap(({ clause }, index) =>
      check(clause, undefined, ["successions", index, "clause"]),
    ),
  ];
}
