import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Inspection } from "../../core/inspection.ts";
import type { SqlDatabase } from "../sql/database.ts";
import { type TableRights, inspectRights } from "../sql/inspect-rights.ts";
import { mysqlDialect } from "./dialect.ts";
import { placeOf } from "./place.ts";
import { toFailure } from "./failure.ts";
import { inspectDeletes, inspectIndexes } from "./inspect-links.ts";
import { inspectValues, liveColumns } from "./inspect-values.ts";

/**
 * A table of the map against the catalogue: is it there, has it these columns, may the role that reads read them and the role
 * that writes write them, can the columns hold what the map writes, does nothing stand against a deletion, are look-ups
 * indexed. What a role has no right on it does not see.
 */
export async function inspectTable(
  { reading, writing }: { readonly reading: SqlDatabase; readonly writing: SqlDatabase },
  system: SystemMap,
  collection: CollectionMap,
): Promise<Inspection> {
  const read = await rightsOf(reading, collection.table);
  if (read.columns.size === 0) {
    return { differences: [{ code: "missing-table", what: collection.table, because: "table" }] };
  }
  const rights = await inspectRights(system, collection, {
    read,
    write: writing === reading ? read : await rightsOf(writing, collection.table),
    other: (table) => rightsOf(writing, table),
  });
  const columns = await liveColumns(reading, collection.table);
  const rows = await countRows(reading, collection.table);
  const differences = [
    ...rights,
    ...inspectValues(collection, columns),
    ...(await inspectDeletes(reading, system, collection)),
    ...(await inspectIndexes(reading, collection, columns, rows)),
  ];
  return { differences, ...(rows === undefined ? {} : { rows }) };
}

async function rightsOf(database: SqlDatabase, table: string): Promise<TableRights> {
  const [schema, name] = placeOf(table);
  const rows = await database.ask({
    text: `select column_name, privileges from information_schema.columns
            where table_schema = coalesce(?, database()) and table_name = ?
              and cast(table_name as binary) = cast(? as binary)`,
    values: [schema, name, name],
  });
  return {
    columns: new Map(
      rows.map(([column, rights]) => [String(column), new Set(String(rights).split(","))]),
    ),
    deletes: rows.length > 0 && (await mayDelete(database, table)),
  };
}

/**
 * Whether our role may delete rows of a table. The server is asked how it would delete none: it looks at rights that come from
 * anywhere, roles among them, and the catalogue shows only those given to the user by name.
 */
export async function mayDelete(database: SqlDatabase, table: string): Promise<boolean> {
  try {
    const text = `explain delete from ${mysqlDialect.table(table)} where false`;
    await database.ask({ text, values: [] });
    return true;
  } catch (error) {
    const { code } = toFailure(error);
    if (["refused", "mismatch"].includes(code)) return false;
    throw error;
  }
}

async function countRows(database: SqlDatabase, table: string): Promise<number | undefined> {
  try {
    const text = `select count(*) from ${mysqlDialect.table(table)}`;
    const [row] = await database.ask({ text, values: [] });
    return Number(row?.[0] ?? 0);
  } catch (error) {
    // Too many rows to count in time, or no right to read any: the map can be judged without the number.
    if (["timeout", "refused"].includes(toFailure(error).code)) return undefined;
    throw error;
  }
}
