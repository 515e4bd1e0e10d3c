import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { queues } from "#lib/jobs/names.ts";
import { migrate } from "#lib/platform/migrate.ts";
import { startPostgres, type PostgresServer } from "#lib/platform/postgres.ts";
import { provision, type DatabaseUrls } from "#lib/platform/provision.ts";
import { installQueue } from "#lib/platform/queue-schema.ts";
import { projectRoot } from "./runtime.ts";
import type { Secrets } from "./secrets.ts";

/** What the sample systems of one operator export from `prisma/demo/<operator>/index.ts`. */
export type SampleSystemsModule = {
  /** Makes and fills the sample databases unless they are there; returns the variables that the pack names. */
  prepareSampleSystems(options: {
    readonly superUrl: string;
    readonly secret: string;
    readonly now: Temporal.Instant;
  }): Promise<{ readonly variables: Readonly<Record<string, string>> }>;
};

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

/** The sample systems of an operator, or undefined when it has none. */
export async function sampleSystemsOf(operator: string): Promise<SampleSystemsModule | undefined> {
  const file = path.join(projectRoot, "prisma", "demo", operator, "index.ts");
  if (!/^[a-z0-9-]+$/.test(operator) || !existsSync(file)) return undefined;
  return (await import(pathToFileURL(file).href)) as SampleSystemsModule;
}
