import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Rewrites } from "#lib/operator/core/data-map.ts";
import { capabilitiesOf } from "#lib/systems/capabilities.ts";
import { isLiteral } from "#lib/systems/core/rewrite.ts";
import type { Capabilities, Connector, Value, Values, Workspace } from "#lib/systems/ports.ts";
import { answeredTask, type AnsweredTask } from "#lib/systems/tasks/answered.ts";
import { settle } from "#lib/systems/tasks/store.ts";
import { placeOf } from "../carry-out.ts";
import { receiptOf } from "../claims.ts";
import type { ByHandProof } from "../core/by-hand.ts";
import type { Receipt } from "../core/scope.ts";
import type { StepOutcome } from "../core/run-view.ts";
import { isAsWritten } from "../core/step-acts.ts";
import { moveRequest } from "../move-request.ts";
import type { Neighbours } from "../ports.ts";
import { openScope } from "../store.ts";

/**
 * Takes up the answer to a task of an erasure. What was done by hand is read back wherever the system can be read: where it
 * contradicts the answer, nothing is called done, and the task is asked again. Where nobody can read it, the word of whoever
 * answered stands for it, with the hash of the evidence. "Cannot" gives the request to staff. In one transaction: the steps with
 * their receipts, the task, audit, and the job that goes on. A system that does not answer throws, to be tried again; a task that was
 * taken up already changes nothing.
 */
export async function settleTask(
  workspace: Workspace,
  neighbours: Neighbours,
  input: { readonly taskId: string },
): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker takes answers up.");
  const task = await workspace.unit((unit) => answeredTask(unit, input.taskId));
  if (task === null || task.requestId === null) return;
  const about = { task, requestId: asId<RequestId>(task.requestId) };
  const steps = await workspace.unit((unit) => stepsOf(unit, about));
  if (task.answer === "cannot") {
    await workspace.unit((unit) => giveBack(unit, neighbours, { ...about, steps }));
    return;
  }
  const { left, seen } = await readBack(workspace, steps);
  await workspace.unit((unit) =>
    left > 0 ? askAgain(unit, { ...about, steps }) : finish(unit, { ...about, steps, seen }),
  );
}

type About = { readonly task: AnsweredTask; readonly requestId: RequestId };
type Run = About & { readonly steps: readonly TaskStep[] };
type TaskStep = Awaited<ReturnType<typeof stepsOf>>[number];

async function stepsOf(unit: Unit, { task, requestId }: About) {
  return unit.tx.step.findMany({
    where: {
      ...{ requestId, system: task.system, state: "task" },
      collection: { in: [...task.collections] },
    },
    orderBy: { seq: "asc" },
    select: {
      ...{ id: true, system: true, collection: true, act: true, planned: true },
      ...{ receipt: true, key: true, scopeSealed: true },
    },
  });
}

/** How many rows contradict the answer, and which steps could be looked at at all: of the others nobody claims that they were. */
async function readBack(
  workspace: Workspace,
  steps: readonly TaskStep[],
): Promise<{ readonly left: number; readonly seen: ReadonlySet<string> }> {
  const seen = new Set<string>();
  let left = 0;
  for (const step of steps) {
    const { system } = placeOf(workspace, step);
    const connector = workspace.systems.connector(system.id);
    const can = await capabilitiesOf(connector);
    const rows = can.find ? await countLeft(connector, can, workspace, step) : undefined;
    if (rows === undefined) continue;
    seen.add(step.id);
    left += rows;
  }
  return { left, seen };
}

/**
 * Rows that the system still shows although they should be gone, that hold what was to be emptied, or that its ordinary role still
 * sees. Undefined where no reading tells: what is computed from old values, or restricted out of nobody's sight but staff's.
 */
async function countLeft(
  connector: Connector,
  can: Capabilities,
  workspace: Workspace,
  step: TaskStep,
): Promise<number | undefined> {
  const { collection } = placeOf(workspace, step);
  const { keys, set = {} } = openScope(step);
  if (step.act === "delete") return (await connector.readKeys(collection, keys)).length;
  if (step.act === "restrict") {
    return can.ordinaryRole ? connector.recount(collection, { keys }, "ordinary") : undefined;
  }
  const wanted = literalsOf(set);
  if (wanted === undefined) return undefined;
  const rows = await connector.readKeys(collection, keys);
  return rows.filter(({ values }) => !isAsWritten(values, wanted, set)).length;
}

/** What rows hold afterwards, where that does not hang on what they held. */
function literalsOf(set: Rewrites): Values | undefined {
  const literal = Object.entries(set).flatMap(([column, one]): [string, Value][] =>
    isLiteral(one) ? [[column, one]] : [],
  );
  const isWhole = literal.length > 0 && literal.length === Object.keys(set).length;
  return isWhole ? Object.fromEntries(literal) : undefined;
}

async function giveBack(unit: Unit, neighbours: Neighbours, run: Run): Promise<void> {
  if (!(await settle(unit, run.task.id, "returned"))) return;
  await unit.tx.step.updateMany({
    where: { id: { in: idsOf(run.steps) }, state: "task" },
    data: { state: "failed", outcome: "failed", errorCode: "by-hand", dueAt: null },
  });
  await moveRequest(unit, neighbours, run.requestId, "needs-staff");
  await note(unit, run, "cannot");
}

async function askAgain(unit: Unit, run: Run): Promise<void> {
  if (!(await settle(unit, run.task.id, "returned"))) return;
  await unit.tx.step.updateMany({
    where: { id: { in: idsOf(run.steps) }, state: "task" },
    data: { state: "waiting", outcome: null, errorCode: "not-agreed" },
  });
  await note(unit, run, "not-agreed");
  await unit.queue.enqueue("fulfil", { requestId: run.requestId }, { key: run.requestId });
}

async function finish(
  unit: Unit,
  run: Run & { readonly seen: ReadonlySet<string> },
): Promise<void> {
  if (!(await settle(unit, run.task.id, "checked"))) return;
  const { task, requestId, steps } = run;
  for (const step of steps) {
    const isRead = run.seen.has(step.id);
    const outcome = outcomeOf(step, task);
    const receipt: Receipt = {
      ...receiptOf(step),
      ...{
        acted: step.planned,
        left: 0,
        byHand: { ...proofOf(task), ...(isRead ? { isReadBack: true } : {}) },
      },
      // Said to be so many where nothing could be counted before.
      ...(step.planned === 0 && steps.length === 1 ? { beyond: task.records ?? 0 } : {}),
      ...(isRead ? { readBackAt: unit.now.toString() } : {}),
    };
    await unit.tx.step.updateMany({
      where: { id: step.id, state: "task" },
      data: {
        ...{ state: "done", outcome, done: step.planned, receipt },
        doneAt: dateOf(unit.now),
      },
    });
    const { system, collection, planned: records } = step;
    await unit.audit.append({
      action: "step.done",
      requestId,
      target: { kind: "step", id: step.id },
      data: { system, collection, outcome, records, held: 0 },
    });
  }
  await note(unit, run, "accepted");
  await unit.queue.enqueue("fulfil", { requestId }, { key: requestId });
}

const outcomes: Readonly<Record<string, StepOutcome>> = {
  delete: "erased",
  anonymise: "anonymised",
  restrict: "restricted",
};

function outcomeOf(step: TaskStep, task: AnsweredTask): StepOutcome {
  if (task.answer === "found-nothing") return "held-nothing";
  return outcomes[step.act] ?? "kept";
}

function proofOf({ by, answeredAt, answer, evidence }: AnsweredTask): ByHandProof {
  return { by, at: answeredAt, answer, ...(evidence === undefined ? {} : { evidence }) };
}

function idsOf(steps: readonly TaskStep[]): string[] {
  return steps.map(({ id }) => id);
}

async function note(unit: Unit, { task, requestId }: About, outcome: string): Promise<void> {
  await unit.audit.append({
    action: "task.settled",
    requestId,
    target: { kind: "task", id: task.id },
    data: { system: task.system, verb: task.verb, outcome },
  });
}
