import type { ColumnPlace } from "../../discovery/catalogue.ts";
import type {
  ColumnDescription,
  Sample,
  TableDescription,
} from "../../discovery/core/description.ts";
import { SystemFailure } from "../../ports.ts";
import { type Database, type TextRow, asFailure } from "./database.ts";
import { quoted } from "./names.ts";

/** Of a value no more is looked at than tells what it is. */
const longest = 200;
/** JSON is taken apart, for which it must be whole. */
const longestJson = 4_000;
/** A stored value above this size is never read whole, nor unpacked. */
const widest = 8_192;
const columnsAtOnce = 100;
/** From this many rows on some are also taken from the middle of the table: the first ones are often the oldest. */
const manyRows = 2_000;
/** Rows looked through for values of a column that is mostly empty. */
const rowsToSeek = 20_000;
const valuesToSeek = 50;

type Sampled = { readonly values: Sample; readonly unread: Readonly<Record<string, string>> };

/** Values of some columns, read in bounded statements; what fails is named and left out, one column for itself where possible. */
export async function sampleTable(
  database: Database,
  table: TableDescription,
  columns: readonly string[],
  limit: number,
): Promise<Sampled> {
  const wanted = table.columns.filter(({ name }) => columns.includes(name));
  const values = new Map<string, readonly string[]>();
  const unread: Record<string, string> = {};
  for (let from = 0; from < wanted.length; from += columnsAtOnce) {
    const some = wanted.slice(from, from + columnsAtOnce);
    const why = await readInto(values, database, table, some, limit);
    if (why === undefined) continue;
    // A column that is gone, or whose bytes cannot be read, costs its own answer only.
    for (const one of some) {
      const its = why === "mismatch" ? await readInto(values, database, table, [one], limit) : why;
      if (its !== undefined) unread[one.name] = its;
    }
  }
  for (const column of wanted) {
    if (values.get(column.name)?.length === 0) await seek(values, database, table, column);
  }
  return { values, unread };
}

/** Reads the columns; says why it could not. @throws SystemFailure `unreachable` */
async function readInto(
  values: Map<string, readonly string[]>,
  database: Database,
  table: TableDescription,
  columns: readonly ColumnDescription[],
  limit: number,
): Promise<string | undefined> {
  const list = columns.map(textSql).join(", ");
  const isLong = (table.rows ?? 0) > manyRows;
  const first = `select ${list} from ${nameSql(table)} limit ${isLong ? Math.ceil(limit / 2) : limit}`;
  const rows = await attempt(() => database.read(first, []));
  if (typeof rows === "string") return rows;
  const middle = isLong
    ? await attempt(() => database.read(middleSql(table, list, limit), []))
    : [];
  const all = typeof middle === "string" ? rows : [...rows, ...middle];
  for (const [index, { name }] of columns.entries()) values.set(name, valuesAt(all, index));
  return undefined;
}

function middleSql(table: TableDescription, list: string, limit: number): string {
  const share = Math.min(100, Math.max(0.0001, (limit * 200) / (table.rows ?? limit)));
  return `select ${list} from ${nameSql(table)} tablesample system (${share.toFixed(4)}) repeatable (1) limit ${Math.ceil(limit / 2)}`;
}

/** Looks further down a table, within bounds, for values of a column of which the first rows hold none. */
async function seek(
  values: Map<string, readonly string[]>,
  database: Database,
  table: TableDescription,
  column: ColumnDescription,
): Promise<void> {
  if (table.rows === 0 || table.kind === "view") return;
  const name = quoted(column.name);
  const rows = await attempt(() =>
    database.read(
      `select ${textSql(column)} from (select ${name} from ${nameSql(table)} limit ${rowsToSeek}) t
        where ${name} is not null limit ${valuesToSeek}`,
      [],
    ),
  );
  if (typeof rows !== "string") values.set(column.name, valuesAt(rows, 0));
}

function valuesAt(rows: readonly TextRow[], index: number): readonly string[] {
  return rows.flatMap((row) => row[index] ?? []);
}

/**
 * The beginning of a value as text. A text is cut where it lies, whatever its length; anything else is turned into text only
 * when it is small. Of an array its first member.
 */
function textSql({ name, type, family }: ColumnDescription): string {
  const column = quoted(name);
  const isArray = type.endsWith("[]");
  if (family === "binary") return `case when ${column} is not null then '' end`;
  if (family === "text" && !isArray) return `left(${column}::text, ${longest})`;
  const whole = isArray ? `(${column})[1]::text` : `${column}::text`;
  return `case when pg_column_size(${column}) <= ${widest} then left(${whole}, ${family === "json" ? longestJson : longest}) end`;
}

/** Counts, inside the database, how many of a few different values of a column stand in another one. */
export async function countHeld(
  database: Database,
  from: ColumnPlace,
  to: ColumnPlace,
  limit: number,
): Promise<{ readonly asked: number; readonly found: number } | undefined> {
  const column = quoted(from.column);
  const key = quoted(to.column);
  const rows = await attempt(() =>
    database.read(
      `select count(*)::text, count(k.found)::text
         from (select distinct s.v from (select ${column} as v from ${nameSql(from.table)} limit ${rowsToSeek}) s
                where s.v is not null limit ${limit}) c
         left join lateral (select true as found from ${nameSql(to.table)} o where o.${key} = c.v limit 1) k on true`,
      [],
    ),
  );
  if (typeof rows === "string") return undefined;
  return { asked: Number(rows[0]?.[0] ?? 0), found: Number(rows[0]?.[1] ?? 0) };
}

function nameSql({ schema, name }: TableDescription): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** The rows, or why there are none: `timeout`, `refused`, `mismatch`, or `gone` for the whole table. */
async function attempt(
  work: () => Promise<readonly TextRow[]>,
): Promise<readonly TextRow[] | string> {
  try {
    return await asFailure(work);
  } catch (error) {
    if (!(error instanceof SystemFailure) || error.code === "unreachable") throw error;
    const cause = error.cause instanceof Error ? error.cause.message : "";
    return cause.endsWith("42P01") ? "gone" : error.code;
  }
}
