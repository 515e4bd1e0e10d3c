import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Inspection, Inspector } from "../core/inspection.ts";
import type { Connector } from "../ports.ts";
import type { MoreUrls } from "./kinds.ts";
import { Database } from "./mysql/database.ts";
import { mysqlDialect } from "./mysql/dialect.ts";
import { inspectTable } from "./mysql/inspect.ts";
import { SqlConnector } from "./sql/connector.ts";
import { rolesOf } from "./sql/roles.ts";

/** A MariaDB or MySQL database as a system, which can also say what it looks like. */
class MysqlConnector extends SqlConnector implements Inspector {
  /** Compares the map with the live schema and the rights of the roles on columns. */
  async inspect(collection: CollectionMap): Promise<Inspection> {
    const { system, roles } = this;
    return this.translated(() => inspectTable(roles, system, collection));
  }
}

/** The connector of kind `mysql`: MariaDB and MySQL. */
export function mysqlConnector(
  system: SystemMap,
  url: string,
  zone: string,
  more: MoreUrls = {},
): Connector {
  const roles = rolesOf((one) => new Database(one, system.limit), url, more);
  return new MysqlConnector(system, mysqlDialect, roles, zone);
}
