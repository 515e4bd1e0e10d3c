import type { CollectionMap, Restriction, SystemMap } from "#lib/operator/core/data-map.ts";
import { type EraseAct, type RowChange, SystemFailure, type Values } from "../../ports.ts";
import { chunkSize } from "./batches.ts";
import { refuseCascades } from "./cascades.ts";
import type { Transaction } from "./database.ts";
import type { Compare, ForeignKey } from "./dialect.ts";
import { type Key, chunks, keysSql, parseKeys } from "./keys.ts";
import type { LiveSchema } from "./live-schema.ts";
import { erasingOrder, removes } from "./order.ts";
import { rowsNow, moveRows, moveTarget } from "./moving.ts";
import { rewriteRows } from "./rewriting.ts";
import { type Scope, alias } from "./scope.ts";
import type { Statement } from "./statement.ts";
import type { Tables } from "./tables.ts";
import { assignmentsSql, unchangedSql } from "./writing.ts";

/** One transaction that acts on rows of one system. */
export type Acting = {
  readonly system: SystemMap;
  readonly tables: Tables;
  readonly schema: LiveSchema;
  readonly zone: string;
  readonly inside: Transaction;
  readonly compare: Compare;
  /** Everything that is asked for in this transaction. */
  readonly acts?: readonly EraseAct[];
};

/** Carries all acts out in a lawful order; returns how many rows each found, in the order given. */
export async function eraseAll(alone: Acting, acts: readonly EraseAct[]): Promise<number[]> {
  const acting = { ...alone, acts };
  const { tables, schema, inside } = acting;
  const { dialect } = tables;
  const counts = acts.map(() => 0);
  const removing = [...new Set(acts.filter(removes).map((act) => act.collection.table))];
  const keys = removing.length === 0 ? [] : await schema.foreignKeys(removing);
  const order = erasingOrder(acts, keys, dialect.beforeDeleting !== undefined);
  if (removing.length > 0 && dialect.beforeDeleting !== undefined) {
    await inside.run({ text: dialect.beforeDeleting, values: [] });
  }
  const changing = order.acts.filter((index) => !isRemoving(acts[index]));
  for (const index of changing) counts[index] = await change(acting, acts[index]);
  await clearPointers(acting, acts.filter(removes), order.clear);
  for (const index of order.acts.slice(changing.length)) {
    counts[index] = await remove(acting, acts[index], order.leaves);
  }
  return counts;
}

function isRemoving(act: EraseAct | undefined): boolean {
  return act !== undefined && removes(act);
}

async function change(acting: Acting, act: EraseAct | undefined): Promise<number> {
  if (act === undefined) return 0;
  const { collection } = act;
  if (act.do === "rewrite") return rewriteRows(acting, collection, act.rows);
  if (act.do === "set") return setRows(acting, collection, act.keys, act.set);
  if (act.do === "restrict") return restrictRows(acting, collection, act.keys);
  return 0;
}

async function remove(
  acting: Acting,
  act: EraseAct | undefined,
  leaves: readonly ForeignKey[],
): Promise<number> {
  if (act === undefined || act.do === "rewrite") return 0;
  const { collection } = act;
  if (act.do === "restrict") return restrictRows(acting, collection, act.keys);
  await refuseCascades(acting, collection, act.keys, acting.acts ?? []);
  const { dialect } = acting.tables;
  const table = dialect.table(collection.table);
  const own = leaves.find(({ child }) => child === collection.table);
  if (own === undefined) {
    return overKeys(acting, collection, act.keys, dialect.deletesAtOnce, (where) =>
      dialect.delete(table, alias, where),
    );
  }
  // From the leaves up, until a round finds none: what is left then points in a circle, and the last statement says so.
  let count = 0;
  for (;;) {
    const gone = await overKeys(acting, collection, act.keys, chunkSize, (where) =>
      dialect.deleteLeaves(table, alias, where, own),
    );
    count += gone;
    if (gone === 0) break;
  }
  return (
    count +
    (await overKeys(acting, collection, act.keys, chunkSize, (where) =>
      dialect.delete(table, alias, where),
    ))
  );
}

/** Empties the pointers that stand in the way of a deletion, in rows that go anyway. */
async function clearPointers(
  acting: Acting,
  acts: readonly EraseAct[],
  pointers: readonly ForeignKey[],
): Promise<void> {
  for (const { child, columns } of pointers) {
    const set = Object.fromEntries(columns.map((column) => [column, null]));
    for (const act of acts.filter(({ collection }) => collection.table === child)) {
      if (act.do === "delete") await setRows(acting, act.collection, act.keys, set);
    }
  }
}

export async function setRows(
  acting: Acting,
  collection: CollectionMap,
  keys: readonly string[],
  set: Values,
): Promise<number> {
  const { dialect } = acting.tables;
  const table = dialect.table(collection.table);
  return overKeys(acting, collection, keys, chunkSize, (where, { scope, statement }) =>
    dialect.update(table, alias, assignmentsSql(scope, set, acting.zone, statement), where),
  );
}

/** One row, while it holds what was read; returns whether it did. */
export async function writeRow(
  acting: Acting,
  collection: CollectionMap,
  { key, expected, set }: RowChange,
): Promise<boolean> {
  const { dialect } = acting.tables;
  const table = dialect.table(collection.table);
  const count = await overKeys(acting, collection, [key], 1, (where, { scope, statement }) => {
    const same = unchangedSql(scope, expected, statement);
    const assignments = assignmentsSql(scope, set, acting.zone, statement);
    return dialect.update(table, alias, assignments, `${where} and ${same}`);
  });
  return count > 0;
}

/** Restricts rows as the map says; returns how many are so now. */
export async function restrictRows(
  acting: Acting,
  collection: CollectionMap,
  keys: readonly string[],
): Promise<number> {
  const restriction = restrictionOf(collection);
  if ("set" in restriction) return setRows(acting, collection, keys, restriction.set);
  const target = moveTarget(acting.system, restriction.move);
  await moveRows(acting, collection, target, keys);
  return rowsNow(acting, target, keys);
}

/** Lifts a restriction; returns how many rows are free now. */
export async function releaseRows(
  acting: Acting,
  collection: CollectionMap,
  keys: readonly string[],
): Promise<number> {
  const restriction = restrictionOf(collection);
  if ("set" in restriction) return setRows(acting, collection, keys, restriction.release);
  await moveRows(acting, moveTarget(acting.system, restriction.move), collection, keys);
  return rowsNow(acting, collection, keys);
}

/** How rows are restricted by us: where the map says nothing, or a person or the system itself does it, we cannot. */
function restrictionOf({
  restriction,
}: CollectionMap): Extract<Restriction, { set: object } | { move: string }> {
  if (restriction !== undefined && ("set" in restriction || "move" in restriction)) {
    return restriction;
  }
  throw new SystemFailure("refused");
}

/** Runs one statement per part of the keys; returns how many rows they found. */
async function overKeys(
  acting: Acting,
  collection: CollectionMap,
  keys: readonly string[],
  atOnce: number,
  sql: (where: string, on: { readonly scope: Scope; readonly statement: Statement }) => string,
): Promise<number> {
  const scope = await acting.tables.scope(collection);
  let count = 0;
  for (const part of chunks<Key>(parseKeys(collection, keys), atOnce)) {
    const statement = scope.dialect.statement();
    const where = keysSql(collection, part, scope, statement, acting.compare);
    const found = await acting.inside.run(statement.query(sql(where, { scope, statement })));
    // More rows than keys: what the map calls a key names several rows, and some of them may be another person's.
    if (found > part.length) throw new SystemFailure("mismatch");
    count += found;
  }
  return count;
}
