import { instantOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { randomToken, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { mailLink } from "../tasks/open.ts";
import { linkEnds, outsideAddress } from "../tasks/place.ts";
import { writeLink } from "../tasks/store.ts";

/**
 * The job `send-task-link`: mails whoever answers outside a new link, in one transaction with it; the old one opens nothing from
 * then on. A task that is open no more, or that nobody outside answers, gets none. Links are the worker's to make: nobody at the
 * desk ever holds one.
 */
export async function sendTaskLink(unit: Unit, input: { readonly taskId: string }): Promise<void> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker makes links.");
  const task = await unit.tx.systemTask.findFirst({
    where: { id: input.taskId, state: "open" },
    select: { id: true, system: true, dueAt: true, links: true },
  });
  const system = currentOperator().systems.find(({ id }) => id === task?.system);
  if (task === null || system === undefined || outsideAddress(system) === undefined) return;
  const token = randomToken();
  const dueAt = instantOf(task.dueAt);
  const link = { hash: tokenHash(token), endsAt: linkEnds(unit.now, dueAt) };
  if (!(await writeLink(unit, task.id, link))) return;
  await mailLink(unit, { id: task.id, system, dueAt, token, links: task.links + 1 });
}
