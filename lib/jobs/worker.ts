import type { Job, JobWithMetadata, PgBoss } from "pg-boss";
import { required } from "#lib/platform/env.ts";
import { event, fault } from "#lib/platform/logger.ts";
import { jobs } from "./definitions.ts";
import { housekeeping } from "./housekeeping.ts";
import { queues, type JobName } from "./names.ts";
import { closeQueue, startWorkerBoss } from "./queue.ts";

/** A running worker. `stop` lets running jobs end, up to 20 seconds; what is cut off then runs again elsewhere. */
export type Worker = { stop(): Promise<void> };

const concurrency: Readonly<Partial<Record<JobName, number>>> = { "send-message": 2, fulfil: 2 };

/**
 * Starts the worker in this process: one loop per queue, and housekeeping every 30 seconds. Several workers share the
 * work; a killed one's jobs are back within seconds of its last heartbeat.
 */
export async function startWorker(
  options: { readonly housekeepingMs?: number; readonly pollSeconds?: number } = {},
): Promise<Worker> {
  const boss = await startWorkerBoss(required("DATABASE_WORKER_URL"), 4);
  for (const name of Object.keys(queues)) {
    const job = name as JobName;
    await boss.work(
      job,
      {
        includeMetadata: true,
        batchSize: 1,
        localConcurrency: concurrency[job] ?? 1,
        pollingIntervalSeconds: options.pollSeconds ?? 0.5,
      },
      async (batch: JobWithMetadata[]) => {
        for (const one of batch) await runJob(job, one);
      },
    );
  }
  // Looked after at once, not in ten seconds: jobs of a worker that was killed go on, and `/api/health` sees this one.
  await boss.supervise();
  const tidy = repeat(() => housekeeping(), options.housekeepingMs ?? 30_000);
  event("worker.started");
  return {
    async stop() {
      await tidy.stop();
      await stopBoss(boss);
      await closeQueue();
      event("worker.stopped");
    },
  };
}

async function runJob(name: JobName, job: JobWithMetadata): Promise<void> {
  try {
    await jobs[name].run(job.data);
  } catch (error) {
    fault("job.failed", error, { job: name, attempt: job.retryCount + 1 });
    if (job.retryCount >= job.retryLimit) await giveUp(name, job);
    throw error;
  }
}

async function giveUp(name: JobName, job: Job): Promise<void> {
  event("job.poison", { job: name }, "error");
  await jobs[name].poison(job.data);
}

/** Runs `work` now and then again and again, never twice at once; a failure waits for the next turn. */
function repeat(work: () => Promise<void>, everyMs: number): { stop(): Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = (): void => {
    running = work()
      .catch((error: unknown) => {
        fault("housekeeping.failed", error);
      })
      .finally(() => {
        if (!isStopped) timer = setTimeout(turn, everyMs);
      });
  };
  turn();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function stopBoss(boss: PgBoss): Promise<void> {
  await boss.stop({ graceful: true, timeout: 20_000 });
}
