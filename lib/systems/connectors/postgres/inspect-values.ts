import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Difference } from "../../core/inspection.ts";
import { type MapValue, datedColumns, mapValues } from "../../core/map-values.ts";
import type { ColumnType } from "../sql/dialect.ts";
import { Statement } from "../sql/statement.ts";
import type { Database } from "./database.ts";
import { newValue } from "./dialect.ts";
import { isUnfit } from "./failure.ts";

/** A live column as far as the values of the map are concerned. */
export type LiveColumn = ColumnType & {
  /** The type as one writes it, with its length. */
  readonly shown: string;
  readonly notNull: boolean;
  /** Of `char(n)` and `varchar(n)`. */
  readonly length?: number;
};
type LiveColumns = ReadonlyMap<string, LiveColumn>;

const words = ["text", "varchar", "bpchar", "citext", "name"];
const dates = ["date", "timestamp", "timestamptz"];
const numbers = ["int2", "int4", "int8", "numeric", "float4", "float8", "money"];
const fitting: Readonly<Record<string, readonly string[]>> = {
  date: [...dates, ...words],
  time: [...dates, ...words],
  number: [...numbers, ...words],
  money: [...numbers, ...words],
  boolean: ["bool"],
};

/** Fields whose type is not the column's, and values that the column could never hold: found here, not in mid erasure. */
export async function inspectValues(
  database: Database,
  collection: CollectionMap,
  columns: LiveColumns,
  zone: string,
): Promise<readonly Difference[]> {
  const types = Object.entries(collection.fields).flatMap(([id, field]): Difference[] => {
    const live = columns.get(field.column);
    const wanted = fitting[field.type];
    if (live === undefined || wanted === undefined || wanted.includes(live.name)) return [];
    const because = `fields.${id} says ${field.type}, the column is ${live.shown}`;
    return [{ code: "odd-type", what: field.column, because }];
  });
  const undated = datedColumns(collection).flatMap((column): Difference[] => {
    const live = columns.get(column);
    if (live === undefined || dates.includes(live.name)) return [];
    return [{ code: "no-date", what: column, because: live.shown }];
  });
  const values = await Promise.all(
    mapValues(collection).map(async (one): Promise<Difference[]> => {
      const live = columns.get(one.column);
      if (live === undefined || (await holds(database, one, live, zone))) return [];
      const because = `${JSON.stringify(one.value)}, wanted by ${one.because}`;
      return [{ code: "cannot-hold", what: `${one.column} (${live.shown})`, because }];
    }),
  );
  return [...types, ...undated, ...values.flat()];
}

/** Asks the database itself, by the very expression that would write the value. */
async function holds(
  database: Database,
  { value, written }: MapValue,
  live: LiveColumn,
  zone: string,
): Promise<boolean> {
  if (value === null) return !(written && live.notNull);
  if (live.length !== undefined && String(value).length > live.length) return false;
  const statement = new Statement();
  try {
    const expression = newValue(value, live, zone, statement);
    await database.read(`select ${expression}`, statement.values);
    return true;
  } catch (error) {
    if (isUnfit(error)) return false;
    throw error;
  }
}
