import type { ColumnPlace } from "../../discovery/catalogue.ts";
import type {
  ColumnDescription,
  Sample,
  TableDescription,
} from "../../discovery/core/description.ts";
import { SystemFailure } from "../../ports.ts";
import type { Row, SqlDatabase } from "./database.ts";

/** How one kind of database is asked for a few values. */
export type SamplingSql = {
  readonly quoted: (name: string) => string;
  readonly table: (table: TableDescription) => string;
  /** The beginning of a value as text, however large it is. */
  readonly value: (column: ColumnDescription) => string;
  /** `select <list>` of other rows than the first ones of a long table; undefined where there is no cheap way. */
  readonly others: (table: TableDescription, list: string, limit: number) => string | undefined;
  readonly toFailure: (error: unknown) => SystemFailure;
  /** Whether a failure says that there is no such table any more. */
  readonly isGone: (cause: string) => boolean;
};

const columnsAtOnce = 100;
/** From this many rows on some are also taken from elsewhere: the first ones are often the oldest. */
const manyRows = 2_000;
/** Rows looked through for values of a column that is mostly empty, and for those of a guessed link. */
const rowsToSeek = 20_000;
const valuesToSeek = 50;

/** Values of some columns, read in bounded statements; what fails is named and left out, one column for itself where possible. */
export class Sampler {
  readonly #database: Pick<SqlDatabase, "ask">;
  readonly #sql: SamplingSql;

  constructor(database: Pick<SqlDatabase, "ask">, sql: SamplingSql) {
    this.#database = database;
    this.#sql = sql;
  }

  async sample(
    table: TableDescription,
    columns: readonly string[],
    limit: number,
  ): Promise<{ readonly values: Sample; readonly unread: Readonly<Record<string, string>> }> {
    const wanted = table.columns.filter(({ name }) => columns.includes(name));
    const values = new Map<string, readonly string[]>();
    const unread: Record<string, string> = {};
    for (let from = 0; from < wanted.length; from += columnsAtOnce) {
      const some = wanted.slice(from, from + columnsAtOnce);
      const why = await this.#readInto(values, table, some, limit);
      if (why === undefined) continue;
      // A column that is gone, or whose bytes cannot be read, costs its own answer only.
      for (const one of some) {
        const isOwn = why === "mismatch" || why === "untrusted";
        const its = isOwn ? await this.#readInto(values, table, [one], limit) : why;
        if (its !== undefined) unread[one.name] = its;
      }
    }
    for (const column of wanted) {
      if (values.get(column.name)?.length === 0) await this.#seek(values, table, column);
    }
    return { values, unread };
  }

  /** Counts, inside the database, how many of a few different values of a column stand in another one. */
  async held(
    from: ColumnPlace,
    to: ColumnPlace,
    limit: number,
  ): Promise<{ readonly asked: number; readonly found: number } | undefined> {
    const { quoted, table } = this.#sql;
    const rows = await this.#ask(
      `select count(*), sum(case when exists
                (select 1 from ${table(to.table)} o where o.${quoted(to.column)} = c.v) then 1 else 0 end)
         from (select distinct s.v from (select ${quoted(from.column)} as v from ${table(from.table)} limit ${rowsToSeek}) s
                where s.v is not null limit ${limit}) c`,
    );
    if (typeof rows === "string") return undefined;
    return { asked: Number(rows[0]?.[0] ?? 0), found: Number(rows[0]?.[1] ?? 0) };
  }

  /** Reads the columns; says why it could not. @throws SystemFailure `unreachable` */
  async #readInto(
    values: Map<string, readonly string[]>,
    table: TableDescription,
    columns: readonly ColumnDescription[],
    limit: number,
  ): Promise<string | undefined> {
    const list = columns.map(this.#sql.value).join(", ");
    const others =
      (table.rows ?? 0) > manyRows
        ? this.#sql.others(table, list, Math.ceil(limit / 2))
        : undefined;
    const most = others === undefined ? limit : Math.floor(limit / 2);
    const first = await this.#ask(`select ${list} from ${this.#sql.table(table)} limit ${most}`);
    if (typeof first === "string") return first;
    const more = others === undefined ? [] : await this.#ask(others);
    const all = typeof more === "string" ? first : [...first, ...more];
    for (const [index, { name }] of columns.entries()) values.set(name, valuesAt(all, index));
    return undefined;
  }

  /** Looks further down a table, within bounds, for values of a column of which the first rows hold none. */
  async #seek(
    values: Map<string, readonly string[]>,
    table: TableDescription,
    column: ColumnDescription,
  ): Promise<void> {
    if (table.rows === 0 || table.kind === "view") return;
    const name = this.#sql.quoted(column.name);
    const rows = await this.#ask(
      `select ${this.#sql.value(column)}
         from (select ${name} from ${this.#sql.table(table)} limit ${rowsToSeek}) t
        where ${name} is not null limit ${valuesToSeek}`,
    );
    if (typeof rows !== "string") values.set(column.name, valuesAt(rows, 0));
  }

  /** The rows, or why there are none: `timeout`, `refused`, `mismatch`, `untrusted`, or `gone` for the whole table. */
  async #ask(text: string): Promise<readonly Row[] | string> {
    try {
      return await this.#database.ask({ text, values: [] });
    } catch (error) {
      const failure = this.#sql.toFailure(error);
      if (failure.code === "unreachable") throw failure;
      const cause = failure.cause instanceof Error ? failure.cause.message : "";
      return this.#sql.isGone(cause) ? "gone" : failure.code;
    }
  }
}

function valuesAt(rows: readonly Row[], index: number): readonly string[] {
  return rows.flatMap((row) => {
    const cell = row[index];
    return typeof cell === "string" ? [cell] : [];
  });
}
