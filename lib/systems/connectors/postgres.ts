import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Inspection, Inspector } from "../core/inspection.ts";
import type { Connector } from "../ports.ts";
import type { MoreUrls } from "./kinds.ts";
import { Database } from "./postgres/database.ts";
import { postgresDialect } from "./postgres/dialect.ts";
import { inspectTable } from "./postgres/inspect.ts";
import { type Roles, SqlConnector } from "./sql/connector.ts";

/** A PostgreSQL database as a system, which can also say what it looks like. */
class PostgresConnector extends SqlConnector implements Inspector {
  readonly #roles: Record<"reading" | "writing", Database>;

  constructor(
    system: SystemMap,
    roles: Roles & Record<"reading" | "writing", Database>,
    zone: string,
  ) {
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
  { eraseUrl, ordinaryUrl }: MoreUrls = {},
): Connector {
  const { limit } = system;
  const reading = new Database(url, limit);
  const roles = {
    reading,
    writing: eraseUrl === undefined ? reading : new Database(eraseUrl, limit),
    ...(ordinaryUrl === undefined ? {} : { ordinary: new Database(ordinaryUrl, limit) }),
  };
  return new PostgresConnector(system, roles, zone);
}
