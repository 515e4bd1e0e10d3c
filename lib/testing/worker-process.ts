import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll } from "vitest";

const workers = new Set<ChildProcess>();

/** A real worker in a process of its own. */
export type WorkerProcess = {
  /** The signal that ended it, once it has ended. */
  readonly ended: Promise<NodeJS.Signals | null>;
  kill(): Promise<void>;
};

/** Starts a worker as production does, ready; `failPoint` is where it kills itself. It ends with the test file. */
export async function startWorkerProcess(failPoint = ""): Promise<WorkerProcess> {
  const worker = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "lib/jobs/worker-main.ts",
    ],
    { env: { ...process.env, JEKE_FAIL_POINT: failPoint }, stdio: ["ignore", "pipe", "inherit"] },
  );
  workers.add(worker);
  const ended = once(worker, "exit").then(
    ([, signal]: unknown[]) => signal as NodeJS.Signals | null,
  );
  await once(worker.stdout, "data");
  return {
    ended,
    async kill() {
      worker.kill("SIGKILL");
      await ended;
    },
  };
}

/** Ends whatever a failed test left running. */
export function killWorkersAfterAll(): void {
  afterAll(() => {
    for (const worker of workers) worker.kill("SIGKILL");
  });
}
