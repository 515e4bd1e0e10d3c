import type { Value } from "../../ports.ts";
import type { Cell } from "../sql/database.ts";
import type { Column, ColumnType } from "../sql/dialect.ts";

const ints = new Set(["tinyint", "smallint", "mediumint", "int", "bigint", "year"]);
const small = new Set(["tinyint", "smallint", "mediumint", "int", "year", "float", "double"]);
const binary = new Set(["binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"]);
const texts = new Set(["char", "varchar", "tinytext", "text", "mediumtext", "longtext"]);

export type Family =
  | "bool"
  | "int"
  | "decimal"
  | "float"
  | "date"
  | "datetime"
  | "timestamp"
  | "binary"
  | "bit"
  | "text"
  | "other";

/** What kinds of column are treated alike; `other` is compared by how it is printed. */
export function familyOf({ name }: ColumnType): Family {
  if (name === "bool" || name === "bit") return name;
  if (ints.has(name)) return "int";
  if (name === "float" || name === "double") return "float";
  if (name === "decimal" || name === "date" || name === "datetime" || name === "timestamp") {
    return name;
  }
  if (binary.has(name)) return "binary";
  return texts.has(name) ? "text" : "other";
}

export function isNumeric(type: ColumnType): boolean {
  return ["int", "decimal", "float"].includes(familyOf(type));
}

/**
 * A column in the list of a select. The session is in UTC, so a TIMESTAMP comes in UTC; a DATETIME is taken in the zone of the
 * server, which its `now()` was written in, and comes with what that zone was ahead of UTC then, in minutes.
 */
export function printed({ sql, type }: Column): string {
  const family = familyOf(type);
  if (family === "datetime") {
    const ahead = `timestampdiff(minute, convert_tz(${sql}, @@global.time_zone, '+00:00'), ${sql})`;
    return `if(${sql} is null, null, concat_ws(' ', cast(${sql} as char), ${ahead}))`;
  }
  // A BIT is bytes to a cast; many a BIT(1) is a boolean.
  if (family === "bit" || family === "bool") return `cast(${sql} + 0 as char)`;
  // Text and bytes as they are: a cast of what is longer than a packet would be empty. All else as the server prints it, so that
  // nothing is rounded, moved to a zone or cut by the driver.
  if (family === "text" || family === "binary" || type.name === "json") {
    return sql;
  }
  return type.name === "geometry" ? `st_astext(${sql})` : `cast(${sql} as char)`;
}

/** How what the server printed becomes a value of ours. */
export function decoder(type: ColumnType): (cell: Cell) => Value {
  const decode = textDecoder(type);
  const isBinary = familyOf(type) === "binary";
  return (cell) => {
    if (cell === null) return null;
    if (typeof cell === "string") return decode(cell);
    return isBinary ? `\\x${cell.toString("hex")}` : decode(String(cell));
  };
}

function textDecoder(type: ColumnType): (text: string) => Value {
  if (type.name === "bool") {
    return (text) => (text === "1" ? true : text === "0" ? false : numberOf(text));
  }
  if (small.has(type.name)) return numberOf;
  if (type.name === "timestamp") return (text) => isoTime(text, "+00:00");
  if (type.name !== "datetime") return (text) => text;
  return (text) => {
    const end = text.indexOf(" ", 11);
    if (end < 0) return text;
    return isoTime(text.slice(0, end), offsetOf(Number(text.slice(end + 1))));
  };
}

/** What is no number stays as it was printed: nothing would be left of it. */
function numberOf(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function isoTime(text: string, offset: string): string {
  // A day of zeros is no day: it stays as it is printed.
  return text.startsWith("0000-") ? text : `${text.replace(" ", "T")}${offset}`;
}

function offsetOf(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(rest).padStart(2, "0")}`;
}

/** A time of ours as the server writes it in UTC; undefined where the text is no time with an offset. */
export function utcText(value: Value): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  try {
    const text = Temporal.Instant.from(value).toString({ smallestUnit: "microsecond" });
    return text.replace("T", " ").replace("Z", "");
  } catch {
    return undefined;
  }
}

/** Whether a text is a day of the calendar. */
export function isDate(value: Value): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}
