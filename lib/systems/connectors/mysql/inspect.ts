import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { columnPath } from "../../core/column-path.ts";
import { type Difference, type Inspection, neededRights } from "../../core/inspection.ts";
import type { SqlDatabase } from "../sql/database.ts";
import { tableParts } from "../sql/names.ts";
import { mysqlDialect } from "./dialect.ts";
import { toFailure } from "./failure.ts";

/**
 * A table of the map against the catalogue: is it there, has it these columns, may the role that reads read them and the role
 * that writes write them. What a role has no right on it does not see.
 */
export async function inspectTable(
  roles: { readonly reading: SqlDatabase; readonly writing: SqlDatabase },
  system: SystemMap,
  collection: CollectionMap,
): Promise<Inspection> {
  const read = await rightsOf(roles.reading, collection.table);
  if (read.size === 0) {
    return { differences: [{ code: "missing-table", what: collection.table, because: "table" }] };
  }
  const write =
    roles.writing === roles.reading ? read : await rightsOf(roles.writing, collection.table);
  const differences = neededRights(system, collection).columns.flatMap(
    ({ right, column, because }): Difference[] => {
      const rights = right === "select" ? read : write;
      const held = rights.get(column) ?? rights.get(columnPath(column).column);
      if (held === undefined && right === "select") {
        return [{ code: "missing-column", what: column, because }];
      }
      if (held?.includes(right) === true) return [];
      return [{ code: "no-right", what: column, because: `${right} (${because})` }];
    },
  );
  const rows = await countRows(roles.reading, collection.table);
  return { differences, ...(rows === undefined ? {} : { rows }) };
}

type Rights = ReadonlyMap<string, readonly string[]>;

async function rightsOf(database: SqlDatabase, table: string): Promise<Rights> {
  const parts = tableParts(table);
  const [schema, name] = parts.length > 1 ? parts : [null, parts[0]];
  const rows = await database.ask({
    text: `select column_name, privileges from information_schema.columns
            where table_schema = coalesce(?, database()) and table_name = ?
              and cast(table_name as binary) = cast(? as binary)`,
    values: [schema ?? null, name ?? "", name ?? ""],
  });
  return new Map(
    rows.map(([column, rights]): [string, readonly string[]] => [
      String(column),
      String(rights).split(","),
    ]),
  );
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
