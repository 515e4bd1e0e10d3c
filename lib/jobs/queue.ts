import { fromPrisma, PgBoss } from "pg-boss";
import type { JsonObject, Queue } from "#lib/kernel/context.ts";
import type { Tx } from "#lib/platform/db.ts";
import { required } from "#lib/platform/env.ts";
import { fault } from "#lib/platform/logger.ts";
import { queueSchema } from "#lib/platform/queue-schema.ts";
import { isJobName, type JobName, queues } from "./names.ts";

type Sender = { readonly url: string; readonly boss: Promise<PgBoss> };
// Kept on the process, so that a page reloaded in development does not open another pool.
const keep = globalThis as typeof globalThis & { jekeSenders?: Map<string, Sender["boss"]> };

/**
 * The queue inside one transaction: the job is there when the transaction commits, and never was when it rolls
 * back. `startAfter` holds it back. `key` marks what the job is about; a second job of one key may run, and does nothing
 * twice: effects are made single by their own keys and fences.
 */
export function queueFor(tx: Tx, role: "app" | "worker"): Queue {
  return {
    async enqueue(job, data, options = {}) {
      if (!isJobName(job)) throw new Error(`No queue is called ${job}.`);
      const boss = await sender(role);
      await boss.send(job, data, {
        db: fromPrisma(tx),
        ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter.toString() }),
        ...(options.key === undefined ? {} : { singletonKey: options.key }),
      });
    },
  };
}

/** Many jobs of one queue in one statement, inside the worker's transaction. */
export async function enqueueMany(
  tx: Tx,
  job: JobName,
  data: readonly JsonObject[],
): Promise<void> {
  if (data.length === 0) return;
  const boss = await sender("worker");
  await boss.insert(
    job,
    data.map((one) => ({ data: one })),
    { db: fromPrisma(tx) },
  );
}

/** Ends the connections that enqueueing opened: at the end of a process or a test file. */
export async function closeQueue(): Promise<void> {
  const open = [...(keep.jekeSenders?.values() ?? [])];
  keep.jekeSenders?.clear();
  await Promise.all(open.map(async (boss) => (await boss).stop({ graceful: false })));
}

function sender(role: "app" | "worker"): Promise<PgBoss> {
  const url = required(role === "worker" ? "DATABASE_WORKER_URL" : "DATABASE_URL");
  keep.jekeSenders ??= new Map();
  const known = keep.jekeSenders.get(url);
  if (known !== undefined) return known;
  const starting = startBoss(url, { supervise: false, max: 2 });
  keep.jekeSenders.set(url, starting);
  // A failed start is not remembered: the next enqueue tries again.
  starting.catch(() => keep.jekeSenders?.delete(url));
  return starting;
}

/** A started pg-boss of the worker, with every queue of ours in place. */
export async function startWorkerBoss(url: string, max: number): Promise<PgBoss> {
  const boss = await startBoss(url, { supervise: true, max });
  for (const [name, settings] of Object.entries(queues)) await boss.createQueue(name, settings);
  return boss;
}

/** A started pg-boss that changes no table; the queues were made with the migrations. */
async function startBoss(
  url: string,
  options: { readonly supervise: boolean; readonly max: number },
): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    reindex: false,
    schedule: false,
    supervise: options.supervise,
    ...(options.supervise ? { monitorIntervalSeconds: 10, superviseIntervalSeconds: 10 } : {}),
    max: options.max,
  });
  boss.on("error", (error: Error) => {
    fault("queue.error", error);
  });
  await boss.start();
  return boss;
}
