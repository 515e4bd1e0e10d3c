import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { currentOperator } from "#lib/operator/current.ts";
import { env, setVariables } from "#lib/platform/env.ts";
import { environmentProblems } from "#lib/platform/env-rules.ts";
import { isPortFree } from "#lib/platform/free-port.ts";
import { ensureBuilt, ensureGenerated } from "./build.ts";
import { startPortal } from "./portal.ts";
import { projectRoot, writeRuntime } from "./runtime.ts";
import { isDemoFolder, secretsOf } from "./secrets.ts";

/** A sentence for whoever starts the server; no stack trace. */
class Sentence extends Error {}

/** An own PostgreSQL beside the portal, for installations that name none. */
async function startEmbeddedDatabase(dataFolder: string): Promise<() => Promise<void>> {
  const { preparePortalDatabase, startDatabase } = await import("./databases.ts");
  const postgres = await startDatabase(dataFolder);
  if (postgres.note !== undefined) console.log(postgres.note);
  const urls = await preparePortalDatabase(postgres.superUrl, secretsOf(dataFolder, "production"));
  setVariables({
    DATABASE_URL: urls.appUrl,
    DATABASE_WORKER_URL: urls.workerUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
  });
  return () => postgres.stop();
}

/** Brings a database of the operator's own to the newest migration, when the owner's address is given. */
async function migrateGiven(): Promise<void> {
  const { DATABASE_OWNER_URL: ownerUrl } = env();
  if (ownerUrl === undefined) return;
  const { migrate } = await import("#lib/platform/migrate.ts");
  const { installQueue } = await import("#lib/platform/queue-schema.ts");
  const { queues } = await import("#lib/jobs/names.ts");
  await migrate(ownerUrl);
  await installQueue(
    ownerUrl,
    Object.entries(queues).map(([name, options]) => ({ name, options })),
  );
}

/** Before the build, which takes minutes: a variable that lacks is known at once. The embedded database sets its own. */
function refuseUnsafe(isEmbedded: boolean): void {
  const problems = environmentProblems(env()).filter(
    ({ code }) => !(isEmbedded && code === "env.database-absent"),
  );
  if (problems.length === 0) return;
  const lines = problems.map(({ where, message }) => `  ${where}: ${message}`);
  throw new Sentence(
    ["Jeke does not start in production with this environment:", ...lines].join("\n"),
  );
}

/** The demo's staff sign in with passwords that are printed for everybody: where they are, nothing is safe. */
const demoDataRefused =
  "Jeke does not start in production with the data of the demo: its passwords are public.";

/** The pack's own name. Without `JEKE_OPERATOR` a sample would speak for somebody else, so it is named. */
function servedOperator(): string {
  const { names, sample } = soundOperator();
  return sample ? `${names.en} (a sample pack: set JEKE_OPERATOR to your own)` : names.en;
}

function soundOperator(): ReturnType<typeof currentOperator> {
  try {
    return currentOperator();
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error));
  }
}

/** The addresses of the embedded database, for the `jeke` command; the file they go to is its owner's only. */
function databaseVariables(): Readonly<Record<string, string>> {
  const { DATABASE_URL, DATABASE_WORKER_URL, DATABASE_OWNER_URL } = env();
  const all = { DATABASE_URL, DATABASE_WORKER_URL, DATABASE_OWNER_URL };
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3000" },
      data: { type: "string", default: path.join(projectRoot, ".jeke", "production") },
      only: { type: "string" },
    },
  });
  const only = values.only === "web" || values.only === "worker" ? values.only : undefined;
  const port = Number(values.port);
  const dataFolder = path.resolve(values.data);
  setVariables({ JEKE_MODE: "production" });
  if (only !== "worker" && !(await isPortFree(port))) throw new Sentence(`Port ${port} is busy.`);
  const isEmbedded = env().DATABASE_URL === undefined;
  refuseUnsafe(isEmbedded);
  const operator = servedOperator();
  await ensureGenerated();
  await ensureBuilt(console.log);
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  if (isDemoFolder(dataFolder)) throw new Sentence(demoDataRefused);
  const stopDatabase = isEmbedded ? await startEmbeddedDatabase(dataFolder) : undefined;
  try {
    if (env().JEKE_ARCHIVES === undefined)
      setVariables({ JEKE_ARCHIVES: path.join(dataFolder, "archives") });
    refuseUnsafe(false);
    if (!isEmbedded && only !== "worker") await migrateGiven();
    const { holdsDemoStaff } = await import("./demo-data.ts");
    if (await holdsDemoStaff()) throw new Sentence(demoDataRefused);
    const portal = await startPortal({
      environment: {},
      port,
      logFolder: path.join(dataFolder, "logs"),
      ...(only === undefined ? {} : { only }),
      onProcesses: (processes) => {
        writeRuntime(dataFolder, { environment: isEmbedded ? databaseVariables() : {}, processes });
      },
    });
    console.log(`Jeke is running on port ${port}; people reach it at ${env().JEKE_URL}.`);
    console.log(`It serves ${operator}.`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        void portal
          .stop()
          .then(stopDatabase)
          .then(() => process.exit(0));
      });
    }
  } catch (error) {
    await stopDatabase?.();
    throw error;
  }
}

/** One line for whatever else went wrong: the database client says its own call first and ends in advice. */
function sentenceOf(error: unknown): string {
  if (error instanceof Sentence) return error.message;
  if (!(error instanceof Error)) return `Jeke could not start: ${String(error)}`;
  // P2021, P2022: a table or column of this version is not there.
  if ("code" in error && (error.code === "P2021" || error.code === "P2022")) {
    const how =
      "run `npm run -s jeke -- migrate` with DATABASE_OWNER_URL, or give it to this start";
    return `The database is not at this version: ${how}.`;
  }
  const lines = error.message.split("\n").map((line) => line.trim());
  const first = lines.find((line) => line !== "" && !line.startsWith("Invalid `"));
  return `Jeke could not start: ${first ?? error.name}`;
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
