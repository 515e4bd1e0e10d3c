import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { wantedColumns } from "../core/columns.ts";
import type { Inspection, Inspector } from "../core/inspection.ts";
import { mergeRecords } from "../core/locate.ts";
import { newestFirst } from "../core/newest-first.ts";
import { logFailure } from "../failure-log.ts";
import {
  type Connector,
  type Selector,
  type StoredRecord,
  SystemFailure,
  type Value,
  type Values,
} from "../ports.ts";
import { Database, asFailure } from "./postgres/database.ts";
import { isBadInput } from "./postgres/failure.ts";
import { inspectTable } from "./postgres/inspect.ts";
import { keyOf, keysSql, parseKeys } from "./postgres/keys.ts";
import { quotedTable } from "./postgres/names.ts";
import { LiveSchema } from "./postgres/schema.ts";
import { Statement } from "./postgres/statement.ts";
import { type TableTypes, asText, decode } from "./postgres/types.ts";
import { type Scope, type Surrounding, columnOf, selectorSql } from "./postgres/where.ts";
import { assignmentsSql, unchangedSql } from "./postgres/writing.ts";

/** Values per statement: far below the protocol's limits, far above a round trip each. */
const chunkSize = 5_000;
const alias = "t";

type Compare = Surrounding["compare"];
type Keys = readonly (readonly Value[])[];

/** A PostgreSQL database as a system: any schema that the data map describes, under a role of its own. */
class PostgresConnector implements Connector, Inspector {
  readonly #system: SystemMap;
  readonly #zone: string;
  readonly #database: Database;
  readonly #schema: LiveSchema;

  constructor(system: SystemMap, database: Database, zone: string) {
    this.#system = system;
    this.#zone = zone;
    this.#database = database;
    this.#schema = new LiveSchema(database);
  }

  async read(
    collection: CollectionMap,
    selectors: readonly Selector[],
  ): Promise<readonly StoredRecord[]> {
    const batches = batchesOf(selectors);
    return this.#guarded(collection, (compare) =>
      this.#gather(
        collection,
        batches.map((batch) => async (scope, statement) => {
          const around = await this.#surrounding(compare, batch);
          return batch.map((one) => selectorSql(one, scope, statement, around)).join(" or ");
        }),
      ),
    );
  }

  async readKeys(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly StoredRecord[]> {
    const batches = chunks(parseKeys(collection, keys));
    return this.#guarded(collection, (compare) =>
      this.#gather(
        collection,
        batches.map(
          (batch) => (scope, statement) => keysSql(collection, batch, scope, statement, compare),
        ),
      ),
    );
  }

  async change(
    collection: CollectionMap,
    key: string,
    expected: Values,
    set: Values,
  ): Promise<"changed" | "conflict" | "gone"> {
    const changed = await this.#write(
      collection,
      parseKeys(collection, [key]),
      (where, scope, statement) => {
        const same = Object.entries(expected).map(([column, value]) =>
          unchangedSql(columnOf(scope, column), value, statement),
        );
        const assignments = assignmentsSql(scope, set, this.#zone, statement);
        return `update ${quotedTable(collection.table)} as ${alias} set ${assignments} where ${[where, ...same].join(" and ")}`;
      },
    );
    if (changed > 0) return "changed";
    return (await this.readKeys(collection, [key])).length > 0 ? "conflict" : "gone";
  }

  async setAll(collection: CollectionMap, keys: readonly string[], set: Values): Promise<number> {
    return this.#write(collection, parseKeys(collection, keys), (where, scope, statement) => {
      const assignments = assignmentsSql(scope, set, this.#zone, statement);
      return `update ${quotedTable(collection.table)} as ${alias} set ${assignments} where ${where}`;
    });
  }

  async deleteAll(collection: CollectionMap, keys: readonly string[]): Promise<number> {
    return this.#write(
      collection,
      parseKeys(collection, keys),
      (where) => `delete from ${quotedTable(collection.table)} as ${alias} where ${where}`,
    );
  }

  async ping(): Promise<void> {
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
    batches: readonly ((scope: Scope, statement: Statement) => string | Promise<string>)[],
  ): Promise<readonly StoredRecord[]> {
    if (batches.length === 0) return [];
    const scope: Scope = { alias, types: await this.#schema.table(collection.table) };
    const columns = wantedColumns(this.#system, collection).map(({ column }) => {
      return { name: column, ...columnOf(scope, column) };
    });
    const found: StoredRecord[] = [];
    for (const where of batches) {
      const statement = new Statement();
      const condition = await where(scope, statement);
      const rows = await this.#database.read(
        `select ${columns.map(({ sql, type }) => asText(sql, type)).join(", ")}
           from ${quotedTable(collection.table)} as ${alias}
          where ${condition} order by ${orderSql(collection, scope)}`,
        statement.values,
      );
      for (const row of rows) {
        const values: Record<string, Value> = {};
        for (const [index, { name, type }] of columns.entries()) {
          values[name] = decode(row[index] ?? null, type);
        }
        found.push({ key: keyOf(collection, values), values });
      }
    }
    return batches.length === 1 ? found : newestFirst(collection, mergeRecords(found));
  }

  /** One transaction over all keys, a statement per chunk. */
  async #write(
    collection: CollectionMap,
    keys: Keys,
    sql: (where: string, scope: Scope, statement: Statement) => string,
  ): Promise<number> {
    if (keys.length === 0) return 0;
    return this.#guarded(collection, async (compare) => {
      const scope: Scope = { alias, types: await this.#schema.table(collection.table) };
      return this.#database.write(async (run) => {
        let count = 0;
        for (const batch of chunks(keys)) {
          const statement = new Statement();
          const where = keysSql(collection, batch, scope, statement, compare);
          count += await run(sql(where, scope, statement), statement.values);
        }
        return count;
      });
    });
  }

  /** Compares by the column's type; values it cannot hold (a word for a number) are compared as text, and find nothing. */
  async #guarded<T>({ id }: CollectionMap, work: (compare: Compare) => Promise<T>): Promise<T> {
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
        logFailure(error, { system: this.#system.id, collection: id });
      }
      throw error;
    });
  }

  async #surrounding(compare: Compare, selectors: readonly Selector[]): Promise<Surrounding> {
    const isRelated = selectors.some(({ where }) =>
      JSON.stringify(where ?? null).includes('"related"'),
    );
    const others = new Map<string, { table: string; types: TableTypes }>();
    for (const { id, table } of isRelated ? this.#system.collections : []) {
      others.set(id, { table: quotedTable(table), types: await this.#schema.table(table) });
    }
    return {
      zone: this.#zone,
      compare,
      related: (id) => {
        const other = others.get(id);
        if (other === undefined) throw new SystemFailure("mismatch");
        return other;
      },
    };
  }
}

function orderSql(collection: CollectionMap, scope: Scope): string {
  const keys = collection.key.map((name) => columnOf(scope, name).sql);
  const { order } = collection;
  const first = order === undefined ? [] : [`${columnOf(scope, order).sql} desc nulls last`];
  return [...first, ...keys].join(", ");
}

/** Selectors together while they are small, else one after another in chunks. */
function batchesOf(selectors: readonly Selector[]): readonly (readonly Selector[])[] {
  const sound = selectors.filter(({ values }) => values.some((value) => value !== null));
  const size = sound.reduce((sum, { values }) => sum + values.length, 0);
  if (size === 0) return [];
  if (size <= chunkSize) return [sound];
  return sound.flatMap((one) => chunks(one.values).map((values) => [{ ...one, values }]));
}

function chunks<T>(values: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(values.length / chunkSize);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}

/** The connector of kind `postgres`. */
export function postgresConnector(system: SystemMap, url: string, zone: string): Connector {
  return new PostgresConnector(system, new Database(url), zone);
}
