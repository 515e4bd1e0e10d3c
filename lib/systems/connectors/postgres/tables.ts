import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { wantedColumns } from "../../core/columns.ts";
import {
  type Selection,
  type Selector,
  type StoredRecord,
  SystemFailure,
  type Value,
} from "../../ports.ts";
import { type Database, type Run } from "./database.ts";
import { keyOf, keysSql, parseKeys } from "./keys.ts";
import { quotedTable } from "./names.ts";
import type { LiveSchema } from "./schema.ts";
import { selectorSql } from "./selector.ts";
import { Statement } from "./statement.ts";
import { type TableTypes, asText, asType, decode } from "./types.ts";
import { type Scope, type Surrounding, columnOf } from "./where.ts";

/** Values per statement: far below the protocol's limits, far above a round trip each. */
const chunkSize = 5_000;
/** Rows that a walk holds at a time. */
export const pageSize = 1_000;
export const alias = "t";

export type Compare = Surrounding["compare"];
export type Key = readonly Value[];
/** Part of a selection that fits into one statement. */
export type Batch = { readonly keys: readonly Key[] } | { readonly selectors: readonly Selector[] };

/** The tables of one system behind the collections of its map: what reading and acting have in common. */
export class Tables {
  readonly #system: SystemMap;
  readonly #zone: string;
  readonly #database: Database;
  readonly #schema: LiveSchema;

  constructor(system: SystemMap, database: Database, schema: LiveSchema, zone: string) {
    this.#system = system;
    this.#zone = zone;
    this.#database = database;
    this.#schema = schema;
  }

  async scope(collection: CollectionMap): Promise<Scope> {
    return { alias, types: await this.#schema.table(collection.table) };
  }

  /** Rows of one batch, the newest first. */
  async rows(
    collection: CollectionMap,
    batch: Batch,
    compare: Compare,
    limit?: number,
  ): Promise<readonly StoredRecord[]> {
    return this.#select(collection, batch, compare, {
      order: newestSql,
      ...(limit === undefined ? {} : { limit }),
    });
  }

  /** The next page of one batch in the order of keys, after the given one. */
  async page(
    collection: CollectionMap,
    batch: Batch,
    compare: Compare,
    after?: Key,
  ): Promise<readonly StoredRecord[]> {
    return this.#select(collection, batch, compare, {
      order: keyOrderSql,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
  }

  async count(collection: CollectionMap, batch: Batch, compare: Compare): Promise<number> {
    const scope = await this.scope(collection);
    const statement = new Statement();
    const where = await this.where(collection, batch, { scope, statement, compare });
    const [row] = await this.#database.read(
      `select count(*) from ${quotedTable(collection.table)} as ${alias} where ${where}`,
      statement.values,
    );
    return Number(row?.[0] ?? 0);
  }

  /** The condition of a batch inside a statement. */
  async where(
    collection: CollectionMap,
    batch: Batch,
    inside: { readonly scope: Scope; readonly statement: Statement; readonly compare: Compare },
  ): Promise<string> {
    const { scope, statement, compare } = inside;
    if ("keys" in batch) return keysSql(collection, batch.keys, scope, statement, compare);
    const around = await this.#surrounding(compare, batch.selectors);
    return batch.selectors.map((one) => selectorSql(one, scope, statement, around)).join(" or ");
  }

  async #select(
    collection: CollectionMap,
    batch: Batch,
    compare: Compare,
    by: {
      readonly order: (collection: CollectionMap, scope: Scope) => string;
      readonly limit?: number;
      readonly after?: Key;
    },
  ): Promise<readonly StoredRecord[]> {
    const scope = await this.scope(collection);
    const statement = new Statement();
    const where = await this.where(collection, batch, { scope, statement, compare });
    const after =
      by.after === undefined ? "" : ` and ${afterSql(collection, by.after, scope, statement)}`;
    const columns = wantedColumns(this.#system, collection).map(({ column }) => {
      return { name: column, ...columnOf(scope, column) };
    });
    const rows = await this.#database.read(
      `select ${columns.map(({ sql, type }) => asText(sql, type)).join(", ")}
         from ${quotedTable(collection.table)} as ${alias}
        where (${where})${after} order by ${by.order(collection, scope)}${by.limit === undefined ? "" : ` limit ${by.limit}`}`,
      statement.values,
    );
    return rows.map((row) => {
      const values: Record<string, Value> = {};
      for (const [index, { name, type }] of columns.entries()) {
        values[name] = decode(row[index] ?? null, type);
      }
      return { key: keyOf(collection, values), values };
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

/** Runs one writing statement per chunk of keys inside a transaction; returns how many rows they touched. */
export async function overKeys(
  run: Run,
  keys: readonly Key[],
  sql: (keys: readonly Key[], statement: Statement) => string,
): Promise<number> {
  let count = 0;
  for (const part of chunks(keys)) {
    const statement = new Statement();
    count += await run(sql(part, statement), statement.values);
  }
  return count;
}

/** A selection in parts that fit into one statement each. Selectors stay together while they are small. */
export function batchesOf(collection: CollectionMap, by: Selection): readonly Batch[] {
  if ("keys" in by) return chunks(parseKeys(collection, by.keys)).map((keys) => ({ keys }));
  const sound = by.selectors.map(withoutNulls).filter((one) => sizeOf(one) > 0);
  const size = sound.reduce((sum, one) => sum + sizeOf(one), 0);
  if (size === 0) return [];
  if (size <= chunkSize) return [{ selectors: sound }];
  return sound.flatMap((one): Batch[] =>
    "columns" in one
      ? chunks(one.tuples).map((tuples) => ({ selectors: [{ ...one, tuples }] }))
      : chunks(one.values).map((values) => ({ selectors: [{ ...one, values }] })),
  );
}

/** Null finds nothing: not alone, and not as part of a tuple. */
function withoutNulls(selector: Selector): Selector {
  if (!("columns" in selector)) {
    return { ...selector, values: selector.values.filter((value) => value !== null) };
  }
  const tuples = selector.tuples.filter((tuple) => !tuple.includes(null));
  return { ...selector, tuples };
}

function sizeOf(selector: Selector): number {
  return "columns" in selector ? selector.tuples.length : selector.values.length;
}

function newestSql(collection: CollectionMap, scope: Scope): string {
  const { order } = collection;
  const first = order === undefined ? [] : [`${columnOf(scope, order).sql} desc nulls last`];
  return [...first, keyOrderSql(collection, scope)].join(", ");
}

function keyOrderSql(collection: CollectionMap, scope: Scope): string {
  return collection.key.map((name) => columnOf(scope, name).sql).join(", ");
}

function afterSql(
  collection: CollectionMap,
  after: Key,
  scope: Scope,
  statement: Statement,
): string {
  const columns = collection.key.map((name) => columnOf(scope, name));
  const values = columns.map(({ type }, index) =>
    asType(statement.value(after[index] ?? null), type),
  );
  return `(${columns.map(({ sql }) => sql).join(", ")}) > (${values.join(", ")})`;
}

function chunks<T>(values: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(values.length / chunkSize);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}
