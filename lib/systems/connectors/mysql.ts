import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Connector } from "../ports.ts";
import type { MoreUrls } from "./kinds.ts";
import { Database } from "./mysql/database.ts";
import { mysqlDialect } from "./mysql/dialect.ts";
import { SqlConnector } from "./sql/connector.ts";

/** The connector of kind `mysql`: MariaDB and MySQL. */
export function mysqlConnector(
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
  return new SqlConnector(system, mysqlDialect, roles, zone);
}
