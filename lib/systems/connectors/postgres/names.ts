import { soundName, tableParts } from "../sql/names.ts";

/** A name as SQL reads it exactly: quoted, quotes doubled. */
export function quoted(name: string): string {
  return `"${soundName(name).replaceAll('"', '""')}"`;
}

/** The table of a map as SQL. */
export function quotedTable(table: string): string {
  return tableParts(table).map(quoted).join(".");
}
