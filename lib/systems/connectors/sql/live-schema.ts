import { SystemFailure } from "../../ports.ts";
import type { SqlDatabase } from "./database.ts";
import type { Dialect, ForeignKey, TableTypes } from "./dialect.ts";

const keepMs = 60_000;

type Known<T> = { readonly at: number; readonly answer: Promise<T> };

/** What the catalogue says of tables, asked when needed and remembered for a minute. */
export class LiveSchema {
  readonly #dialect: Dialect;
  readonly #database: SqlDatabase;
  readonly #tables = new Map<string, Known<TableTypes>>();
  readonly #keys = new Map<string, Known<readonly ForeignKey[]>>();
  readonly #cascades = new Map<string, Known<readonly ForeignKey[]>>();

  constructor(dialect: Dialect, database: SqlDatabase) {
    this.#dialect = dialect;
    this.#database = database;
  }

  /** Columns of a table with their types. @throws SystemFailure `mismatch` when there is no such table. */
  table(name: string): Promise<TableTypes> {
    return remembered(this.#tables, name, async () => {
      const types = await this.#dialect.describe(this.#database, name);
      if (types.size === 0) throw new SystemFailure("mismatch");
      return types;
    });
  }

  /** The foreign keys between these tables. */
  foreignKeys(tables: readonly string[]): Promise<readonly ForeignKey[]> {
    return remembered(this.#keys, JSON.stringify(tables), () =>
      this.#dialect.foreignKeys(this.#database, tables),
    );
  }

  /** The foreign keys between these tables and all that hang on them by deletions that spread, whoever knows of those. */
  cascades(tables: readonly string[]): Promise<readonly ForeignKey[]> {
    return remembered(this.#cascades, JSON.stringify(tables), async () => {
      const all = [...new Set(tables)];
      for (;;) {
        const more = await this.#dialect.spreadsTo(this.#database, all);
        if (more.length === 0) return this.#dialect.foreignKeys(this.#database, all);
        all.push(...more);
      }
    });
  }

  /** Forgets everything, after a statement showed that the schema has changed. */
  forget(): void {
    this.#tables.clear();
    this.#keys.clear();
    this.#cascades.clear();
  }
}

function remembered<T>(
  all: Map<string, Known<T>>,
  name: string,
  ask: () => Promise<T>,
): Promise<T> {
  const known = all.get(name);
  if (known !== undefined && performance.now() - known.at < keepMs) return known.answer;
  const answer = ask();
  all.set(name, { at: performance.now(), answer });
  // A failure is not remembered: the next call asks again.
  answer.catch(() => all.delete(name));
  return answer;
}
