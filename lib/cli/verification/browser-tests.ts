import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "#lib/platform/free-port.ts";
import { firstOperator, projectRoot } from "../supervisor/runtime.ts";
import { sampleOperators } from "../supervisor/samples.ts";
import { noteProofs } from "./proofs.ts";
import { oneFailed, runScript, sum, type Tally } from "./stage.ts";
import { playwrightOutcomes } from "./test-reports.ts";

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
};

/** Starts the demo as a person would, waits for its sentence, and hands over a way to stop it. */
async function startDemo(
  operator: string,
  dataFolder: string,
  port: number,
): Promise<{ stop(): Promise<void> }> {
  const options = ["--operator", operator, "--port", String(port), "--data", dataFolder];
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "lib/cli/supervisor/demo.ts", ...options],
    { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"], env: process.env },
  );
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  const ready = new Promise<void>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk);
      text += chunk.toString();
      if (text.includes("Jeke is ready")) resolve();
    });
    void exited.then(() => {
      reject(new Error("the demo stopped before it was ready"));
    });
  });
  await ready;
  return {
    stop: async () => {
      child.kill("SIGINT");
      await exited;
    },
  };
}

type Demo = { readonly url: string; readonly folder: string };

/** A fresh demo of an operator on a free port with its own data folder. */
async function freshDemo(operator: string): Promise<Demo & { stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), "jeke-e2e-"));
  // PostgreSQL of a root's demo runs as a system user, who must get through to its data.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const demo = await startDemo(operator, path.join(folder, "data"), port);
  return {
    url: `http://localhost:${port}`,
    folder,
    stop: async () => {
      await demo.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `work` against a fresh demo, and stops it whatever happens. */
export async function withDemo<T>(work: (demo: Demo) => Promise<T>): Promise<T> {
  const demo = await freshDemo(firstOperator);
  try {
    return await work(demo);
  } finally {
    await demo.stop();
  }
}

/** The journeys of one operator's suite in the browser. `args` go to Playwright. */
async function journeys(operator: string, demo: Demo, args: readonly string[]): Promise<Tally> {
  const report = path.join(demo.folder, "report.json");
  const script = "node_modules/@playwright/test/cli.js";
  await runScript(script, ["test", "--config", "e2e/playwright.config.ts", ...args], {
    E2E_URL: demo.url,
    E2E_DATA: path.join(demo.folder, "data"),
    E2E_OPERATOR: operator,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const read = JSON.parse(readFileSync(report, "utf8")) as PlaywrightReport;
  // Only a whole run proves a file: with arguments some of its tests may not have been asked.
  if (args.length === 0) noteProofs(playwrightOutcomes(read));
  const { stats } = read;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
}

/** The same against a demo that may still be starting; one that does not start is one failure, and the next has its turn. */
async function journeysOn(
  operator: string,
  starting: ReturnType<typeof freshDemo>,
  args: readonly string[],
): Promise<Tally> {
  try {
    const demo = await starting;
    try {
      return await journeys(operator, demo, args);
    } finally {
      await demo.stop();
    }
  } catch (error) {
    console.error(`${operator}: ${error instanceof Error ? error.message : String(error)}`);
    return oneFailed;
  }
}

/** Operators beside the first one that have a journey of their own. */
export function travellers(): readonly string[] {
  return sampleOperators().filter(
    (id) =>
      id !== firstOperator &&
      existsSync(path.join(projectRoot, "e2e", "operators", `${id}.spec.ts`)),
  );
}

/**
 * The journeys of these operators, each against a fresh demo of its own; the first operator's are the main suite. While one
 * journey runs the demo of the next one starts already, which costs less than waiting for each in turn.
 */
export async function browserTests(
  operators: readonly string[] = [firstOperator, ...travellers()],
  args: readonly string[] = [],
): Promise<Tally> {
  const tallies: Tally[] = [];
  let coming: ReturnType<typeof freshDemo> | undefined;
  for (const [index, operator] of operators.entries()) {
    const starting = coming ?? freshDemo(operator);
    const after = operators[index + 1];
    // Not beside the main suite: its tests measure how fast pages come.
    coming =
      operator === firstOperator || after === undefined
        ? undefined
        : starting.then(
            () => freshDemo(after),
            () => freshDemo(after),
          );
    // Told when its own turn comes, not while nobody waits for it.
    coming?.catch(() => undefined);
    tallies.push(await journeysOn(operator, starting, args));
  }
  return sum(tallies);
}
