import type { Value } from "../../ports.ts";
import type { Column, ColumnType, JsonKeys } from "../sql/dialect.ts";
import type { Statement } from "../sql/statement.ts";

const text: ColumnType = { sql: "char", name: "longtext", collation: "utf8mb4_bin" };

/** A part of JSON as text; an empty one (`null` in JSON) is no value. */
export function jsonPart(column: Column, keys: JsonKeys): Column {
  const part = `json_extract(${column.sql}, ${pathSql(keys)})`;
  return {
    sql: `(case when json_type(${part}) = 'NULL' then null else json_unquote(${part}) end)`,
    type: text,
    part: { of: column, keys },
  };
}

/** A part keeps what it is in JSON: a number stays a number where the new text is one. An absent part is not made empty. */
export function withPart(
  document: string,
  _type: ColumnType,
  keys: JsonKeys,
  value: Value,
  statement: Statement,
): string {
  const path = pathSql(keys);
  if (value === null) return `json_replace(${document}, ${path}, null)`;
  const now = "date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')";
  if (value === "$now") return `json_set(${document}, ${path}, ${now})`;
  if (value === "$today")
    return `json_set(${document}, ${path}, date_format(utc_date(), '%Y-%m-%d'))`;
  const given = statement.value(String(value));
  const kind = `coalesce(json_type(json_extract(${document}, ${path})), '')`;
  const keeps = `(${kind} in ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') and ${given} regexp '^-?[0-9]{1,30}([.][0-9]{1,30})?$')
    or (${kind} = 'BOOLEAN' and ${given} in ('true', 'false'))
    or (${kind} = 'OBJECT' and ${given} regexp '^[[:space:]]*[{]')
    or (${kind} = 'ARRAY' and ${given} regexp '^[[:space:]]*[[]')`;
  return `case when ${keeps} then json_set(${document}, ${path}, json_extract(${given}, '$'))
    else json_set(${document}, ${path}, ${given}) end`;
}

/** Written in hexadecimal: the keys come from the map, and no quotation mark of theirs reaches the text of the statement. */
function pathSql(keys: JsonKeys): string {
  const path = keys.map((key) =>
    typeof key === "number" ? `[${key}]` : `."${key.replace(/["\\]/g, "\\$&")}"`,
  );
  return `_utf8mb4 x'${Buffer.from(`$${path.join("")}`, "utf8").toString("hex")}'`;
}
