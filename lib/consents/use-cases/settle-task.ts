import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { answeredTask, type AnsweredTask } from "#lib/systems/tasks/answered.ts";
import { settle } from "#lib/systems/tasks/store.ts";
import { confirm } from "../confirm.ts";

/**
 * Takes up what people answered about a switch that their system cannot turn by itself: obeyed from the moment of their answer, with
 * its evidence in the task; until then, and after "cannot", it is not yet. In one transaction with audit `consent.obeyed` and
 * `task.settled`; once every system obeys, the person is told.
 */
export async function settleTask(
  workspace: Workspace,
  input: { readonly taskId: string },
): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker takes answers up.");
  await workspace.unit(async (unit) => {
    const task = await answeredTask(unit, input.taskId);
    if (task === null || task.consentEventId === null) return;
    await take(unit, workspace, { task, eventId: task.consentEventId });
  });
}

async function take(
  unit: Unit,
  workspace: Workspace,
  { task, eventId }: { readonly task: AnsweredTask; readonly eventId: string },
): Promise<void> {
  const obeys = task.answer !== "cannot";
  if (!(await settle(unit, task.id, obeys ? "checked" : "returned"))) return;
  const { system, verb } = task;
  await unit.audit.append({
    action: "task.settled",
    target: { kind: "task", id: task.id },
    data: { system, verb, outcome: obeys ? "accepted" : "cannot" },
  });
  if (!obeys) return;
  if (workspace.systems.connector(system).can.find) {
    // What can be read is read back before it is called obeyed; where it contradicts, people are asked again.
    await unit.queue.enqueue("apply-consent", { eventId });
    return;
  }
  const records = task.records ?? 0;
  await unit.tx.consentEffect.updateMany({
    where: { eventId, system, state: "waiting" },
    data: {
      ...{ state: task.answer === "found-nothing" ? "held-nothing" : "obeyed", records },
      ...{ readBackAt: dateOf(Temporal.Instant.from(task.answeredAt)), nextTryAt: null },
      because: null,
    },
  });
  const { accountId, purpose, channel } = await unit.tx.consentEvent.findUniqueOrThrow({
    where: { id: eventId },
    select: { accountId: true, purpose: true, channel: true },
  });
  await unit.audit.append({
    action: "consent.obeyed",
    subject: asId<AccountId>(accountId),
    data: { system, purpose, channel, records, event: eventId },
  });
  await confirm(unit, eventId);
}
