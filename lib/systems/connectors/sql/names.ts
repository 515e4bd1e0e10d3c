import { SystemFailure } from "../../ports.ts";

/** A name that can be quoted at all: a zero byte ends the text on the wire, and \u0001 marks our parameters. */
export function soundName(name: string): string {
  if (name === "" || /[\0\u0001]/.test(name)) throw new SystemFailure("mismatch");
  return name;
}

/**
 * The table of a map in its parts: `table`, `schema.table`, both taken letter by letter; a part that holds a dot itself stands in
 * double quotes in the map (`"odd.schema"."odd.table"`).
 */
export function tableParts(table: string): readonly string[] {
  const parts = table.includes('"') ? quotedParts(table) : table.split(".");
  if (parts === undefined || parts.length > 2) throw new SystemFailure("mismatch");
  return parts.map(soundName);
}

function quotedParts(table: string): readonly string[] | undefined {
  const part = /"(?:[^"]|"")+"|[^".]+/g;
  if (!/^(?:"(?:[^"]|"")+"|[^".]+)(?:\.(?:"(?:[^"]|"")+"|[^".]+))?$/.test(table)) return undefined;
  return table
    .match(part)
    ?.map((one) => (one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one));
}
