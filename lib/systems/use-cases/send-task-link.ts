import { hasRole } from "#lib/kernel/actor.ts";
import { asId, isUuid, type RequestId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { instantOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { randomToken, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { mailLink } from "../tasks/open.ts";
import { linkEnds, outsideAddress } from "../tasks/place.ts";
import { writeLink } from "../tasks/store.ts";

/**
 * Sends whoever answers outside a new link; the old one opens nothing from then on. Agents and officers only.
 *
 * Refuses `tasks.unknown` (no such task, or open no more) and `tasks.nobody-outside` (the pack names nobody, or its variable is not
 * set). In one transaction: the link, the mail, audit `task.link-sent`.
 */
export async function sendTaskLink(
  unit: Unit,
  input: { readonly taskId: string },
): Promise<Result<{ readonly sent: true }, Refusal<"tasks.unknown" | "tasks.nobody-outside">>> {
  if (!hasRole(unit.actor, "agent", "officer") || !isUuid(input.taskId)) {
    return refuse("tasks.unknown");
  }
  const task = await unit.tx.systemTask.findFirst({
    where: { id: input.taskId, state: "open" },
    select: { id: true, system: true, dueAt: true, links: true, requestId: true },
  });
  if (task === null) return refuse("tasks.unknown");
  const system = currentOperator().systems.find(({ id }) => id === task.system);
  if (system === undefined || outsideAddress(system) === undefined) {
    return refuse("tasks.nobody-outside");
  }
  const token = randomToken();
  const dueAt = instantOf(task.dueAt);
  const link = { hash: tokenHash(token), endsAt: linkEnds(unit.now, dueAt) };
  if (!(await writeLink(unit, task.id, link))) return refuse("tasks.unknown");
  const links = task.links + 1;
  await mailLink(unit, { id: task.id, system, dueAt, token, links });
  await unit.audit.append({
    action: "task.link-sent",
    target: { kind: "task", id: task.id },
    ...(task.requestId === null ? {} : { requestId: asId<RequestId>(task.requestId) }),
    data: { system: task.system, links },
  });
  return ok({ sent: true });
}
