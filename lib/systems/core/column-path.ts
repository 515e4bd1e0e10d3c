/** A column of the data map: of the table itself, or by `keys` a part of the JSON that it holds. */
export type ColumnPath = { readonly column: string; readonly keys: readonly (string | number)[] };

const part = /\s*(?:"((?:[^"]|"")*)"|((?:(?!->)[^"])+?))\s*(?:->|$)/gy;

/**
 * Reads the name of a column as the map writes it: `data -> contact -> email` is a part of JSON, a number is a place in a
 * list. A name or key that itself holds `->`, or a key that looks like a number, stands in double quotes.
 *
 * @example columnPath("data -> phones -> 0") // { column: "data", keys: ["phones", 0] }
 */
export function columnPath(name: string): ColumnPath {
  if (!name.includes("->") && !name.startsWith('"')) return { column: name, keys: [] };
  const parts: (string | number)[] = [];
  part.lastIndex = 0;
  while (part.lastIndex < name.length) {
    const found = part.exec(name);
    // Not written as a path: then it is the name of a column, whatever it holds.
    if (found === null) return { column: name, keys: [] };
    const [, quoted, bare = ""] = found;
    const isPlace = quoted === undefined && parts.length > 0 && /^\d{1,9}$/.test(bare);
    parts.push(quoted?.replaceAll('""', '"') ?? (isPlace ? Number(bare) : bare));
  }
  const [column, ...keys] = parts;
  const isWhole = name.trimEnd().endsWith("->") || typeof column !== "string";
  return isWhole ? { column: name, keys: [] } : { column, keys };
}
