import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { type RowChange, SystemFailure, type Values } from "../../ports.ts";
import type { Acting } from "./acting.ts";
import { rowsNow } from "./moving.ts";
import { chunks, keysSql, parseKeys } from "./keys.ts";
import { type Scope, alias, columnOf } from "./scope.ts";
import type { Statement } from "./statement.ts";
import { assignmentsSql, unchangedSql } from "./writing.ts";

/** Rows of one statement: each brings a branch for each of its columns. */
const atOnce = 50;

/**
 * Gives each row values of its own while it holds what was read, many rows by one statement. A row that holds what shall be
 * written already is as it should be (a repetition); one that is gone is no fault; any other is a `conflict`.
 */
export async function rewriteRows(
  acting: Acting,
  collection: CollectionMap,
  rows: readonly RowChange[],
): Promise<number> {
  const scope = await acting.tables.scope(collection);
  const { dialect } = scope;
  // One statement writes the same columns in all its rows.
  const alike = Map.groupBy(rows, ({ set }) => JSON.stringify(Object.keys(set).sort()));
  let count = 0;
  for (const part of [...alike.values()].flatMap((group) => partsOf(collection, group))) {
    const statement = dialect.statement();
    const branches = part.flatMap((row) => branchOf(acting, collection, scope, row, statement));
    if (branches.length === 0) continue;
    const keys = parseKeys(
      collection,
      part.map(({ key }) => key),
    );
    const where = `${keysSql(collection, keys, scope, statement, acting.compare)}
      and (${branches.map(({ holds }) => holds).join(" or ")})`;
    const columns = branches[0]?.assignments.map(([column]) => column) ?? [];
    const assignments = columns.map((column, index) => {
      const [only, ...more] = branches;
      if (only !== undefined && more.length === 0) {
        return `${column} = ${only.assignments[index]?.[1] ?? "null"}`;
      }
      const cases = branches.map(
        ({ isRow, assignments: own }) => `when ${isRow} then ${own[index]?.[1] ?? "null"}`,
      );
      return `${column} = case ${cases.join(" ")} else ${alias}.${column} end`;
    });
    const table = dialect.table(collection.table);
    const text = dialect.update(table, alias, assignments.join(", "), where);
    const done = await acting.inside.run(statement.query(text));
    if (done < keys.length) {
      const there = await rowsNow(
        acting,
        collection,
        part.map(({ key }) => key),
      );
      if (there > done) throw new SystemFailure("conflict");
    }
    count += done;
  }
  return count;
}

/**
 * Rows that one statement rewrites. Where their key changes each goes alone: MariaDB and MySQL assign from left to right, and
 * a branch that asks for the old key after the new one is written would find no row.
 */
function partsOf(
  collection: CollectionMap,
  rows: readonly RowChange[],
): readonly (readonly RowChange[])[] {
  const isRenamed = rows.some(({ set }) => collection.key.some((column) => column in set));
  return chunks(rows, isRenamed ? 1 : atOnce);
}

type Branch = {
  readonly isRow: string;
  readonly holds: string;
  readonly assignments: readonly (readonly [column: string, sql: string])[];
};

function branchOf(
  { compare, zone }: Acting,
  collection: CollectionMap,
  scope: Scope,
  { key, expected, set }: RowChange,
  statement: Statement,
): readonly Branch[] {
  const [parsed] = parseKeys(collection, [key]);
  if (parsed === undefined) return [];
  const isRow = keysSql(collection, [parsed], scope, statement, compare);
  const same = unchangedSql(scope, expected, statement);
  const done = unchangedSql(scope, literalsOf(set), statement);
  const assignments = Object.entries(grouped(scope, set)).map(
    ([column, values]): readonly [string, string] => {
      const sql = assignmentsSql(scope, values, zone, statement);
      return [column, sql.slice(sql.indexOf(" = ") + 3)];
    },
  );
  return [{ isRow, holds: `(${isRow} and (${same} or ${done}))`, assignments }];
}

/** What is written, by quoted column of the table: parts of one JSON column together, always in one order. */
function grouped(scope: Scope, set: Values): Readonly<Record<string, Values>> {
  const all: Record<string, Record<string, Values[string]>> = {};
  for (const name of Object.keys(set).sort()) {
    const column = columnOf(scope, name);
    const sql = (column.part?.of ?? column).sql.slice(scope.alias.length + 1);
    (all[sql] ??= {})[name] = set[name] ?? null;
  }
  return all;
}

/** What can be looked for again: the clock gives another value each time. */
function literalsOf(set: Values): Values {
  return Object.fromEntries(
    Object.entries(set).filter(([, value]) => value !== "$now" && value !== "$today"),
  );
}
