import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Declared } from "../core/inspection.ts";
import { assess } from "./core/assess.ts";
import { classifyColumn } from "./core/classify-column.ts";
import type { ColumnDescription, TableDescription } from "./core/description.ts";
import { findUnmapped } from "./core/unmapped.ts";
import type { Beyond } from "./inspect-system.ts";

/**
 * What a system that only declares names (an http system, a folder of files) holds beyond its map: judged by names alone, no
 * value is read. `year` is this year.
 */
export function inspectDeclared(
  system: SystemMap,
  declared: readonly Declared[],
  year: number,
): Pick<Beyond, "unmapped" | "unused"> {
  const tables = declared.map(tableOf);
  const findings = new Map(
    tables.map(({ id, name, columns }) => [
      id,
      new Map(
        columns.map((column) => [column.name, classifyColumn({ column, year, table: name })]),
      ),
    ]),
  );
  return findUnmapped(assess(tables, findings, new Map()), system);
}

function tableOf({ name, key, columns }: Declared): TableDescription {
  return {
    ...{ id: name, schema: "", name, kind: "table" },
    columns: columns.map((column): ColumnDescription => {
      return { name: column, type: "text", family: "text", nullable: true, readable: true };
    }),
    ...{ primaryKey: key, uniques: [key], foreignKeys: [], indexed: [], behind: [] },
  };
}
