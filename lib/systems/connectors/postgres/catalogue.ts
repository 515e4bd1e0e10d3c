import type { Catalogue, RoleRights } from "../../discovery/catalogue.ts";
import type { SchemaDescription } from "../../discovery/core/description.ts";
import { describeSchema, tableId } from "./catalogue-describe.ts";
import * as queries from "./catalogue-queries.ts";
import { sampling } from "./catalogue-sample.ts";
import { SqlCatalogue } from "../sql/catalogue.ts";
import { Database, asFailure } from "./database.ts";

/** The catalogue of a PostgreSQL database, as far as the role of the URL may look. */
class PostgresCatalogue extends SqlCatalogue<Database> {
  constructor(url: string) {
    super(new Database(url, 3, { readOnly: true }), sampling);
  }

  async describe(): Promise<SchemaDescription> {
    return asFailure(() => describeSchema(this.database));
  }

  async rights(): Promise<RoleRights> {
    return asFailure(async () => {
      const [role] = await this.database.read(queries.role, []);
      const rows = await this.database.read(queries.rights, []);
      return {
        isAboveRules: role?.[0] === "true",
        tables: rows.map(([schema, name, owned, inserts, deletes, updates, hasRowRule]) => ({
          table: tableId(schema ?? "", name ?? ""),
          owns: owned === "true",
          inserts: inserts === "true",
          deletes: deletes === "true",
          updates: updates == null ? [] : updates.split("\n"),
          ...(hasRowRule === "true" ? { hasRowRule: true } : {}),
        })),
      };
    });
  }
}

/** Opens the catalogue that a `postgresql://` URL leads to; nothing is connected before the first question. */
export function postgresCatalogue(url: string): Catalogue {
  return new PostgresCatalogue(url);
}
