import "server-only";
import { currentOperator } from "#lib/operator/current.ts";
import { inTransaction, isDatabaseUp } from "#lib/platform/db.ts";
import { connectorFor } from "#lib/systems/registry.ts";
import manifest from "../../package.json" with { type: "json" };

export type Health = {
  /** `ok`: everything answers. `degraded`: the portal serves, something behind it does not. `down`: it cannot serve. */
  readonly status: "ok" | "degraded" | "down";
  readonly database: "up" | "down";
  readonly worker: "up" | "down";
  readonly systems: Readonly<Record<string, "up" | "down">>;
  readonly version: string;
};

const freshMs = 3000;
let last: { readonly at: number; readonly health: Promise<Health> } | undefined;

/** How the portal is. Asked of the database, the worker's traces and each system at most every three seconds. */
export function health(): Promise<Health> {
  const now = performance.now();
  if (last === undefined || now - last.at > freshMs) last = { at: now, health: look() };
  return last.health;
}

async function look(): Promise<Health> {
  const isUp = await isDatabaseUp();
  const [worker, systems] = await Promise.all([
    isUp ? workerState() : ("down" as const),
    systemStates(),
  ]);
  const isWhole = worker === "up" && Object.values(systems).every((state) => state === "up");
  return {
    status: !isUp ? "down" : isWhole ? "ok" : "degraded",
    database: isUp ? "up" : "down",
    worker,
    systems,
    version: manifest.version,
  };
}

/** The worker looks after the queues every ten seconds and leaves the time in them. */
async function workerState(): Promise<"up" | "down"> {
  try {
    return await inTransaction("app", { kind: "gate" }, async (tx) => {
      const [row] = await tx.$queryRaw<readonly { isUp: boolean | null }[]>`
        select max(monitor_on) > now() - interval '60 seconds' as "isUp" from pgboss.queue`;
      return row?.isUp === true ? "up" : "down";
    });
  } catch {
    return "down";
  }
}

async function systemStates(): Promise<Readonly<Record<string, "up" | "down">>> {
  const { systems, zone } = currentOperator();
  const states = systems.map(async (system) => {
    try {
      await connectorFor(system, zone).check();
      return [system.id, "up"] as const;
    } catch {
      return [system.id, "down"] as const;
    }
  });
  return Object.fromEntries(await Promise.all(states));
}
