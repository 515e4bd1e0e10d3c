import { spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./runtime.ts";

/** One process of ours that the supervisor keeps. */
export type Part = { readonly name: string; readonly child: ChildProcess };

/** Starts one part; its output goes to `<logs>/<name>.log`. */
function startPart(options: {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
}): Part {
  mkdirSync(options.logFolder, { recursive: true, mode: 0o700 });
  const log = path.join(options.logFolder, `${options.name}.log`);
  const child = spawn(process.execPath, options.args, {
    cwd: projectRoot,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe"],
    // An own group: Ctrl-C reaches the supervisor only, which stops the parts in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      appendFileSync(log, chunk);
    });
  }
  return { name: options.name, child };
}

/** Ends a part: asks by SIGTERM, insists after `patienceMs`. */
async function stopPart(part: Part, patienceMs = 8000): Promise<void> {
  const { child } = part;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await gone;
  clearTimeout(insist);
}

/** A part that is started again whenever it ends by itself. */
export type KeptPart = { readonly current: () => Part; stop(): Promise<void> };

/**
 * Starts a part and keeps it: when it ends by itself it comes back after a second, later after more, half a minute at
 * most. `changed` is called after each start, also the first.
 */
export function keepPart(options: Parameters<typeof startPart>[0], changed: () => void): KeptPart {
  let isStopping = false;
  let waitMs = 1000;
  let timer: NodeJS.Timeout | undefined;
  const start = (): Part => {
    const part = startPart(options);
    const startedAt = Date.now();
    part.child.once("exit", () => {
      if (isStopping) return;
      // One that ran for a minute had begun well: it is not the start that fails.
      waitMs = Date.now() - startedAt > 60_000 ? 1000 : Math.min(waitMs * 2, 30_000);
      console.error(
        `${part.name} ended by itself and is started again. Its log: ${options.logFolder}`,
      );
      timer = setTimeout(() => {
        current = start();
        changed();
      }, waitMs);
    });
    return part;
  };
  let current = start();
  return {
    current: () => current,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      await stopPart(current);
    },
  };
}

/** Ends parts that a killed supervisor left behind, after making sure that they are ours. */
export function stopLeftovers(pids: readonly number[]): void {
  for (const pid of pids) {
    const file = `/proc/${String(pid)}/cmdline`;
    if (!existsSync(file)) continue;
    const line = readFileSync(file, "utf8");
    if (!line.includes("next") && !line.includes("worker-main")) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself meanwhile: nothing left to do.
    }
  }
}

/** Waits until the web answers `/api/health`, or throws with the tail of its log. */
export async function waitUntilHealthy(url: string, part: Part, timeoutMs: number): Promise<void> {
  const end = Date.now() + timeoutMs;
  let last = "no answer";
  while (Date.now() < end) {
    if (part.child.exitCode !== null) throw new Error(`${part.name} stopped while starting`);
    try {
      const response = await fetch(`${url}/api/health`);
      if (response.ok) return;
      last = `status ${String(response.status)}: ${(await response.text()).slice(0, 400)}`;
    } catch {
      last = "no answer";
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`${part.name} did not become healthy: ${last}`);
}
