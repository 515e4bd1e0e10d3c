import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../supervisor/ports.ts";
import { projectRoot } from "../supervisor/runtime.ts";
import { runScript, type Tally } from "./stage.ts";

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
};

/** Starts the demo as a person would, waits for its sentence, and hands over a way to stop it. */
async function startDemo(dataFolder: string, port: number): Promise<{ stop(): Promise<void> }> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "lib/cli/supervisor/demo.ts",
      "--port",
      String(port),
      "--data",
      dataFolder,
    ],
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

/** Runs `work` against a fresh demo on a free port with its own data folder, and stops it whatever happens. */
export async function withDemo<T>(
  work: (demo: { readonly url: string; readonly folder: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "jeke-e2e-"));
  // PostgreSQL of a root's demo runs as a system user, who must get through to its data.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const demo = await startDemo(path.join(folder, "data"), port);
  try {
    return await work({ url: `http://localhost:${port}`, folder });
  } finally {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Browser journeys against a fresh demo. `args` go to Playwright. */
export function browserTests(args: readonly string[] = []): Promise<Tally> {
  return withDemo(async ({ url, folder }) => {
    const report = path.join(folder, "report.json");
    const script = "node_modules/@playwright/test/cli.js";
    await runScript(script, ["test", "--config", "e2e/playwright.config.ts", ...args], {
      E2E_URL: url,
      E2E_DATA: path.join(folder, "data"),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    const { stats } = JSON.parse(readFileSync(report, "utf8")) as PlaywrightReport;
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    };
  });
}
