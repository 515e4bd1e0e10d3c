import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { isLocale, say } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { answeredTask, type AnsweredTask } from "#lib/systems/tasks/answered.ts";
import { settle } from "#lib/systems/tasks/store.ts";
import { isFinal } from "../core/lifecycle.ts";
import { lockRequest, moveTo } from "../store.ts";

/**
 * Takes up the answer to a task that a request for information, a copy or a correction had. What was found, or that nothing was,
 * goes to the person as a message of their request; the last answer that a request waited for ends it. "Cannot" gives it to staff. In one
 * transaction with audit `task.settled`; a task that was taken up already changes nothing.
 */
export async function settleTask(
  workspace: Workspace,
  input: { readonly taskId: string },
): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker takes answers up.");
  await workspace.unit(async (unit) => {
    const task = await answeredTask(unit, input.taskId);
    if (task === null || task.requestId === null) return;
    await take(unit, task, asId<RequestId>(task.requestId));
  });
}

async function take(unit: Unit, task: AnsweredTask, requestId: RequestId): Promise<void> {
  const isRefused = task.answer === "cannot";
  if (!(await settle(unit, task.id, isRefused ? "returned" : "checked"))) return;
  if (!isRefused && task.verb === "write") {
    // Written is what is read back: the job of the correction looks, and asks again where it is not so.
    await unit.queue.enqueue("correct", { requestId });
  } else if (!isRefused) await tell(unit, task, requestId);
  await goOn(unit, task, requestId);
  await unit.audit.append({
    action: "task.settled",
    requestId,
    target: { kind: "task", id: task.id },
    data: { system: task.system, verb: task.verb, outcome: isRefused ? "cannot" : "accepted" },
  });
}

async function tell(unit: Unit, task: AnsweredTask, requestId: RequestId): Promise<void> {
  if (task.accountId === null) return;
  const { defaultLocale, systems } = currentOperator();
  const { number, locale: asked } = await unit.tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: { number: true, locale: true },
  });
  const locale = isLocale(asked) ? asked : defaultLocale;
  const system = say(systems.find(({ id }) => id === task.system)?.names, locale) ?? task.system;
  await unit.notices.notify({
    event: task.answer === "found-nothing" ? "task.nothing" : "task.found",
    accountId: asId<AccountId>(task.accountId),
    requestId,
    params: { number, system, words: task.words ?? "–", by: say(task.by, locale) },
    key: `task.answer:${task.id}`,
  });
}

/** Where the rest of the request is done, the last answer ends it; one that cannot be given needs staff. */
async function goOn(unit: Unit, task: AnsweredTask, requestId: RequestId): Promise<void> {
  const request = await lockRequest(unit.tx, requestId);
  if (request === null || isFinal(request.state)) return;
  if (task.answer === "cannot") {
    if (request.state === "running" || request.state === "held") {
      await moveTo(unit, request, "needs-staff");
    }
    return;
  }
  const open = await unit.tx.systemTask.count({
    where: { requestId, state: { in: ["open", "answered"] } },
  });
  if (open === 0 && request.state === "held") await moveTo(unit, request, "done");
}
