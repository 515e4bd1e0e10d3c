import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { queues } from "#lib/jobs/names.ts";
import { migrate } from "#lib/platform/migrate.ts";
import { isAlive } from "#lib/platform/postgres-pid.ts";
import { removePostgres, startPostgres } from "#lib/platform/postgres.ts";
import { provision } from "#lib/platform/provision.ts";
import { installQueue } from "#lib/platform/queue-schema.ts";
import { removeMariadb } from "./mariadb-server.ts";
import { templateDatabase, testPasswords } from "./test-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    superUrl: string;
    scratchDir: string;
  }
}

const prefix = "jeke-test-";
const ownerFile = "owner.pid";

/**
 * One PostgreSQL for the whole run, in a folder of its own that goes away with it, and one migrated database that
 * every test file clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL runs as another user when we are root, and must get through.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, ownerFile), String(process.pid));
  const dataDir = join(folder, "postgres");
  const server = await startPostgres({
    dataDir,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "200",
    },
  });
  const teardown = async (): Promise<void> => {
    await removePostgres(dataDir);
    // Started by the first test that asks for it.
    await removeMariadb(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { ownerUrl } = await provision({
      superUrl: server.superUrl,
      database: templateDatabase,
      passwords: testPasswords,
    });
    await migrate(ownerUrl);
    await installQueue(
      ownerUrl,
      Object.entries(queues).map(([name, options]) => ({ name, options })),
    );
    // A template must have no connection while it is cloned: forbid them.
    const client = new pg.Client({ connectionString: server.superUrl });
    await client.connect();
    await client.query(`alter database ${templateDatabase} with allow_connections false`);
    await client.end();
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("superUrl", server.superUrl);
  project.provide("scratchDir", folder);
  return teardown;
}

/** The server is detached, so a run that was killed leaves it behind: the next run ends it. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(join(folder, ownerFile), "utf8")))) continue;
      await removePostgres(join(folder, "postgres"));
      await removeMariadb(folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Just being made, or somebody else's.
    }
  }
}
