import type { ColumnDescription, TableDescription } from "../../discovery/core/description.ts";
import type { SamplingSql } from "../sql/catalogue-sample.ts";
import { toFailure } from "./failure.ts";
import { quoted } from "./names.ts";

/** Of a value no more is looked at than tells what it is; JSON is taken apart, for which it must be whole. */
const longest = 200;
const longestJson = 4_000;
/** A stored value above this size is never read whole, nor unpacked. */
const widest = 8_192;

/** How PostgreSQL is asked for a few values. */
export const sampling: SamplingSql = {
  quoted,
  table: nameSql,
  value: textSql,
  others: (table, list, limit) => {
    if (table.kind === "view") return undefined;
    const share = Math.min(100, Math.max(0.0001, (limit * 400) / (table.rows ?? limit)));
    return `select ${list} from ${nameSql(table)} tablesample system (${share.toFixed(4)}) repeatable (1) limit ${limit}`;
  },
  toFailure,
  isGone: (cause) => cause.endsWith("42P01"),
};

/**
 * The beginning of a value as text. A text is cut where it lies, whatever its length; anything else is turned into text only
 * when it is small. Of an array its first member; of bytes only that there are some.
 */
function textSql({ name, type, family }: ColumnDescription): string {
  const column = quoted(name);
  const isArray = type.endsWith("[]");
  if (family === "binary") return `case when ${column} is not null then '' end`;
  if (family === "text" && !isArray) return `left(${column}::text, ${longest})`;
  const whole = isArray ? `(${column})[1]::text` : `${column}::text`;
  const most = family === "json" ? longestJson : longest;
  return `case when pg_column_size(${column}) <= ${widest} then left(${whole}, ${most}) end`;
}

function nameSql({ schema, name }: TableDescription): string {
  return `${quoted(schema)}.${quoted(name)}`;
}
