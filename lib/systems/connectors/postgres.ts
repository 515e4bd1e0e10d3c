import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Inspection, Inspector } from "../core/inspection.ts";
import type { Connector } from "../ports.ts";
import type { MoreUrls } from "./kinds.ts";
import { Database } from "./postgres/database.ts";
import { postgresDialect } from "./postgres/dialect.ts";
import { inspectTable } from "./postgres/inspect.ts";
import { SqlConnector } from "./sql/connector.ts";
import { type Roles, rolesOf } from "./sql/roles.ts";

/** A PostgreSQL database as a system, which can also say what it looks like. */
class PostgresConnector extends SqlConnector implements Inspector {
  readonly #roles: Roles<Database>;

  constructor(system: SystemMap, roles: Roles<Database>, zone: string) {
    super(system, postgresDialect, roles, zone);
    this.#roles = roles;
  }

  /** Compares the map with the live schema and the rights of the roles that read and write. */
  async inspect(collection: CollectionMap): Promise<Inspection> {
    const { system, zone } = this;
    const { reading, writing } = this.#roles;
    return this.translated(() => inspectTable(reading, system, collection, { zone, writing }));
  }
}

/** The connector of kind `postgres`. */
export function postgresConnector(
  system: SystemMap,
  url: string,
  zone: string,
  more: MoreUrls = {},
): Connector {
  const open = (one: string, eyes: "portal" | "ordinary") =>
    new Database(one, system.limit, { rules: eyes === "portal" ? "refuse" : "narrow" });
  const roles = rolesOf(open, url, more);
  return new PostgresConnector(system, roles, zone);
}
