import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { neededRights } from "../../core/inspection.ts";
import { columnPath } from "../../core/column-path.ts";
import { wantedColumns } from "../../core/columns.ts";
import type { RoleRights } from "../catalogue.ts";
import type { TableDescription } from "./description.ts";
import { tableKey } from "./unmapped.ts";

/** A way in which a role may do more than the map needs; `what`: the tables or columns, all of them. */
export type TooWide = {
  readonly code: "above-rules" | "owner" | "writes" | "reads";
  readonly what: readonly string[];
};

/**
 * What a role may do beyond the map, one finding for each way. `use`: `reads` for a role beside which another one erases,
 * `erases` for that other one, `both` for one role that does everything. Whoever owns tables or stands above all
 * rules may do anything, so nothing more is said of them.
 */
export function findTooWide(
  rights: RoleRights,
  tables: readonly TableDescription[],
  system: SystemMap,
  use: "reads" | "erases" | "both",
): readonly TooWide[] {
  if (rights.isAboveRules) return [{ code: "above-rules", what: [] }];
  const owned = rights.tables.filter(({ owns }) => owns).map(({ table }) => table);
  if (owned.length > 0) return [{ code: "owner", what: owned }];
  const needs = needsOf(system);
  const writes = rights.tables.flatMap((one) =>
    writesBeyond(one, use === "reads" ? undefined : needs.get(tableKey(one.table))),
  );
  const reads = tables.flatMap((table) => readsBeyond(table, needs.get(tableKey(table.id))));
  return [
    ...(writes.length === 0 ? [] : [{ code: "writes", what: writes } as const]),
    ...(reads.length === 0 ? [] : [{ code: "reads", what: reads } as const]),
  ];
}

type Needs = {
  readonly reads: Set<string>;
  readonly updates: Set<string>;
  inserts: boolean;
  deletes: boolean;
};

function needsOf(system: SystemMap): ReadonlyMap<string, Needs> {
  const all = new Map<string, Needs>();
  const of = (table: string): Needs => {
    const key = tableKey(table);
    const known = all.get(key) ?? {
      reads: new Set(),
      updates: new Set(),
      inserts: false,
      deletes: false,
    };
    all.set(key, known);
    return known;
  };
  for (const collection of system.collections) {
    const own = of(collection.table);
    for (const { column } of wantedColumns(system, collection))
      own.reads.add(columnPath(column).column);
    const { columns, rows } = neededRights(system, collection);
    for (const { right, column } of columns) {
      (right === "select" ? own.reads : own.updates).add(columnPath(column).column);
    }
    if (rows.some(({ right }) => right === "delete")) own.deletes = true;
    moved(system, collection, of);
    for (const column of written(collection)) own.updates.add(columnPath(column).column);
  }
  return all;
}

/** What keeps only some fields empties all others; a flag is set and lifted. */
function written({ erasure, fields, restriction }: CollectionMap): readonly string[] {
  const emptied = erasure.some(({ keeps }) => keeps !== undefined)
    ? Object.values(fields).map(({ column }) => column)
    : [];
  const flags =
    restriction !== undefined && "set" in restriction ? [restriction.set, restriction.release] : [];
  return [...emptied, ...flags.flatMap((set) => Object.keys(set))];
}

/** A move takes rows out of one table and puts them into the other, and back when they are released. */
function moved(system: SystemMap, collection: CollectionMap, of: (table: string) => Needs): void {
  const { restriction } = collection;
  if (restriction === undefined || !("move" in restriction)) return;
  const target = system.collections.find(({ id }) => id === restriction.move);
  for (const needs of [of(collection.table), ...(target === undefined ? [] : [of(target.table)])]) {
    needs.inserts = true;
    needs.deletes = true;
  }
}

function writesBeyond(
  one: RoleRights["tables"][number],
  needs: Needs | undefined,
): readonly string[] {
  const { table, inserts, deletes, updates } = one;
  const more = updates.filter((column) => needs?.updates.has(column) !== true);
  return [
    ...(inserts && needs?.inserts !== true ? [`insert into ${table}`] : []),
    ...(deletes && needs?.deletes !== true ? [`delete from ${table}`] : []),
    ...(more.length === 0 ? [] : [`update ${table} (${more.join(", ")})`]),
  ];
}

function readsBeyond(
  { id, columns }: TableDescription,
  needs: Needs | undefined,
): readonly string[] {
  const readable = columns.filter(({ readable: may }) => may).map(({ name }) => name);
  if (needs === undefined) return readable.length === 0 ? [] : [id];
  return readable.filter((name) => !needs.reads.has(name)).map((name) => `${id}.${name}`);
}
