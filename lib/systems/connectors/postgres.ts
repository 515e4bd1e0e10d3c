import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Inspection, Inspector } from "../core/inspection.ts";
import { mergeRecords } from "../core/locate.ts";
import { newestFirst } from "../core/newest-first.ts";
import { logFailure } from "../failure-log.ts";
import {
  type Capabilities,
  type ConsentChange,
  type Connector,
  type EraseAct,
  type Obligation,
  type RowChange,
  type Selection,
  type Selector,
  type StoredRecord,
  SystemFailure,
} from "../ports.ts";
import { Database, type Run, asFailure } from "./postgres/database.ts";
import { isBadInput } from "./postgres/failure.ts";
import { inspectTable } from "./postgres/inspect.ts";
import { keysSql, parseKeys } from "./postgres/keys.ts";
import { quotedTable } from "./postgres/names.ts";
import { LiveSchema } from "./postgres/schema.ts";
import { type Compare, Tables, alias, batchesOf, overKeys, pageSize } from "./postgres/tables.ts";
import { columnOf } from "./postgres/where.ts";
import { assignmentsSql, unchangedSql } from "./postgres/writing.ts";

/** A PostgreSQL database as a system: any schema that the data map describes, under a role of its own. */
class PostgresConnector implements Connector, Inspector {
  readonly can: Capabilities = {
    ...{ find: true, write: true, erase: true, restrict: true, setConsent: true },
    ...{ obligations: false, ordinaryRole: false, atomic: true },
  };
  readonly #system: SystemMap;
  readonly #zone: string;
  readonly #database: Database;
  readonly #schema: LiveSchema;
  readonly #tables: Tables;

  constructor(system: SystemMap, database: Database, zone: string) {
    this.#system = system;
    this.#zone = zone;
    this.#database = database;
    this.#schema = new LiveSchema(database);
    this.#tables = new Tables(system, database, this.#schema, zone);
  }

  async find(
    collection: CollectionMap,
    selectors: readonly Selector[],
    { limit }: { readonly limit?: number } = {},
  ): Promise<readonly StoredRecord[]> {
    const found = await this.#gather(collection, { selectors }, limit);
    return limit === undefined ? found : found.slice(0, limit);
  }

  async readKeys(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly StoredRecord[]> {
    return this.#gather(collection, { keys });
  }

  async *read(collection: CollectionMap, by: Selection): AsyncIterable<readonly StoredRecord[]> {
    for (const batch of batchesOf(collection, by)) {
      let after: string[] = [];
      for (;;) {
        const [last] = parseKeys(collection, after);
        const page = await this.#guarded(collection, (compare) =>
          this.#tables.page(collection, batch, compare, last),
        );
        if (page.length > 0) yield page;
        if (page.length < pageSize) break;
        after = page.slice(-1).map(({ key }) => key);
      }
    }
  }

  async write(
    collection: CollectionMap,
    change: RowChange,
  ): Promise<"changed" | "conflict" | "gone"> {
    const changed = await this.#write([collection], (run, compare) =>
      this.#rewrite(run, compare, collection, change),
    );
    if (changed > 0) return "changed";
    return (await this.readKeys(collection, [change.key])).length > 0 ? "conflict" : "gone";
  }

  async erase(acts: readonly EraseAct[]): Promise<readonly number[]> {
    return this.#write(
      acts.map(({ collection }) => collection),
      async (run, compare) => {
        const counts: number[] = [];
        for (const act of acts) counts.push(await this.#act(run, compare, act));
        return counts;
      },
    );
  }

  async restrict(): Promise<never> {
    throw new SystemFailure("refused");
  }

  async release(): Promise<never> {
    throw new SystemFailure("refused");
  }

  async obligations(): Promise<readonly Obligation[]> {
    return [];
  }

  async setConsent(
    collection: CollectionMap,
    keys: readonly string[],
    { set }: ConsentChange,
  ): Promise<number> {
    const [count = 0] = await this.erase([{ do: "set", collection, keys, set }]);
    return count;
  }

  async recount(
    collection: CollectionMap,
    by: Selection,
    seenBy: "portal" | "ordinary" = "portal",
  ): Promise<number> {
    if (seenBy === "ordinary") throw new SystemFailure("refused");
    let count = 0;
    for (const batch of batchesOf(collection, by)) {
      count += await this.#guarded(collection, (compare) =>
        this.#tables.count(collection, batch, compare),
      );
    }
    return count;
  }

  async check(): Promise<void> {
    await asFailure(() => this.#database.ping());
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  /** Compares the map with the live schema and the rights of this role. */
  async inspect(collection: CollectionMap): Promise<Inspection> {
    return asFailure(() => inspectTable(this.#database, this.#system, collection, this.#zone));
  }

  /** One reading statement per batch; rows that several batches find are one row. */
  async #gather(
    collection: CollectionMap,
    by: Selection,
    limit?: number,
  ): Promise<readonly StoredRecord[]> {
    const batches = batchesOf(collection, by);
    const found: StoredRecord[] = [];
    for (const batch of batches) {
      const rows = await this.#guarded(collection, (compare) =>
        this.#tables.rows(collection, batch, compare, limit),
      );
      found.push(...rows);
    }
    return batches.length < 2 ? found : newestFirst(collection, mergeRecords(found));
  }

  async #act(run: Run, compare: Compare, act: EraseAct): Promise<number> {
    const { collection } = act;
    if (act.do === "restrict") throw new SystemFailure("refused");
    if (act.do === "rewrite") {
      for (const row of act.rows) {
        // A repetition finds what the first time wrote.
        const isDone =
          (await this.#rewrite(run, compare, collection, row)) > 0 ||
          (await this.#rewrite(run, compare, collection, { ...row, expected: row.set })) > 0;
        if (!isDone) throw new SystemFailure("conflict");
      }
      return act.rows.length;
    }
    const table = quotedTable(collection.table);
    const scope = await this.#tables.scope(collection);
    return overKeys(run, parseKeys(collection, act.keys), (keys, statement) => {
      const what =
        act.do === "delete"
          ? `delete from ${table} as ${alias}`
          : `update ${table} as ${alias} set ${assignmentsSql(scope, act.set, this.#zone, statement)}`;
      return `${what} where ${keysSql(collection, keys, scope, statement, compare)}`;
    });
  }

  async #rewrite(
    run: Run,
    compare: Compare,
    collection: CollectionMap,
    { key, expected, set }: RowChange,
  ): Promise<number> {
    const scope = await this.#tables.scope(collection);
    return overKeys(run, parseKeys(collection, [key]), (keys, statement) => {
      const where = keysSql(collection, keys, scope, statement, compare);
      const same = Object.entries(expected).map(([column, value]) =>
        unchangedSql(columnOf(scope, column), value, statement),
      );
      const assignments = assignmentsSql(scope, set, this.#zone, statement);
      return `update ${quotedTable(collection.table)} as ${alias} set ${assignments}
        where ${[where, ...same].join(" and ")}`;
    });
  }

  /** One transaction. */
  async #write<T>(
    collections: readonly CollectionMap[],
    work: (run: Run, compare: Compare) => Promise<T>,
  ): Promise<T> {
    return this.#guarded(collections[0], (compare) =>
      this.#database.write((run) => work(run, compare)),
    );
  }

  /** Compares by the column's type; values it cannot hold (a word for a number) are compared as text, and find nothing. */
  async #guarded<T>(
    collection: CollectionMap | undefined,
    work: (compare: Compare) => Promise<T>,
  ): Promise<T> {
    const guarded = asFailure(async () => {
      try {
        return await work("typed");
      } catch (error) {
        if (isBadInput(error)) return work("text");
        // A column that was renamed and is back must be found at once, not when the memory of it ends.
        if (!(error instanceof SystemFailure) || error.code === "mismatch") this.#schema.forget();
        throw error;
      }
    });
    return guarded.catch((error: unknown) => {
      if (error instanceof SystemFailure) {
        const where = collection === undefined ? {} : { collection: collection.id };
        logFailure(error, { system: this.#system.id, ...where });
      }
      throw error;
    });
  }
}

/** The connector of kind `postgres`. */
export function postgresConnector(system: SystemMap, url: string, zone: string): Connector {
  return new PostgresConnector(system, new Database(url), zone);
}
