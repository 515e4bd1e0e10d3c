import type { RequestId } from "#lib/kernel/ids.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { leaseSeconds } from "./claims.ts";
import type { Neighbours } from "./ports.ts";
import { progressOf } from "./queries.ts";
import { closeRun } from "./use-cases/close-run.ts";
import { createSteps } from "./use-cases/create-steps.ts";
import { runNextStep } from "./use-cases/run-next-step.ts";

/** `over`: nothing is left for this job · `again`: call again at that moment. */
export type Fulfilled =
  { readonly state: "over" } | { readonly state: "again"; readonly at: Temporal.Instant };

const patienceSeconds = 60;

/**
 * The whole of an approved erasure, as far as it can go now: creates the steps, runs what may run, closes when all is
 * done or held. The job that calls it queues itself again for the moment it returns; a killed worker's job starts here
 * anew and goes on where the last receipt stands.
 */
export async function fulfil(
  workspace: Workspace,
  neighbours: Neighbours,
  input: { readonly requestId: RequestId },
): Promise<Fulfilled> {
  const created = await createSteps(workspace, neighbours, input);
  if (!created.ok) {
    if (created.error.code === "fulfilment.systems-silent")
      return again(workspace, patienceSeconds);
    return { state: "over" };
  }
  for (;;) {
    while ((await runNextStep(workspace, neighbours, input)) !== "none");
    const closed = await closeRun(workspace, neighbours, input);
    if (closed === "closed") return { state: "over" };
    if (closed === "silent") return again(workspace, patienceSeconds);
    if (closed === "not-yet") return nextTry(workspace, input.requestId);
  }
}

async function nextTry(workspace: Workspace, requestId: RequestId): Promise<Fulfilled> {
  const { progress, now } = await workspace.unit(async (unit) => ({
    progress: await progressOf(unit, requestId),
    now: unit.now,
  }));
  const nextAt = progress?.nextAt ?? null;
  // Their answer queues the job itself; this only finds what was lost.
  if (progress?.waitsForPeople === true) return { state: "again", at: now.add({ hours: 6 }) };
  // No failed step has a time: another worker runs one now, or died with it.
  const lease = now.add({ seconds: leaseSeconds + 1 });
  const at = nextAt ?? lease;
  return { state: "again", at };
}

async function again(workspace: Workspace, seconds: number): Promise<Fulfilled> {
  const now = await workspace.unit(async (unit) => unit.now);
  return { state: "again", at: now.add({ seconds }) };
}
