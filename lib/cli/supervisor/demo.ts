import { createHash } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { currentOperator } from "#lib/operator/current.ts";
import { setVariables } from "#lib/platform/env.ts";
import { freePort, isPortFree } from "#lib/platform/free-port.ts";
import { ensureBuilt, ensureGenerated } from "./build.ts";
import { sendSampleLetters } from "./demo-letters.ts";
import { startMailSink } from "./mail-sink.ts";
import { parseDemoOptions, type DemoOptions } from "./options.ts";
import { startPortal } from "./portal.ts";
import { stopLeftovers } from "./processes.ts";
import { claimFolder, ownerOf } from "./owner.ts";
import { readRuntime, writeRuntime } from "./runtime.ts";
import { sampleLettersOf, sampleRequestsOf, sampleSystemsOf } from "./samples.ts";
import { secretsOf } from "./secrets.ts";

/** A sentence for the person at the terminal; ends the start without a stack trace. */
class Sentence extends Error {}

function say(text: string): void {
  console.log(text);
}

/** Builds, starts and seeds everything of the demo; returns how to stop it, in order. */
async function start(options: DemoOptions): Promise<() => Promise<void>> {
  const { dataFolder, port } = options;
  stopLeftovers(readRuntime(dataFolder)?.processes ?? []);
  if (!(await isPortFree(port))) {
    throw new Sentence(
      `Port ${port} is busy: stop what uses it, or take another one: npm run demo -- --port ${port + 100}`,
    );
  }
  const owner = ownerOf(dataFolder);
  if (owner !== undefined && owner !== options.operator) {
    throw new Sentence(
      `The folder ${dataFolder} holds the demo of ${owner}: take another one with --data, or empty it with --reset.`,
    );
  }
  // Before the build, which takes minutes: a pack that does not hold stops the start with file and line.
  setVariables({ JEKE_OPERATOR: options.operator });
  currentOperator();
  await ensureGenerated();
  say("Building the pages (only when something changed) …");
  await ensureBuilt();

  // Loaded only now: these need the generated database client.
  const { preparePortalDatabase, startDatabase } = await import("./databases.ts");
  const { seedDemoStaff, demoTable } = await import("./demo-people.ts");
  const { seedDemoRequests } = await import("./demo-requests.ts");
  const samples = await sampleSystemsOf(options.operator);
  const secrets = secretsOf(dataFolder, "demo");
  claimFolder(dataFolder, options.operator);
  const postgres = await startDatabase(dataFolder);
  if (postgres.note !== undefined) say(postgres.note);
  const undo: (() => Promise<void>)[] = [() => postgres.stop()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { superUrl } = postgres;
    const urls = await preparePortalDatabase(superUrl, secrets);
    const now = Temporal.Now.instant();
    const { variables } = await samples.prepareSampleSystems({
      superUrl,
      secret: secrets.secret,
      now,
    });
    // Of the demo's own secret, so that it stays the same from start to start.
    const apiKey = `demo-${createHash("sha256").update(`api ${secrets.secret}`).digest("hex")}`;
    const mailPort = await freePort();
    const inbox = path.join(dataFolder, "inbox");
    const sink = await startMailSink({ port: mailPort, folder: inbox });
    undo.push(() => sink.stop());
    const environment = {
      JEKE_MODE: "demo",
      JEKE_URL: `http://localhost:${port}`,
      JEKE_SECRET: secrets.secret,
      JEKE_API_KEY: apiKey,
      JEKE_OPERATOR: options.operator,
      JEKE_ARCHIVES: path.join(dataFolder, "archives"),
      JEKE_INBOX_DIR: inbox,
      DATABASE_URL: urls.appUrl,
      DATABASE_WORKER_URL: urls.workerUrl,
      DATABASE_OWNER_URL: urls.ownerUrl,
      SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      ...variables,
    };
    Object.assign(process.env, environment);
    await seedDemoStaff();
    await seedDemoRequests(await sampleRequestsOf(options.operator));
    const portal = await startPortal({
      environment,
      port,
      logFolder: path.join(dataFolder, "logs"),
      onProcesses: (processes) => {
        writeRuntime(dataFolder, {
          environment: { ...environment, JEKE_SUPER_URL: superUrl },
          processes,
        });
      },
    });
    undo.push(() => portal.stop());
    await sendSampleLetters({
      letters: await sampleLettersOf(options.operator),
      ...{ portal: `http://127.0.0.1:${port}`, key: apiKey, smtpUrl: environment.SMTP_URL },
      mark: path.join(dataFolder, "letters-sent"),
    });
    say(`\nJeke is ready: http://localhost:${port}\n`);
    say(await demoTable(options.operator, `http://localhost:${port}`));
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Forgets everything that an earlier demo kept in this folder. */
async function reset(dataFolder: string): Promise<void> {
  stopLeftovers(readRuntime(dataFolder)?.processes ?? []);
  if (!existsSync(path.join(dataFolder, "secrets.json"))) return;
  const { removePostgres } = await import("#lib/platform/postgres.ts");
  await removePostgres(path.join(dataFolder, "postgres"));
  rmSync(dataFolder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const options = parseDemoOptions(process.argv.slice(2));
  if ("problem" in options) throw new Sentence(options.problem);
  if (options.reset) await reset(options.dataFolder);
  const stop = await start(options);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      say("\nStopping …");
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

try {
  await main();
} catch (error) {
  const isSentence = error instanceof Sentence;
  console.error(
    isSentence
      ? error.message
      : `The demo could not start: ${error instanceof Error ? error.message : String(error)}`,
  );
  if (!isSentence && error instanceof Error && process.env.JEKE_DEBUG !== undefined)
    console.error(error.stack);
  process.exit(1);
}
