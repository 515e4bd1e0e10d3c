import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { columnPath } from "../../core/column-path.ts";
import { type Difference, neededRights, writerReads } from "../../core/inspection.ts";

/** What a role may do with a table: with each column that it sees, and whether it may delete rows. */
export type TableRights = {
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
  readonly deletes: boolean;
};

/** A table under the role that reads and the one that writes; `other`: any other table under the one that writes. */
type Rights = {
  readonly read: TableRights;
  readonly write: TableRights;
  readonly other: (table: string) => Promise<TableRights>;
};

/** Columns that the map wants and the table lacks, and rights that the map needs and a role has not. */
export async function inspectRights(
  system: SystemMap,
  collection: CollectionMap,
  { read, write, other }: Rights,
): Promise<readonly Difference[]> {
  const needed = neededRights(system, collection);
  const columns = needed.columns.flatMap(({ right, column, because }): Difference[] => {
    const isThere = held(read, column) !== undefined || held(write, column) !== undefined;
    if (!isThere)
      return right === "select" ? [{ code: "missing-column", what: column, because }] : [];
    const its = held(right === "select" ? read : write, column);
    return its?.has(right) === true ? [] : [lacking(column, right, because)];
  });
  const isOne = read === write;
  const reads = isOne
    ? []
    : writerReads(system, collection).filter((column) => {
        return held(read, column) !== undefined && held(write, column)?.has("select") !== true;
      });
  const rows: Difference[] = [];
  for (const { right, because, with: table } of needed.rows) {
    if (right === "delete") {
      if (!write.deletes) rows.push(lacking(collection.table, right, because));
      continue;
    }
    const shared = table === undefined ? undefined : (await other(table)).columns;
    const missing = [...write.columns].filter(
      ([name, its]) => !its.has(right) && shared?.has(name) !== false,
    );
    if (write.columns.size === 0 || missing.length > 0) {
      rows.push(lacking(collection.table, right, because));
    }
  }
  const writing = reads.map((column) => lacking(column, "select", "writing"));
  return [...columns, ...writing, ...rows];
}

function held({ columns }: TableRights, column: string): ReadonlySet<string> | undefined {
  return columns.get(column) ?? columns.get(columnPath(column).column);
}

function lacking(what: string, right: string, because: string): Difference {
  return { code: "no-right", what, because: `${right} (${because})` };
}
