import { SystemFailure } from "../../ports.ts";
import { quotedTable } from "./names.ts";
import type { Database } from "./database.ts";
import type { ColumnType, TableTypes } from "./types.ts";

const keepMs = 60_000;

/** The live types of tables, asked of the catalogue and remembered for a minute. */
export class LiveSchema {
  readonly #database: Database;
  readonly #known = new Map<string, { readonly at: number; readonly types: Promise<TableTypes> }>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Columns of a table with their types. @throws SystemFailure `mismatch` when there is no such table. */
  table(name: string): Promise<TableTypes> {
    const known = this.#known.get(name);
    if (known !== undefined && performance.now() - known.at < keepMs) return known.types;
    const types = this.#ask(name);
    this.#known.set(name, { at: performance.now(), types });
    // A failure is not remembered: the next call asks again.
    types.catch(() => this.#known.delete(name));
    return types;
  }

  /** Forgets everything, after a statement showed that the schema has changed. */
  forget(): void {
    this.#known.clear();
  }

  async #ask(name: string): Promise<TableTypes> {
    const rows = await this.#database.read(
      `select a.attname, format_type(base.oid, -1), base.typname
         from pg_catalog.pg_attribute a
         join pg_catalog.pg_type t on t.oid = a.atttypid
         join pg_catalog.pg_type base
           on base.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
        where a.attrelid = to_regclass($1::text) and a.attnum > 0 and not a.attisdropped`,
      [quotedTable(name)],
    );
    if (rows.length === 0) throw new SystemFailure("mismatch");
    return new Map(
      rows.map(([column, sql, type]): [string, ColumnType] => [
        column ?? "",
        { sql: sql ?? "text", name: type ?? "text" },
      ]),
    );
  }
}
