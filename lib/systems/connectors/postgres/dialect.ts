import { SystemFailure, type Value } from "../../ports.ts";
import type { ColumnType, Dialect, JsonKeys } from "../sql/dialect.ts";
import { Statement } from "../sql/statement.ts";
import { describeTable, foreignKeys, mayRead, spreadsTo } from "./describe.ts";
import { isBadInput, isDeadlock, toFailure } from "./failure.ts";
import { quoted, quotedTable } from "./names.ts";
import { asText, asType, decoder, encode, hasEquality, isNumeric } from "./types.ts";

const text: ColumnType = { sql: "text", name: "text" };

/** PostgreSQL: everything goes in and comes out as text, lists as arrays. */
export const postgresDialect: Dialect = {
  name: "postgres",
  statement: () => new Statement("numbered"),
  quote: quoted,
  table: quotedTable,
  printed: asText,
  decoder,
  canName: (value) => value !== null,
  jsonPart: (column, keys) => ({
    sql: `(${column.sql}::jsonb #>> ${pathSql(keys)})`,
    type: text,
    part: { of: column, keys },
  }),
  email: ({ sql }, emails, statement) =>
    `lower(btrim(${sql}::text)) = any(${statement.value([...emails])}::text[])`,
  phone: ({ sql }, digits, statement) =>
    `${phoneSql(`${sql}::text`)} = any(${statement.value([...digits])}::text[])`,
  oneOf: (columns, given, statement, compare) => {
    // No text here holds a zero byte, and the server would refuse the whole question.
    const tuples = given.filter((tuple) => !tuple.some((value) => String(value).includes("\0")));
    const parts = columns.map((column, index) => {
      const list = statement.value(tuples.map((tuple) => encode(tuple[index] ?? null)));
      return compare === "typed" && hasEquality(column.type)
        ? { sql: column.sql, list: asType(list, column.type, "[]") }
        : { sql: asText(column), list: `${list}::text[]` };
    });
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return `${only.sql} = any(${only.list})`;
    const names = parts.map((_, index) => `c${index}`).join(", ");
    return `(${parts.map(({ sql }) => sql).join(", ")}) in
      (select ${names} from unnest(${parts.map(({ list }) => list).join(", ")}) as k(${names}))`;
  },
  same: (column, value, statement) => {
    const parameter = `${statement.value(String(value))}::text`;
    return typeof value === "number" && isNumeric(column.type)
      ? `coalesce(${column.sql}::numeric = ${parameter}::numeric, false)`
      : `coalesce(${asText(column)} = ${parameter}, false)`;
  },
  sameColumns: (one, other) => `${asText(one)} = ${asText(other)}`,
  isEmpty: ({ sql }) => `coalesce(btrim(${sql}::text, ' ') = '', true)`,
  date: ({ sql, type }, zone, statement) => {
    if (type.name === "date") return sql;
    if (type.name !== "timestamptz" && type.name !== "timestamp") {
      throw new SystemFailure("mismatch");
    }
    return `(${sql}::timestamptz at time zone ${statement.value(zone)}::text)::date`;
  },
  today: todaySql,
  newestFirst: ({ sql }) => `${sql} desc nulls last`,
  keyOrder: ({ sql }) => sql,
  after: (columns, key, statement) => {
    const values = columns.map(({ type }, index) =>
      asType(statement.value(encode(key[index] ?? null)), type),
    );
    return `(${columns.map(({ sql }) => sql).join(", ")}) > (${values.join(", ")})`;
  },
  newValue,
  unchanged: (column, value, statement) => {
    const { sql, type } = column;
    const parameter = statement.value(encode(value));
    // A time leaves in another writing than the database prints, an address without its mask: those compare by value.
    if (type.name === "timestamp" || type.name === "timestamptz") {
      return `${sql}::timestamptz is not distinct from ${parameter}::text::timestamptz`;
    }
    return type.name === "inet" || type.name.startsWith("float")
      ? `${sql} is not distinct from ${asType(parameter, type)}`
      : `${asText(column)} is not distinct from ${parameter}::text`;
  },
  withPart,
  update: (table, alias, assignments, where) =>
    `update ${table} as ${alias} set ${assignments} where ${where}`,
  delete: (table, alias, where) => `delete from ${table} as ${alias} where ${where}`,
  deleteLeaves: (table, alias, where, { columns, parentColumns }) =>
    `delete from ${table} as ${alias} where ${where} and not exists (select 1 from ${table} as c
      where ${columns.map((name, index) => `c.${quoted(name)} = ${alias}.${quoted(parentColumns[index] ?? "")}`).join(" and ")}
        and c.ctid <> ${alias}.ctid)`,
  insert: (table, columns, select) =>
    // A column that counts by itself keeps the number that it had.
    `insert into ${table} (${columns.join(", ")}) overriding system value ${select}`,
  describe: describeTable,
  foreignKeys,
  spreadsTo,
  mayRead,
  // Pointers that may be judged at the end are: then a circle can go as a whole.
  beforeDeleting: "set constraints all deferred",
  // Rows that point at rows of the same table go in one statement, after which PostgreSQL judges.
  deletesAtOnce: 1_000_000,
  failure: toFailure,
  isDeadlock,
  isBadInput,
};

/** The same as `phoneDigits` of core, inside the database. An index on it stands in docs/operator-pack.md: change both. */
function phoneSql(column: string): string {
  const digits = `regexp_replace(${column}, '[^0-9]', '', 'g')`;
  return `(case when ${column} ~ '^\\s*\\+' then ${digits}
    else regexp_replace(${digits}, '^(8(?=[0-9]{10}$)|(?=7[0-9]{9}$))', '7') end)`;
}

/** The operator's calendar date by the database's own clock. */
function todaySql(zone: string, statement: Statement): string {
  return `(now() at time zone ${statement.value(zone)}::text)::date`;
}

/** A new value as SQL, of the column's type; what the map calls `$now` and `$today` by the database's clock. */
export function newValue(
  value: Value,
  type: ColumnType,
  zone: string,
  statement: Statement,
): string {
  if (value === "$now") return `now()::${type.sql}`;
  if (value === "$today") return `${todaySql(zone, statement)}::${type.sql}`;
  return asType(statement.value(encode(value)), type);
}

function pathSql(keys: JsonKeys): string {
  return `array[${keys.map((key) => `'${String(key).replaceAll("'", "''")}'`).join(", ")}]::text[]`;
}

/** A part keeps what it is in JSON: a number stays a number where the new text is one. An absent part is not made empty. */
function withPart(
  document: string,
  type: ColumnType,
  keys: JsonKeys,
  value: Value,
  statement: Statement,
): string {
  const [json, path] = [`(${document})::jsonb`, pathSql(keys)];
  if (value === null) return `jsonb_set(${json}, ${path}, 'null', false)::${type.sql}`;
  const clock = { $now: "to_jsonb(now())", $today: "to_jsonb(current_date)" };
  const given = value === "$now" || value === "$today" ? clock[value] : undefined;
  const parameter = `${statement.value(String(value))}::text`;
  const kept = `case jsonb_typeof(${json} #> ${path})
    when 'number' then case when ${parameter} ~ '^-?[0-9]{1,30}([.][0-9]{1,30})?$' then (${parameter})::jsonb end
    when 'boolean' then case when ${parameter} in ('true', 'false') then (${parameter})::jsonb end
    when 'object' then case when ${parameter} ~ '^[[:space:]]*[{]' then (${parameter})::jsonb end
    when 'array' then case when ${parameter} ~ '^[[:space:]]*\\[' then (${parameter})::jsonb end end`;
  return `jsonb_set(${json}, ${path}, ${given ?? `coalesce(${kept}, to_jsonb(${parameter}))`})::${type.sql}`;
}
