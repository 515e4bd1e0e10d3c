import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { wantedColumns } from "../../core/columns.ts";
import { type StoredRecord, SystemFailure, type Value } from "../../ports.ts";
import type { Batch } from "./batches.ts";
import type { Surrounding } from "./condition.ts";
import type { Cell, Row, SqlDatabase } from "./database.ts";
import type { ColumnType, Compare, Dialect, TableTypes } from "./dialect.ts";
import { type Key, keyOf, keysSql } from "./keys.ts";
import type { LiveSchema } from "./live-schema.ts";
import { type Scope, alias, columnOf } from "./scope.ts";
import { selectorSql } from "./selector.ts";
import type { Query, Statement } from "./statement.ts";

/** A question for rows of a collection, and how they are read from what comes. */
export type Question = { readonly query: Query; readonly decode: (row: Row) => StoredRecord };

export type Order = {
  /** `few`: any rows, as long as they are within the limit all there are, by key. */
  readonly by: "newest" | "key" | "few";
  readonly limit?: number;
  readonly after?: Key;
};

/** The tables of one system behind the collections of its map: what reading and acting have in common. */
export class Tables {
  readonly #system: SystemMap;
  readonly #zone: string;
  readonly #schema: LiveSchema;
  readonly dialect: Dialect;

  constructor(system: SystemMap, dialect: Dialect, schema: LiveSchema, zone: string) {
    this.#system = system;
    this.#zone = zone;
    this.#schema = schema;
    this.dialect = dialect;
  }

  async scope(collection: Pick<CollectionMap, "table">): Promise<Scope> {
    return { dialect: this.dialect, alias, types: await this.#schema.table(collection.table) };
  }

  async question(
    collection: CollectionMap,
    batch: Batch,
    compare: Compare,
    order: Order,
  ): Promise<Question> {
    const { dialect } = this;
    const scope = await this.scope(collection);
    const statement = dialect.statement();
    const where = await this.where(collection, batch, { scope, statement, compare });
    const keys = collection.key.map((name) => columnOf(scope, name));
    const after =
      order.after === undefined ? "" : ` and (${dialect.after(keys, order.after, statement)})`;
    const columns = wantedColumns(this.#system, collection).map(({ column }) => {
      const { sql, type } = columnOf(scope, column);
      return { name: column, sql, type, decode: dialect.decoder(type) };
    });

    const limit = order.limit === undefined ? "" : ` limit ${order.limit}`;
    const newest =
      order.by === "newest" && collection.order !== undefined
        ? [dialect.newestFirst(columnOf(scope, collection.order))]
        : [];
    const sorted = [...newest, ...keys.map((one) => dialect.keyOrder(one))].join(", ");
    const query = statement.query(
      `select ${columns.map((one) => dialect.printed(one)).join(", ")}
         from ${dialect.table(collection.table)} as ${alias}
        where (${where})${after}${order.by === "few" ? "" : ` order by ${sorted}`}${limit}`,
    );
    return { query, decode: (row) => recordOf(collection, columns, row, dialect) };
  }

  /** How many rows of a batch this database shows. */
  async count(
    database: SqlDatabase,
    collection: CollectionMap,
    batch: Batch,
    compare: Compare,
  ): Promise<number> {
    const scope = await this.scope(collection);
    const statement = this.dialect.statement();
    const where = await this.where(collection, batch, { scope, statement, compare });
    const table = this.dialect.table(collection.table);
    const query = statement.query(`select count(*) from ${table} as ${alias} where ${where}`);
    const [row] = await database.ask(query);
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
    const around = await this.surrounding(batch.selectors.map(({ where }) => where));
    const parts = batch.selectors.map((one) =>
      selectorSql(one, scope, statement, { ...around, compare }),
    );
    return parts.join(" or ");
  }

  /** What these conditions may look at beside their own table. */
  async surrounding(conditions: readonly unknown[]): Promise<Surrounding> {
    const isRelated = JSON.stringify(conditions).includes('"related"');
    const others = new Map<string, { table: string; types: TableTypes }>();
    for (const { id, table } of isRelated ? this.#system.collections : []) {
      const types = await this.#schema.table(table);
      others.set(id, { table: this.dialect.table(table), types });
    }
    return {
      zone: this.#zone,
      related: (id) => {
        const other = others.get(id);
        if (other === undefined) throw new SystemFailure("mismatch");
        return other;
      },
    };
  }
}

type Shown = {
  readonly name: string;
  readonly type: ColumnType;
  readonly decode: (cell: Cell) => Value;
};

/** A row with its key; a part of the key that cannot be asked for again is null in it, and such a key names no row. */
function recordOf(
  collection: CollectionMap,
  columns: readonly Shown[],
  row: Row,
  dialect: Dialect,
): StoredRecord {
  const values: Record<string, Value> = {};
  const names: Record<string, Value> = {};
  for (const [index, { name, type, decode }] of columns.entries()) {
    const value = decode(row[index] ?? null);
    values[name] = value;
    if (collection.key.includes(name)) names[name] = dialect.canName(value, type) ? value : null;
  }
  return { key: keyOf(collection, names), values };
}
