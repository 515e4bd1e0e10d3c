import { closeSystems } from "#lib/systems/registry.ts";
import { disconnect } from "#lib/platform/db.ts";
import { fault } from "#lib/platform/logger.ts";
import { startWorker } from "./worker.ts";

/** `node --conditions=react-server lib/jobs/worker-main.ts`: the worker as a process of its own. */
const worker = await startWorker();
let isStopping = false;

async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  try {
    await worker.stop();
    await closeSystems();
    await disconnect();
  } catch (error) {
    fault("worker.stop-failed", error);
    process.exitCode = 1;
  }
  process.exit();
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
// The supervisor reads this line.
process.stdout.write("worker ready\n");
