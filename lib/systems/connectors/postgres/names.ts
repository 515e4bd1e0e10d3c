import { SystemFailure } from "../../ports.ts";

/** A name as SQL reads it exactly: quoted, quotes doubled. */
export function quoted(name: string): string {
  // A zero byte ends the text on the wire; no name can hold one.
  if (name === "" || name.includes("\0")) throw new SystemFailure("mismatch");
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The table of a map as SQL: `table`, `schema.table`, both taken letter by letter; a part that holds a dot itself stands in
 * double quotes in the map (`"odd.schema"."odd.table"`).
 */
export function quotedTable(table: string): string {
  const parts = table.includes('"') ? quotedParts(table) : table.split(".");
  if (parts === undefined || parts.length > 2) throw new SystemFailure("mismatch");
  return parts.map(quoted).join(".");
}

function quotedParts(table: string): readonly string[] | undefined {
  const part = /"(?:[^"]|"")+"|[^".]+/g;
  if (!/^(?:"(?:[^"]|"")+"|[^".]+)(?:\.(?:"(?:[^"]|"")+"|[^".]+))?$/.test(table)) return undefined;
  return table
    .match(part)
    ?.map((one) => (one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one));
}
