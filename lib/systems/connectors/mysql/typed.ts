import type { Value } from "../../ports.ts";
import type { Column, ColumnType } from "../sql/dialect.ts";
import type { Statement } from "../sql/statement.ts";
import { familyOf, isDate, utcText } from "./types.ts";

const widest = 2n ** 64n;

/** The server's own zone, in which a DATETIME was written. */
export const serverZone = "@@global.time_zone";

/**
 * A value as a parameter of the column's type; undefined for what the column cannot hold, which no row equals. Left to itself
 * the server would take 'abc' for 0 and '5 apples' for 5.
 */
export function typed(value: Value, type: ColumnType, statement: Statement): string | undefined {
  if (value === null) return undefined;
  const text = String(value);
  const given = (as: string): string => `cast(${statement.value(text)} as ${as})`;
  const family = familyOf(type);
  if (family === "bool") {
    const bit = { true: "1", false: "0", "1": "1", "0": "0" }[text];
    return bit;
  }
  if (family === "int" || family === "bit") {
    if (!/^-?\d{1,20}$/.test(text)) return undefined;
    const number = BigInt(text);
    if (number < -widest / 2n || number >= widest) return undefined;
    return given(number < 0n ? "signed" : "unsigned");
  }
  if (family === "decimal") {
    return /^-?\d{1,35}(\.\d{1,30})?$/.test(text) ? given("decimal(65, 30)") : undefined;
  }
  if (family === "float") {
    return text.trim() !== "" && Number.isFinite(Number(text)) ? given("double") : undefined;
  }
  if (family === "date") return isDate(text) ? given("date") : undefined;
  if (family === "datetime" || family === "timestamp") {
    const utc = utcText(text);
    if (utc === undefined) return undefined;
    const moment = `cast(${statement.value(utc)} as datetime(6))`;
    return family === "timestamp" ? moment : `convert_tz(${moment}, '+00:00', ${serverZone})`;
  }
  if (family === "binary") {
    const hex = /^\\x((?:[0-9a-f]{2})*)$/.exec(text)?.[1];
    return hex === undefined ? undefined : statement.value(Buffer.from(hex, "hex"));
  }
  if (type.name === "uuid" && !/^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(text)) {
    return undefined;
  }
  return statement.value(text);
}

/** Columns that are compared by their letters: their collation would take "a" for "Á". */
export function isLettered({ type }: Column): boolean {
  return (familyOf(type) === "text" || familyOf(type) === "other") && type.name !== "uuid";
}

/** A column as the bytes of its text in UTF-8. */
export function lettersOf({ sql, type }: Column): string {
  const text = familyOf(type) === "text" ? `convert(${sql} using utf8mb4)` : `cast(${sql} as char)`;
  return `cast(${text} as binary)`;
}

/** A text as such bytes. */
export function letters(value: Value, statement: Statement): string {
  return statement.value(Buffer.from(String(value), "utf8"));
}

/** Whether the column's own comparison may narrow a search by these texts: only where it knows all of their letters. */
export function mayNarrow({ type }: Column, texts: readonly string[]): boolean {
  if (familyOf(type) !== "text") return type.name === "enum";
  const isWide = type.collation?.startsWith("utf8mb4") === true;

  return isWide || texts.every((text) => /^[\x00-\x7f]*$/.test(text));
}
