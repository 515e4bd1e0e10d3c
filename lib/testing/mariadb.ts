import { randomUUID } from "node:crypto";
import { createConnection } from "mariadb";
import { afterAll, inject } from "vitest";
import { findMariadb } from "#lib/cli/verification/mariadb.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { mysqlConnector } from "#lib/systems/connectors/mysql.ts";
import type { Connector } from "#lib/systems/ports.ts";
import { mariadbUrl } from "./mariadb-server.ts";
import { closeLater } from "./postgres-system.ts";

/** Whether MariaDB or MySQL is installed here; tests that need it are skipped, and counted, where it is not. */
export const hasMariadb = findMariadb() !== undefined;

/** An empty database with a user of its own, as a system of the operator has; both end with the test file. */
export async function mariadbDatabase(
  sql: readonly string[] = [],
): Promise<{ readonly url: string; readonly superUrl: string; readonly name: string }> {
  const server = await mariadbUrl(inject("scratchDir"));
  if (server === undefined) throw new Error("MariaDB is not installed.");
  const name = `test_${randomUUID().replaceAll("-", "").slice(0, 20)}`;
  await mariadbQuery(server, `create database ${name}`);
  const superUrl = server.replace(/\/mysql$/, `/${name}`);
  const url = await mariadbUser(superUrl, name, [`all on ${name}.*`]);
  afterAll(() => mariadbQuery(server, `drop database if exists ${name}`));
  for (const script of sql) await mariadbQuery(url, script);
  return { url, superUrl, name };
}

/** A user with these rights and no other (`select on db.table`); it ends with the test file. */
export async function mariadbUser(
  superUrl: string,
  name: string,
  rights: readonly string[],
): Promise<string> {
  const password = randomUUID();
  await mariadbQuery(superUrl, `create user '${name}'@'%' identified by '${password}'`);
  for (const right of rights) await mariadbQuery(superUrl, `grant ${right} to '${name}'@'%'`);
  afterAll(() => mariadbQuery(superUrl.replace(/[^/]+$/, "mysql"), `drop user '${name}'@'%'`));
  const url = new URL(superUrl);
  url.username = name;
  url.password = password;
  return url.href;
}

/** Runs SQL with a URL of the caller's choice, several statements at once if need be. */
export async function mariadbQuery<Row extends object = Record<string, unknown>>(
  url: string,
  sql: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const connection = await createConnection({
    ...{ host: hostname, port: Number(port), user: decodeURIComponent(username) },
    ...{ password: decodeURIComponent(password), database: pathname.slice(1) },
    ...{ multipleStatements: true, bigIntAsNumber: true },
  });
  try {
    return await connection.query<Row[]>(sql, values === undefined ? undefined : [...values]);
  } finally {
    await connection.end();
  }
}

/** A database with this schema, and the connector to it; both end with the test file. */
export async function connectMariadb(
  sql: readonly string[],
  system: SystemMap,
): Promise<{ connector: Connector; url: string; superUrl: string; name: string }> {
  const database = await mariadbDatabase(sql);
  const connector = mysqlConnector(system, database.url, "Asia/Almaty");
  closeLater(connector);
  return { connector, ...database };
}
