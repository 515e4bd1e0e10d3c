import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { mergeRecords } from "../../core/locate.ts";
import { newestFirst } from "../../core/newest-first.ts";
import { logFailure } from "../../failure-log.ts";
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
} from "../../ports.ts";
import { type Acting, eraseAll, releaseRows, restrictRows, setRows, writeRow } from "./acting.ts";
import { type Batch, batchesOf } from "./batches.ts";
import type { SqlDatabase } from "./database.ts";
import type { Compare, Dialect } from "./dialect.ts";
import { LiveSchema } from "./live-schema.ts";
import { askObligations, hasObligations } from "./obligations.ts";
import type { Roles } from "./roles.ts";
import { Tables } from "./tables.ts";
import { walk } from "./walk.ts";

/** An SQL database as a system: any schema that the data map describes. What is particular to its kind is its dialect. */
export class SqlConnector implements Connector {
  readonly can: Capabilities;
  protected readonly system: SystemMap;
  protected readonly zone: string;
  protected readonly roles: Roles;
  readonly #dialect: Dialect;
  readonly #schema: LiveSchema;
  readonly #tables: Tables;

  constructor(system: SystemMap, dialect: Dialect, roles: Roles, zone: string) {
    this.system = system;
    this.zone = zone;
    this.roles = roles;
    this.#dialect = dialect;
    this.#schema = new LiveSchema(dialect, roles.reading);
    this.#tables = new Tables(system, dialect, this.#schema, zone);
    this.can = {
      ...{ find: true, write: true, erase: true, restrict: true, setConsent: true, atomic: true },
      obligations: hasObligations(system),
      ordinaryRole: roles.ordinary !== undefined,
    };
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
    const batches = batchesOf(collection, by);
    // Two selectors may find one row; in several statements only its key tells.
    const isShared = "selectors" in by && by.selectors.length > 1 && batches.length > 1;
    const seen = new Set<string>();
    for (const batch of batches) {
      for await (const page of this.#walk(collection, batch)) {
        const fresh = isShared ? page.filter(({ key }) => !seen.has(key)) : page;
        if (isShared) for (const { key } of fresh) seen.add(key);
        if (fresh.length > 0) yield fresh;
      }
    }
  }

  async write(
    collection: CollectionMap,
    change: RowChange,
  ): Promise<"changed" | "conflict" | "gone"> {
    const isChanged = await this.#act([collection], (acting) =>
      writeRow(acting, collection, change),
    );
    if (isChanged) return "changed";
    return (await this.readKeys(collection, [change.key])).length > 0 ? "conflict" : "gone";
  }

  async erase(acts: readonly EraseAct[]): Promise<readonly number[]> {
    const collections = acts.map(({ collection }) => collection);
    return this.#act(collections, (acting) => eraseAll(acting, acts));
  }

  async restrict(collection: CollectionMap, keys: readonly string[]): Promise<number> {
    return this.#act([collection], (acting) => restrictRows(acting, collection, keys));
  }

  async release(collection: CollectionMap, keys: readonly string[]): Promise<number> {
    return this.#act([collection], (acting) => releaseRows(acting, collection, keys));
  }

  async obligations(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly Obligation[]> {
    const on = { tables: this.#tables, database: this.roles.reading, zone: this.zone };
    return this.#guarded(collection, (compare) => askObligations(on, collection, keys, compare));
  }

  async setConsent(
    collection: CollectionMap,
    keys: readonly string[],
    { set }: ConsentChange,
  ): Promise<number> {
    return this.#act([collection], (acting) => setRows(acting, collection, keys, set));
  }

  async recount(
    collection: CollectionMap,
    by: Selection,
    seenBy: "portal" | "ordinary" = "portal",
  ): Promise<number> {
    const { reading, ordinary } = this.roles;
    if (seenBy === "portal") return this.#count(reading, collection, by);
    if (ordinary === undefined) throw new SystemFailure("refused");
    const mayRead = await this.#guarded(collection, async () => {
      // By the portal's eyes: whether there is such a table at all, which the ordinary role may not even be told.
      await this.#tables.scope(collection);
      return this.#dialect.mayRead(ordinary, collection.table);
    });
    return mayRead ? this.#count(ordinary, collection, by) : 0;
  }

  async check(): Promise<void> {
    await this.translated(() => this.roles.reading.ping());
  }

  async close(): Promise<void> {
    const { reading, writing, ordinary = reading } = this.roles;
    await Promise.all([...new Set([reading, writing, ordinary])].map((one) => one.close()));
  }

  /** Whatever the driver throws leaves as a failure of ours. */
  protected async translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#dialect.failure(error);
    }
  }

  async #count(database: SqlDatabase, collection: CollectionMap, by: Selection): Promise<number> {
    const batches = batchesOf(collection, by);
    const isShared = "selectors" in by && by.selectors.length > 1 && batches.length > 1;
    let count = 0;
    if (isShared && database === this.roles.reading) {
      for await (const page of this.read(collection, by)) count += page.length;
      return count;
    }
    for (const batch of batches) {
      count += await this.#guarded(collection, (compare) =>
        this.#tables.count(database, collection, batch, compare),
      );
    }
    return count;
  }

  /** One reading statement per batch; rows that several batches find are one row. */
  async #gather(
    collection: CollectionMap,
    by: Selection,
    limit?: number,
  ): Promise<readonly StoredRecord[]> {
    const batches = batchesOf(collection, by);
    const order = { by: "newest", ...(limit === undefined ? {} : { limit }) } as const;
    const found: StoredRecord[] = [];
    for (const batch of batches) {
      found.push(...(await this.#rows(collection, batch, order)));
    }
    return batches.length < 2 ? found : newestFirst(collection, mergeRecords(found));
  }

  async #rows(
    collection: CollectionMap,
    batch: Batch,
    order: Parameters<Tables["question"]>[3],
  ): Promise<readonly StoredRecord[]> {
    return this.#guarded(collection, async (compare) => {
      const { query, decode } = await this.#tables.question(collection, batch, compare, order);
      return (await this.roles.reading.ask(query)).map(decode);
    });
  }

  #walk(collection: CollectionMap, batch: Batch): AsyncIterable<readonly StoredRecord[]> {
    return walk(collection, {
      ask: (order) => this.#rows(collection, batch, order),
      stream: (order) =>
        this.#guarded(collection, async (compare) => {
          const question = await this.#tables.question(collection, batch, compare, order);
          const stream = await this.roles.reading.stream(question.query);
          return stream === undefined ? undefined : { stream, question };
        }),
      translated: (work) => this.#told(collection, work),
    });
  }

  /** One transaction under the role that writes. */
  async #act<T>(
    collections: readonly CollectionMap[],
    work: (acting: Acting) => Promise<T>,
  ): Promise<T> {
    const { system, zone } = this;
    const [tables, schema] = [this.#tables, this.#schema];
    return this.#guarded(collections[0], (compare) =>
      this.roles.writing.transact((inside) =>
        work({ system, tables, schema, zone, inside, compare }),
      ),
    );
  }

  /** Compares by the column's type; values it cannot hold (a word for a number) are compared as text, and find nothing. */
  async #guarded<T>(
    collection: CollectionMap | undefined,
    work: (compare: Compare) => Promise<T>,
  ): Promise<T> {
    return this.#told(collection, async () => {
      try {
        return await work("typed");
      } catch (error) {
        if (this.#dialect.isBadInput(error)) return work("text");
        // A column that was renamed and is back must be found at once, not when the memory of it ends.
        if (!(error instanceof SystemFailure) || error.code === "mismatch") this.#schema.forget();
        throw error;
      }
    });
  }

  async #told<T>(collection: CollectionMap | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await this.translated(work);
    } catch (error) {
      if (error instanceof SystemFailure) {
        const where = collection === undefined ? {} : { collection: collection.id };
        logFailure(error, { system: this.system.id, ...where });
      }
      throw error;
    }
  }
}
