import { hasRole } from "#lib/kernel/actor.ts";
import { asId, isUuid, type AccountId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

/**
 * Opens whom a task without a request is about to an officer, for 15 minutes: without it nobody here could carry it out. A task
 * of a request shows nobody: its case does.
 *
 * Refuses `tasks.unknown` (also for whoever is no officer, and once the task is over) and `tasks.own-case`. In one transaction: the
 * access event that the person sees, and audit `task.person-opened`; the row policy refuses the same.
 */
export async function openTaskPerson(
  unit: Unit,
  input: { readonly taskId: string },
): Promise<Result<null, Refusal<"tasks.unknown" | "tasks.own-case">>> {
  const { actor, tx } = unit;
  if (!hasRole(actor, "officer") || !isUuid(input.taskId)) return refuse("tasks.unknown");
  const task = await tx.systemTask.findFirst({
    where: { id: input.taskId, state: "open", requestId: null },
    select: { id: true, system: true, accountId: true },
  });
  if (task === null || task.accountId === null) return refuse("tasks.unknown");
  const { accountId } = task;
  if (accountId === actor.ownAccountId) return refuse("tasks.own-case");
  const { staffId, number } = actor;
  const at = dateOf(unit.now);
  await tx.accessEvent.createMany({
    data: [{ accountId, staffId, number, taskId: task.id, what: ["addresses"], at }],
  });
  await unit.audit.append({
    action: "task.person-opened",
    subject: asId<AccountId>(accountId),
    target: { kind: "task", id: task.id },
    data: { system: task.system },
  });
  return ok(null);
}
