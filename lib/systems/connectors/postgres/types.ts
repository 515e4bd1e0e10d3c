import type { Value } from "../../ports.ts";
import type { Cell } from "../sql/database.ts";
import type { Column, ColumnType } from "../sql/dialect.ts";

const small = new Set(["int2", "int4", "oid", "float4", "float8"]);
const numeric = new Set([...small, "int8", "numeric"]);
const withoutEquality = new Set(["json", "xml", "point", "polygon", "box", "path", "lseg", "line"]);

export function isNumeric(type: ColumnType): boolean {
  return numeric.has(type.name);
}

export function hasEquality(type: ColumnType): boolean {
  return !withoutEquality.has(type.name);
}

/**
 * A column as text. A time stamp without zone is taken in the zone of its database, which is the one its `now()` was written
 * in, so that every time leaves with an offset.
 */
export function asText({ sql, type }: Column): string {
  return type.name === "timestamp" ? `(${sql})::timestamptz::text` : `(${sql})::text`;
}

/** A parameter (text, or text[] with `[]`) as a value of the column's type. */
export function asType(parameter: string, type: ColumnType, array: "" | "[]" = ""): string {
  const from = `${parameter}::text${array}`;
  return type.name === "timestamp"
    ? `${from}::timestamptz${array}::timestamp${array}`
    : `${from}::${type.sql}${array}`;
}

/** How what PostgreSQL printed becomes a value of ours. */
export function decoder(type: ColumnType): (cell: Cell) => Value {
  const decode = textDecoder(type);
  return (cell) => (cell === null ? null : decode(String(cell)));
}

function textDecoder({ name }: ColumnType): (text: string) => Value {
  if (name === "bool") return (text) => text === "true";
  if (small.has(name)) {
    return (text) => {
      const number = Number(text);
      return Number.isFinite(number) ? number : text;
    };
  }
  if (name === "timestamp" || name === "timestamptz") return isoTime;
  // A single address is printed with its mask by a cast, without it by everything else.
  if (name === "inet") {
    return (text) => text.replace(/^([\d.]+)\/32$|^([\da-f:.]*:[\da-f:.]*)\/128$/, "$1$2");
  }
  return (text) => text;
}

/** A value of ours as the text that PostgreSQL parses. */
export function encode(value: Value): string | null {
  return value === null ? null : String(value);
}

function isoTime(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(.*)$/.exec(text);
  if (match === null) return text;
  const [, date, time, hours, rest] = match;
  return `${date}T${time}${hours}${rest === "" ? ":00" : rest}`;
}
