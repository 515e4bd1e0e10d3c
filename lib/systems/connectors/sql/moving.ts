import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { SystemFailure } from "../../ports.ts";
import type { Acting } from "./acting.ts";
import { chunkSize } from "./batches.ts";
import { refuseCascades } from "./cascades.ts";
import { chunks, keysSql, parseKeys } from "./keys.ts";
import { alias, columnOf } from "./scope.ts";

/** The collection of the same system that restricted rows are moved to. */
export function moveTarget(system: SystemMap, id: string): CollectionMap {
  const target = system.collections.find((one) => one.id === id);
  if (target === undefined) throw new SystemFailure("mismatch");
  return target;
}

/**
 * Moves rows from one table to another, with the columns that both have; what only one of them has stays behind. A
 * repetition moves what is left; a row whose place is taken there is a `mismatch`, and nothing is moved.
 */
export async function moveRows(
  acting: Acting,
  from: CollectionMap,
  to: CollectionMap,
  keys: readonly string[],
): Promise<void> {
  const { tables, inside, compare } = acting;
  const { dialect } = tables;
  const source = await tables.scope(from);
  const target = { ...(await tables.scope(to)), alias: "m" };
  const shared = [...source.types].filter(
    ([name, { generated }]) =>
      generated !== true && target.types.has(name) && target.types.get(name)?.generated !== true,
  );
  if (!from.key.every((name) => shared.some(([one]) => one === name))) {
    throw new SystemFailure("mismatch");
  }
  await refuseCascades(acting, from, keys, acting.acts ?? []);
  const columns = shared.map(([name]) => dialect.quote(name));
  const [fromTable, toTable] = [dialect.table(from.table), dialect.table(to.table)];
  const isThere = from.key
    .map((name) => `${columnOf(target, name).sql} = ${columnOf(source, name).sql}`)
    .join(" and ");
  for (const part of chunks(parseKeys(from, keys), chunkSize)) {
    const taken = dialect.statement();
    const rows = keysSql(from, part, source, taken, compare);
    const [both] = await inside.read(
      taken.query(
        `select 1 from ${fromTable} as ${alias} join ${toTable} as ${target.alias} on ${isThere}
          where ${rows} limit 1`,
      ),
    );
    // Moving is one transaction, so what stands in both is no half of ours: the place is taken, and the row would be lost.
    if (both !== undefined) throw new SystemFailure("mismatch");
    const insert = dialect.statement();
    const found = keysSql(from, part, source, insert, compare);
    const select = `select ${columns.map((name) => `${alias}.${name}`).join(", ")}
      from ${fromTable} as ${alias} where ${found}`;
    const moved = await inside.run(insert.query(dialect.insert(toTable, columns, select)));
    const remove = dialect.statement();
    const gone = keysSql(from, part, source, remove, compare);
    const left = await inside.run(remove.query(dialect.delete(fromTable, alias, gone)));
    if (moved !== left || left > part.length) throw new SystemFailure("conflict");
  }
}

/** How many rows with these keys stand in a collection now. */
export async function rowsNow(
  { tables, inside, compare }: Acting,
  collection: CollectionMap,
  keys: readonly string[],
): Promise<number> {
  const scope = await tables.scope(collection);
  let count = 0;
  for (const part of chunks(parseKeys(collection, keys), chunkSize)) {
    const statement = scope.dialect.statement();
    const where = keysSql(collection, part, scope, statement, compare);
    const table = scope.dialect.table(collection.table);
    const text = `select count(*) from ${table} as ${alias} where ${where}`;
    const [row] = await inside.read(statement.query(text));
    count += Number(row?.[0] ?? 0);
  }
  return count;
}
