import type { Catalogue, ColumnPlace, RoleRights } from "../../discovery/catalogue.ts";
import type { SchemaDescription, TableDescription } from "../../discovery/core/description.ts";
import { Sampler, type SamplingSql } from "./catalogue-sample.ts";
import type { SqlDatabase } from "./database.ts";

/** What the catalogues of all SQL databases share: a few values, and letting go. */
export abstract class SqlCatalogue<Database extends SqlDatabase> implements Catalogue {
  protected readonly database: Database;
  readonly #sampler: Sampler;

  constructor(database: Database, sampling: SamplingSql) {
    this.database = database;
    this.#sampler = new Sampler(database, sampling);
  }

  abstract describe(): Promise<SchemaDescription>;
  abstract rights(): Promise<RoleRights>;

  async sample(table: TableDescription, columns: readonly string[], limit: number) {
    return this.#sampler.sample(table, columns, limit);
  }

  async held(from: ColumnPlace, to: ColumnPlace, limit: number) {
    return this.#sampler.held(from, to, limit);
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}
