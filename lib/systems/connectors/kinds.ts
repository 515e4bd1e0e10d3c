import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Connector } from "../ports.ts";
import { csvConnector } from "./csv.ts";
import { httpConnector } from "./http.ts";
import { manualConnector } from "./manual.ts";
import { mysqlConnector } from "./mysql.ts";
import { postgresConnector } from "./postgres.ts";

/** Under which other roles a system may be spoken to; absent where the map names none. */
export type MoreUrls = { readonly eraseUrl?: string; readonly ordinaryUrl?: string };

/** How a connector of one kind is made; `zone` is the operator's, for `$today`. */
export type ConnectorKind = (
  system: SystemMap,
  url: string,
  zone: string,
  more?: MoreUrls,
) => Connector;

/** Every kind of connector: a new one is a file beside this and a line here. */
export const connectorKinds: Readonly<Record<string, ConnectorKind>> = {
  postgres: postgresConnector,
  mysql: mysqlConnector,
  http: httpConnector,
  csv: csvConnector,
  manual: manualConnector,
};
