import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { columnPath } from "../../core/column-path.ts";
import { wantedColumns } from "../../core/columns.ts";
import type { ColumnAssessment, TableAssessment } from "./assessment.ts";
import { type Kind, kinds } from "./kinds.ts";

/** Something of the live database that looks personal and stands nowhere in the map. */
export type Unmapped =
  | {
      readonly what: "column";
      readonly assessed: TableAssessment;
      readonly column: ColumnAssessment;
    }
  | { readonly what: "table"; readonly assessed: TableAssessment };

/** Columns in no role of the map that hold no more than what the row itself is: named, but no fault. */
export type Unused = { readonly table: string; readonly columns: readonly string[] };

/** Kinds that are personal in a row about a person, though they identify nobody by themselves. */
const telling: ReadonlySet<Kind> = new Set([
  ...(["address", "city", "postcode", "latitude", "longitude", "coordinates"] as const),
  ...(["free-text", "file", "customer-number", "consent", "language"] as const),
]);
const likely = 0.5;

/**
 * Compares what was found with the map: columns of mapped tables, and whole tables, that look personal and have no role, unless
 * the map sets them aside with a reason. A table that the map reads through a view counts as mapped by what the view reads;
 * a view of mapped tables needs no map of its own.
 */
export function findUnmapped(
  tables: readonly TableAssessment[],
  system: SystemMap,
): { readonly unmapped: readonly Unmapped[]; readonly unused: readonly Unused[] } {
  const aside = new Set(Object.keys(system.ignoredTables).map(tableKey));
  const byTable = Map.groupBy(system.collections, ({ table }) => tableKey(table));
  const views = tables.filter(({ table }) => byTable.has(tableKey(table.id)));
  const covered = new Set([
    ...byTable.keys(),
    ...views.flatMap(({ table }) => table.behind.map((one) => tableKey(one.table))),
  ]);
  const unmapped: Unmapped[] = [];
  const unused: Unused[] = [];
  for (const assessed of tables) {
    const { table } = assessed;
    const maps = byTable.get(tableKey(table.id)) ?? [];
    const seen = views.flatMap((view) =>
      view.table.behind.flatMap((one) => (one.table === table.id ? [one.column] : [])),
    );
    if (maps.length === 0 && seen.length === 0) {
      const isRepeated =
        table.behind.length > 0 && table.behind.every((one) => covered.has(tableKey(one.table)));
      const isFound = !aside.has(tableKey(table.id)) && !isRepeated && looksPersonal(assessed);
      if (isFound) unmapped.push({ what: "table", assessed });
      continue;
    }
    if (aside.has(tableKey(table.id))) continue;
    const whole = new Set(maps.flatMap(wholeColumns));
    const known = new Set([...maps.flatMap((one) => [...rolesOf(system, one)]), ...seen]);
    const rest = assessed.columns.filter(
      ({ column, link }) => !isKnown(column.name, known, whole) && link === undefined,
    );
    const personal = rest.filter(isTelling);
    unmapped.push(...personal.map((column): Unmapped => ({ what: "column", assessed, column })));
    const others = rest.filter((one) => !personal.includes(one)).map(({ column }) => column.name);
    if (others.length > 0) unused.push({ table: table.id, columns: others });
  }
  return { unmapped, unused };
}

function looksPersonal({ role, columns }: TableAssessment): boolean {
  return role === "none" ? false : columns.some(({ personal }) => personal);
}

function isTelling({ finding: { kind, confidence }, personal }: ColumnAssessment): boolean {
  return personal && confidence >= likely && (kinds[kind] === "identifies" || telling.has(kind));
}

/** Columns that have a role in a collection of the map, or are set aside there; of a path into JSON, both path and column. */
function rolesOf(system: SystemMap, collection: CollectionMap): ReadonlySet<string> {
  const { restriction, ignored } = collection;
  const flags =
    restriction !== undefined && "set" in restriction
      ? [...Object.keys(restriction.set), ...Object.keys(restriction.release)]
      : [];
  const wanted = wantedColumns(system, collection).map(({ column }) => column);
  const named = [...wanted, ...flags, ...Object.keys(ignored)];
  return new Set([...named.map(pathKey), ...named.map((name) => columnPath(name).column)]);
}

/** Columns of JSON that the map shows or sets aside as they are: whatever is inside is mapped with them. */
function wholeColumns({ fields, ignored }: CollectionMap): readonly string[] {
  return [...Object.values(fields).map(({ column }) => column), ...Object.keys(ignored)];
}

function isKnown(name: string, known: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return known.has(pathKey(name)) || whole.has(columnPath(name).column);
}

function pathKey(name: string): string {
  const { column, keys } = columnPath(name);
  return keys.length === 0 ? column : JSON.stringify([column, ...keys]);
}

/** The same table however a map writes it: with the schema `public` or without, quoted or not. */
export function tableKey(table: string): string {
  const parts = table.match(/"(?:[^"]|"")+"|[^".]+/g) ?? [table];
  const plain = parts.map((part) =>
    part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part,
  );
  return JSON.stringify(plain.length === 2 && plain[0] === "public" ? plain.slice(1) : plain);
}
