import { hasRole } from "#lib/kernel/actor.ts";
import { asId, isUuid, type RequestId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { outsideAddress } from "../tasks/place.ts";

/**
 * Has whoever answers outside sent a new link; the old one opens nothing from then on. Agents and officers only.
 *
 * Refuses `tasks.unknown` (no such task, or open no more) and `tasks.nobody-outside` (the pack names nobody, or its variable is not
 * set). In one transaction: audit `task.link-sent` and the job that makes and mails it.
 */
export async function askForTaskLink(
  unit: Unit,
  input: { readonly taskId: string },
): Promise<Result<{ readonly asked: true }, Refusal<"tasks.unknown" | "tasks.nobody-outside">>> {
  if (!hasRole(unit.actor, "agent", "officer") || !isUuid(input.taskId)) {
    return refuse("tasks.unknown");
  }
  const task = await unit.tx.systemTask.findFirst({
    where: { id: input.taskId, state: "open" },
    select: { id: true, system: true, requestId: true },
  });
  if (task === null) return refuse("tasks.unknown");
  const system = currentOperator().systems.find(({ id }) => id === task.system);
  if (system === undefined || outsideAddress(system) === undefined) {
    return refuse("tasks.nobody-outside");
  }
  await unit.audit.append({
    action: "task.link-sent",
    target: { kind: "task", id: task.id },
    ...(task.requestId === null ? {} : { requestId: asId<RequestId>(task.requestId) }),
    data: { system: task.system },
  });
  await unit.queue.enqueue("send-task-link", { taskId: task.id });
  return ok({ asked: true });
}
