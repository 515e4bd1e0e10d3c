import path from "node:path";
import { queues } from "#lib/jobs/names.ts";
import { migrate } from "#lib/platform/migrate.ts";
import { startPostgres, type PostgresServer } from "#lib/platform/postgres.ts";
import { provision, type DatabaseUrls } from "#lib/platform/provision.ts";
import { installQueue } from "#lib/platform/queue-schema.ts";
import type { Secrets } from "./secrets.ts";

/** The portal's own database, migrated, with its queues. */
export async function preparePortalDatabase(
  superUrl: string,
  secrets: Secrets,
): Promise<DatabaseUrls> {
  const urls = await provision({ superUrl, database: "jeke", passwords: secrets.passwords });
  await migrate(urls.ownerUrl);
  await installQueue(
    urls.ownerUrl,
    Object.entries(queues).map(([name, options]) => ({ name, options })),
  );
  return urls;
}

/** Starts the embedded PostgreSQL of a data folder. */
export function startDatabase(dataFolder: string): Promise<PostgresServer> {
  return startPostgres({ dataDir: path.join(dataFolder, "postgres") });
}
