import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Difference, Inspection } from "../../core/inspection.ts";
import { type TableRights, inspectRights } from "../sql/inspect-rights.ts";
import type { Database, TextRow } from "./database.ts";
import { isRowRule, toFailure } from "./failure.ts";
import { inspectDeletes, inspectIndexes } from "./inspect-links.ts";
import { type LiveColumn, inspectValues } from "./inspect-values.ts";
import { tableParts } from "../sql/names.ts";
import { quotedTable } from "./names.ts";

/**
 * A table of the map against the catalogue: is it there, has it these columns, may our role do what the map needs, can the
 * columns hold what the map writes, does nothing stand against a deletion.
 */
export async function inspectTable(
  database: Database,
  system: SystemMap,
  collection: CollectionMap,
  { zone, writing }: { readonly zone: string; readonly writing: Database },
): Promise<Inspection> {
  const table = quotedTable(collection.table);
  const columns = await columnsOf(database, table);
  if (columns.length === 0) {
    return { differences: [await whyUnseen(database, collection.table)] };
  }
  // Where another role writes, its rights to write are asked for.
  const writable = writing === database ? columns : await columnsOf(writing, table);
  const read = rightsOf(columns);
  const differences = await inspectRights(system, collection, {
    read,
    write: writable === columns ? read : rightsOf(writable),
    other: async (one) => rightsOf(await columnsOf(writing, quotedTable(one))),
  });
  const rows = await countRows(database, table);
  const ruled = [
    ...(await rowRule(database, collection.table, "select")),
    ...(writing === database ? [] : await rowRule(writing, collection.table, "write")),
  ];
  return {
    differences: [
      ...differences,
      ...ruled,
      ...(await inspectValues(database, collection, new Map(columns.map(liveColumn)), zone)),
      ...(await inspectDeletes(database, system, collection)),
      ...(await inspectIndexes(database, collection, rows)),
    ],
    rows,
  };
}

/** A table may be there, in a schema that our role may not look into. */
async function whyUnseen(database: Database, table: string): Promise<Difference> {
  const parts = tableParts(table);
  const [row] = await database.read(
    `select 1::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relname = $1 and n.nspname = $2 and not has_schema_privilege(n.oid, 'usage')`,
    [parts.at(-1) ?? "", parts.length > 1 ? (parts[0] ?? "") : "public"],
  );
  return row === undefined
    ? { code: "missing-table", what: table, because: "table" }
    : { code: "no-right", what: table, because: "select (usage of its schema)" };
}

/** Whether a row rule narrows what this role sees of a table, or of one behind a view: then it is refused every question. */
async function rowRule(
  database: Database,
  table: string,
  use: "select" | "write",
): Promise<readonly Difference[]> {
  try {
    await database.read(`select 1::text from ${quotedTable(table)} limit 0`, []);
    return [];
  } catch (error) {
    if (!isRowRule(error)) {
      // No right to read it, which is told by its own name; or somebody holds the table just now.
      if (["timeout", "refused"].includes(toFailure(error).code)) return [];
      throw error;
    }
    const [role] = await database.read("select quote_ident(current_user)", []);
    return [{ code: "row-rule", what: table, because: `${use} by ${role?.[0] ?? ""}` }];
  }
}

async function columnsOf(database: Database, table: string): Promise<readonly TextRow[]> {
  return database.read(
    `select a.attname, has_column_privilege(a.attrelid, a.attnum, 'select')::text,
            has_column_privilege(a.attrelid, a.attnum, 'update')::text,
            has_table_privilege(a.attrelid, 'delete')::text,
            format_type(base.oid, -1), base.typname, a.attnotnull::text,
            case when base.typname in ('bpchar', 'varchar') and a.atttypmod > 4
              then (a.atttypmod - 4)::text end,
            format_type(a.atttypid, a.atttypmod),
            (a.attgenerated <> '' or has_column_privilege(a.attrelid, a.attnum, 'insert'))::text
       from pg_catalog.pg_attribute a
       join pg_catalog.pg_type t on t.oid = a.atttypid
       join pg_catalog.pg_type base
         on base.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
      where a.attrelid = to_regclass($1::text) and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
}

function rightsOf(rows: readonly TextRow[]): TableRights {
  return {
    columns: new Map(
      rows.map(([name, select, update, , , , , , , insert]) => [
        name ?? "",
        new Set([
          ...(select === "true" ? ["select"] : []),
          ...(update === "true" ? ["update"] : []),
          ...(insert === "true" ? ["insert"] : []),
        ]),
      ]),
    ),
    deletes: rows[0]?.[3] === "true",
  };
}

function liveColumn(row: TextRow): [string, LiveColumn] {
  const [name, , , , sql, type, notNull, length, shown] = row;
  const column = {
    sql: sql ?? "text",
    name: type ?? "text",
    shown: shown ?? "text",
    notNull: notNull === "true",
  };
  return [name ?? "", length == null ? column : { ...column, length: Number(length) }];
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
