import type { ColumnDescription } from "./description.ts";

/** A plain word as it is, anything else in double quotes, which YAML reads as JSON does. */
export function scalar(text: string): string {
  const isPlain =
    /^[\p{L}_][\p{L}\p{M}\d_.-]*$/u.test(text) &&
    !/^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** The name of a column as a map writes it: one that looks like a path into JSON, and is none, stands in double quotes. */
export function columnScalar(name: string, columns: readonly ColumnDescription[] = []): string {
  const column = columns.find((one) => one.name === name);
  const isMember = column !== undefined && column.family !== "json" && /json/i.test(column.type);
  const isPlain = isMember || (!name.includes("->") && !name.startsWith('"'));
  return scalar(isPlain ? name : `"${name.replaceAll('"', '""')}"`);
}
