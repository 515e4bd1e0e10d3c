import { tableParts } from "../sql/names.ts";

/** A table of the map as the catalogue knows it: its database (null: the one of the URL) and its name. */
export function placeOf(table: string): readonly [schema: string | null, name: string] {
  const parts = tableParts(table);
  return [parts.length > 1 ? (parts[0] ?? null) : null, parts.at(-1) ?? ""];
}
