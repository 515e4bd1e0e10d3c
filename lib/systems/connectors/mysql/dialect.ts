import { SystemFailure, type Value } from "../../ports.ts";
import type { Column, ColumnType, Dialect } from "../sql/dialect.ts";
import { soundName, tableParts } from "../sql/names.ts";
import { Statement } from "../sql/statement.ts";
import { describeTable, foreignKeys, mayRead, spreadsTo } from "./describe.ts";
import { isDeadlock, toFailure } from "./failure.ts";
import { email, oneOf, phone } from "./finding.ts";
import { jsonPart, withPart } from "./json.ts";
import { isLettered, letters, lettersOf, serverZone, typed } from "./typed.ts";
import { decoder, familyOf, isNumeric, printed } from "./types.ts";

/** MariaDB (10.11 and later) and MySQL (8 and later). */
export const mysqlDialect: Dialect = {
  name: "mysql",
  statement: () => new Statement("marked"),
  quote,
  table: (name) => tableParts(name).map(quote).join("."),
  printed,
  decoder,
  // A day of zeros can be stored and not be asked for.
  canName: (value, type) => typed(value, type, new Statement("marked")) !== undefined,
  jsonPart,
  email,
  phone,
  oneOf,
  same: (column, value, statement) => {
    const { sql, type } = column;
    if (familyOf(type) === "bool") {
      const bit = { true: 1, false: 0 }[String(value)];
      return bit === undefined ? "false" : `coalesce(${sql} = ${bit}, false)`;
    }
    if (typeof value === "number" && isNumeric(type)) {
      const number = statement.value(String(value));
      return `coalesce(${sql} = cast(${number} as decimal(65, 30)), false)`;
    }
    return `coalesce(${lettersOf(column)} = ${letters(value, statement)}, false)`;
  },
  sameColumns: (one, other) => {
    const isAlike = familyOf(one.type) === familyOf(other.type);
    const isNear = isAlike && one.type.collation === other.type.collation;
    const exact = `${lettersOf(one)} = ${lettersOf(other)}`;
    if (!isNear) return exact;
    const near = `${one.sql} = ${other.sql}`;
    return isLettered(one) ? `(${near} and ${exact})` : near;
  },
  isEmpty: ({ sql, type }) => {
    const text = familyOf(type) === "text" ? sql : `cast(${sql} as char)`;
    return `coalesce(char_length(trim(${text})) = 0, true)`;
  },
  date: ({ sql, type }, zone, statement) => {
    const family = familyOf(type);
    if (family === "date") return sql;
    if (family === "timestamp") return dateIn(sql, zone, statement);
    if (family !== "datetime") throw new SystemFailure("mismatch");
    return dateIn(`convert_tz(${sql}, ${serverZone}, '+00:00')`, zone, statement);
  },
  today: (zone, statement) => dateIn("utc_timestamp()", zone, statement),
  newestFirst: ({ sql }) => `${sql} is null, ${sql} desc`,
  keyOrder: orderSql,
  after: (columns, key, statement) => {
    const value = (index: number): string => {
      const column = columns[index];
      const sql = column && typed(key[index] ?? null, column.type, statement);
      if (sql === undefined) throw new SystemFailure("mismatch");
      return sql;
    };
    // Written out: neither server uses an index for a comparison of rows.
    const parts = columns.map((column, index) => {
      const same = columns
        .slice(0, index)
        .map((before, place) => `${orderSql(before)} = ${value(place)}`);
      return `(${[...same, `${orderSql(column)} > ${value(index)}`].join(" and ")})`;
    });
    const [first] = columns;
    const from = first === undefined ? "true" : `${orderSql(first)} >= ${value(0)}`;
    return `${from} and (${parts.join(" or ")})`;
  },
  newValue,
  unchanged,
  withPart,
  update: (table, alias, assignments, where) =>
    `update ${table} as ${alias} set ${assignments} where ${where}`,
  delete: (table, alias, where) => `delete ${alias} from ${table} as ${alias} where ${where}`,
  deleteLeaves: (table, alias, where, { columns, parentColumns }) => {
    const parents = parentColumns.map(quote);
    const points = columns.map((name, index) => `c.${quote(name)} = ${alias}.${parents[index]}`);
    const isItself = parents.map((name) => `c.${name} = ${alias}.${name}`).join(" and ");
    return `delete ${alias} from ${table} as ${alias}
        left join ${table} as c on ${points.join(" and ")} and not (${isItself})
      where ${where} and c.${parents[0]} is null`;
  },
  insert: (table, columns, select) => `insert into ${table} (${columns.join(", ")}) ${select}`,
  describe: describeTable,
  foreignKeys,
  spreadsTo,
  mayRead,
  deletesAtOnce: 5_000,
  failure: toFailure,
  isDeadlock,
  isBadInput: () => false,
};

function quote(name: string): string {
  return `\`${soundName(name).replaceAll("`", "``")}\``;
}

/** An enum is compared by its letters and sorted by its place: here by its letters in both. */
function orderSql({ sql, type }: Column): string {
  const isPlain = familyOf(type) !== "other" || type.name === "uuid";
  return isPlain ? sql : `cast(${sql} as char)`;
}

/**
 * The calendar date of a moment (in UTC) in a zone. Where the server has not been given the table of zones, what the zone is
 * ahead of UTC now stands in.
 */
function dateIn(moment: string, zone: string, statement: Statement): string {
  const ahead = Temporal.Now.zonedDateTimeISO(zone).offsetNanoseconds / 60e9;
  const named = `convert_tz(${moment}, '+00:00', ${statement.value(zone)})`;
  return `date(coalesce(${named}, ${moment} + interval ${Math.round(ahead)} minute))`;
}

function newValue(value: Value, type: ColumnType, zone: string, statement: Statement): string {
  if (value === null) return "null";
  const local = `convert_tz(utc_timestamp(6), '+00:00', ${serverZone})`;
  if (value === "$today") return dateIn("utc_timestamp()", zone, statement);
  if (value === "$now") {
    const family = familyOf(type);
    if (family === "timestamp") return "utc_timestamp(6)";
    if (family === "datetime") return local;
    return family === "date"
      ? `date(${local})`
      : "date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')";
  }
  // What the column cannot hold goes as it is: the server, told to be strict, refuses it.
  return typed(value, type, statement) ?? statement.value(String(value));
}

function unchanged(column: Column, value: Value, statement: Statement): string {
  const { sql, type } = column;
  if (value === null) return `${sql} is null`;
  const family = familyOf(type);
  if (family === "float") {
    return `cast(cast(${sql} as char) as double) <=> cast(${statement.value(String(value))} as double)`;
  }
  if (!isLettered(column)) {
    const given = typed(value, type, statement);
    if (given !== undefined) return `${sql} <=> ${given}`;
  }
  return `${lettersOf(column)} <=> ${letters(value, statement)}`;
}
