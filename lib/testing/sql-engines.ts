import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import { postgresConnector } from "#lib/systems/connectors/postgres.ts";
import { mysqlConnector } from "#lib/systems/connectors/mysql.ts";
import type { MoreUrls } from "#lib/systems/connectors/kinds.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Connector } from "#lib/systems/ports.ts";
import { plainDatabase, query } from "./database.ts";
import { hasMariadb, mariadbDatabase, mariadbQuery, mariadbUser } from "./mariadb.ts";
import { closeLater } from "./postgres-system.ts";

/** A database of one of the two engines, for tests that hold for both. */
export type SqlWorld = {
  /** Role that owns everything in it. */
  readonly url: string;
  readonly superUrl: string;
  /** Runs SQL as the owner, or under another URL. */
  readonly sql: <Row extends object>(text: string, url?: string) => Promise<readonly Row[]>;
  /** URL of a role with these rights (`select` on `table`) and no other. */
  readonly role: (rights: readonly (readonly [right: string, table: string])[]) => Promise<string>;
  readonly connect: (system: SystemMap, more?: MoreUrls, url?: string) => Connector;
};

export type SqlEngine = {
  readonly kind: "postgres" | "mysql";
  readonly isHere: boolean;
  readonly world: (sql: readonly string[]) => Promise<SqlWorld>;
};

export const sqlEngines: readonly SqlEngine[] = [
  { kind: "postgres", isHere: true, world: postgresWorld },
  { kind: "mysql", isHere: hasMariadb, world: mysqlWorld },
];

async function postgresWorld(sql: readonly string[]): Promise<SqlWorld> {
  const { url, superUrl } = await plainDatabase(sql);
  return {
    ...{ url, superUrl },
    sql: (text, as = url) => query(as, text),
    role: async (rights) => {
      const name = `role_${randomUUID().slice(0, 8)}`;
      await query(superUrl, `create role ${name} login password 'p'`);
      await query(url, `grant usage on schema public to ${name}`);
      for (const [right, table] of rights)
        await query(url, `grant ${right} on ${table} to ${name}`);
      const other = new URL(url);
      other.username = name;
      other.password = "p";
      // Rights fall with the database; the role must not outlive it.
      afterAll(() => query(superUrl, `drop owned by ${name}; drop role ${name}`).catch(() => []));
      return other.href;
    },
    connect: (system, more, as = url) => opened(postgresConnector(system, as, zone, more)),
  };
}

async function mysqlWorld(sql: readonly string[]): Promise<SqlWorld> {
  const { url, superUrl, name } = await mariadbDatabase(sql);
  return {
    ...{ url, superUrl },
    sql: (text, as = url) => mariadbQuery(as, text),
    role: (rights) => {
      const user = `role_${randomUUID().slice(0, 8)}`;
      return mariadbUser(
        superUrl,
        user,
        rights.map(([right, table]) => `${right} on ${name}.${table}`),
      );
    },
    connect: (system, more, as = url) => opened(mysqlConnector(system, as, zone, more)),
  };
}

const zone = "Asia/Almaty";

function opened(connector: Connector): Connector {
  closeLater(connector);
  return connector;
}
