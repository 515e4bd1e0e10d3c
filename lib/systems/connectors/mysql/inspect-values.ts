import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Difference } from "../../core/inspection.ts";
import { type MapValue, datedColumns, mapValues } from "../../core/map-values.ts";
import type { SqlDatabase } from "../sql/database.ts";
import type { ColumnType } from "../sql/dialect.ts";
import { Statement } from "../sql/statement.ts";
import { describeTable } from "./describe.ts";
import { typed } from "./typed.ts";
import { type Family, familyOf } from "./types.ts";

export type LiveColumns = ReadonlyMap<string, ColumnType>;

export async function liveColumns(database: SqlDatabase, table: string): Promise<LiveColumns> {
  return describeTable(database, table);
}

const words: readonly Family[] = ["text", "other"];
const dates: readonly Family[] = ["date", "datetime", "timestamp"];
const numbers: readonly Family[] = ["int", "decimal", "float", "bool", "bit"];
const fitting: Readonly<Record<string, readonly Family[]>> = {
  date: [...dates, ...words],
  time: [...dates, ...words],
  number: [...numbers, ...words],
  money: [...numbers, ...words],
  boolean: ["bool"],
};

/** Fields whose type is not the column's, and values that the column could never hold: found here, not in mid erasure. */
export function inspectValues(
  collection: CollectionMap,
  columns: LiveColumns,
): readonly Difference[] {
  const types = Object.entries(collection.fields).flatMap(([id, field]): Difference[] => {
    const live = columns.get(field.column);
    const wanted = fitting[field.type];
    if (live === undefined || wanted === undefined || wanted.includes(familyOf(live))) return [];
    const because = `fields.${id} says ${field.type}, the column is ${live.sql}`;
    return [{ code: "odd-type", what: field.column, because }];
  });
  const undated = datedColumns(collection).flatMap((column): Difference[] => {
    const live = columns.get(column);
    if (live === undefined || dates.includes(familyOf(live))) return [];
    return [{ code: "no-date", what: column, because: live.sql }];
  });
  const values = mapValues(collection).flatMap((one): Difference[] => {
    const live = columns.get(one.column);
    if (live === undefined || holds(one, live)) return [];
    const because = `${JSON.stringify(one.value)}, wanted by ${one.because}`;
    return [{ code: "cannot-hold", what: `${one.column} (${live.sql})`, because }];
  });
  return [...types, ...undated, ...values];
}

function holds({ value, written }: MapValue, live: ColumnType): boolean {
  if (value === null) return !(written && live.notNull === true);
  const family = familyOf(live);
  const text = String(value);
  if (text === "$now" || text === "$today") return dates.includes(family) || words.includes(family);
  const listed = listedIn(live.sql);
  if (listed !== undefined) return listed.includes(text.toLowerCase());
  if (family === "text" && text.length > longest(live.sql)) return false;
  // The server takes a day for its midnight, and a time of its own zone as it stands.
  if ((family === "datetime" || family === "timestamp") && isMoment.test(text)) return true;
  return typed(value, live, new Statement("marked")) !== undefined && isInRange(text, live);
}

const isMoment = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}|$)/;

/** The values of an enum, which the server compares without regard to capitals. */
function listedIn(type: string): readonly string[] | undefined {
  if (!/^enum\(/i.test(type)) return undefined;
  return [...type.matchAll(/'((?:[^']|'')*)'/g)].map(([, one = ""]) =>
    one.replaceAll("''", "'").toLowerCase(),
  );
}

function longest(type: string): number {
  return Number(/^(?:var)?char\((\d+)\)/i.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
}

const bits: Readonly<Record<string, number>> = {
  ...{ tinyint: 8, smallint: 16, mediumint: 24, int: 32, bigint: 64 },
};

function isInRange(text: string, { name, sql }: ColumnType): boolean {
  const size = bits[name];
  if (size === undefined) return true;
  const number = BigInt(text);
  const half = 2n ** BigInt(size - 1);
  return /unsigned/i.test(sql)
    ? number >= 0n && number < half * 2n
    : number >= -half && number < half;
}
