import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { disconnect } from "#lib/platform/db.ts";
import { setVariables } from "#lib/platform/env.ts";
import { roleUrls, urlWith, type DatabaseUrls } from "#lib/platform/provision.ts";
import { templateDatabase, testPasswords, testSecret } from "./test-server.ts";

export type TestDatabase = DatabaseUrls & { readonly superUrl: string };

/**
 * A migrated, empty database for this test file alone, with the environment set to it (mode test, a secret, folders
 * for archives and inbox). Call it at the top of the file or in `beforeAll`; it is dropped after the file.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { server, name } = await newDatabase(
    // file_copy: a clone takes about 0.1 s; the default writes every page to the log.
    (database) =>
      `create database ${database} owner jeke_owner template ${templateDatabase} strategy file_copy`,
  );
  // What a clone does not take over from its template: the rights on the database itself.
  await query(server, `revoke all on database ${name} from public`);
  await query(server, `grant connect on database ${name} to jeke_app, jeke_worker`);
  const urls = roleUrls({ superUrl: server, database: name, passwords: testPasswords });
  setVariables({
    JEKE_MODE: "test",
    JEKE_SECRET: testSecret,
    JEKE_ARCHIVES: scratchFolder("archives"),
    JEKE_INBOX_DIR: scratchFolder("inbox"),
    DATABASE_URL: urls.appUrl,
    DATABASE_WORKER_URL: urls.workerUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    DATABASE_POOL: "5",
  });
  return { ...urls, superUrl: urlWith(server, { database: name }) };
}

export type PlainDatabase = {
  /** A role that owns this database and nothing else. */
  readonly url: string;
  readonly superUrl: string;
};

/** An empty database with a role of its own, as a system of the operator has. `sql` is run by that role. */
export async function plainDatabase(sql: readonly string[] = []): Promise<PlainDatabase> {
  const password = randomUUID();
  let role = "";
  const { server, name } = await newDatabase(
    (database) => {
      role = `${database}_role`;
      return `create database ${database} owner ${role} template template0`;
    },
    async (superUrl, database) => {
      await query(
        superUrl,
        `create role ${database}_role login nosuperuser password '${password}'`,
      );
    },
  );
  afterAll(() => query(server, `drop role if exists ${role}`));
  const url = urlWith(server, { database: name, user: role, password });
  for (const script of sql) await query(url, script);
  return { url, superUrl: urlWith(server, { database: name }) };
}

/** Runs SQL with a URL of the caller's choice: as superuser to tamper, as a role to be refused. */
export async function query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  url: string,
  sql: string,
  values?: readonly unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, values === undefined ? undefined : [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** A folder for files of this test file; it goes with the run. */
export function scratchFolder(name: string): string {
  const folder = join(inject("scratchDir"), `${name}-${randomUUID()}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function newDatabase(
  create: (name: string) => string,
  before: (superUrl: string, name: string) => Promise<void> = async () => undefined,
): Promise<{ server: string; name: string }> {
  const server = inject("superUrl");
  const name = `test_${randomUUID().replaceAll("-", "").slice(0, 20)}`;
  await before(server, name);
  await query(server, create(name));
  afterAll(async () => {
    await disconnect();
    await query(server, `drop database if exists ${name} with (force)`);
  });
  return { server, name };
}
