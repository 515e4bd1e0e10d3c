import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { type Difference, type Inspection, neededRights } from "../../core/inspection.ts";
import type { Database } from "./database.ts";
import { toFailure } from "./failure.ts";
import { quotedTable } from "./names.ts";

/** A table of the map against the catalogue: is it there, has it these columns, may our role do what the map needs. */
export async function inspectTable(
  database: Database,
  system: SystemMap,
  collection: CollectionMap,
): Promise<Inspection> {
  const table = quotedTable(collection.table);
  const columns = await database.read(
    `select attname, has_column_privilege(attrelid, attnum, 'select')::text,
            has_column_privilege(attrelid, attnum, 'update')::text,
            has_table_privilege(attrelid, 'delete')::text
       from pg_catalog.pg_attribute
      where attrelid = to_regclass($1::text) and attnum > 0 and not attisdropped`,
    [table],
  );
  if (columns.length === 0) {
    return { differences: [{ code: "missing-table", what: collection.table, because: "table" }] };
  }
  const rights = new Map(columns.map(([name, select, update]) => [name ?? "", { select, update }]));
  const needed = neededRights(system, collection);
  const differences = needed.columns.flatMap(({ right, column, because }): Difference[] => {
    const held = rights.get(column);
    if (held === undefined) {
      return right === "select" ? [{ code: "missing-column", what: column, because }] : [];
    }
    if (held[right] === "true") return [];
    return [{ code: "no-right", what: column, because: `${right} (${because})` }];
  });
  if (needed.deletes && columns[0]?.[3] !== "true") {
    differences.push({ code: "no-right", what: collection.table, because: "delete (erasure)" });
  }
  return { differences, rows: await countRows(database, table) };
}

async function countRows(database: Database, table: string): Promise<number | undefined> {
  try {
    const [row] = await database.read(`select count(*)::text from ${table}`, []);
    return Number(row?.[0] ?? 0);
  } catch (error) {
    // Too many rows to count in time, or no right to read any: the map can be judged without the number.
    if (["timeout", "refused"].includes(toFailure(error).code)) return undefined;
    throw error;
  }
}
