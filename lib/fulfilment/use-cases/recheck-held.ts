import { dateOf } from "#lib/kernel/time.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { claimHeldStep, LostClaim, writeClaimed, type ClaimedStep } from "../claims.ts";
import { sendActs } from "../act.ts";
import { placeOf, recordsAmong, waysOf } from "../carry-out.ts";
import { isByHand } from "../core/by-hand.ts";
import { holdDue } from "../core/hold-due.ts";
import { planAgain } from "../core/judge-again.ts";
import type { StepOutcome } from "../core/run-view.ts";
import { failStep } from "../fail-step.ts";
import { askForReleased } from "../hand-over.ts";
import { moveRequest } from "../move-request.ts";
import { ownRows } from "../own-rows.ts";
import { planDay } from "../preview.ts";
import type { Neighbours } from "../ports.ts";
import { progressOf } from "../queries.ts";
import { obligationsOf } from "../obligations.ts";
import { stepActs } from "../core/step-acts.ts";
import { readBack, type ToReadBack } from "../read-back.ts";
import { readScope } from "../read-scope.ts";
import { sealScope } from "../store.ts";

type Released = { readonly waiting: readonly string[]; readonly outcome: StepOutcome };

/**
 * Looks again at every held row whose time has come: reads it by its sealed key, judges it on today's facts, and deletes
 * or changes what no longer has to wait, with the same claim, read-back and receipt as any step. A run whose last hold
 * ends is `done`. Where people have to do it, they are asked, and the rows wait until they are gone. Returns how many steps were looked at; safe to run twice, and at the same time.
 */
export async function recheckHeld(
  workspace: Workspace,
  neighbours: Neighbours,
): Promise<{ readonly checked: number }> {
  for (let checked = 0; ; checked += 1) {
    const step = await workspace.unit((unit) => claimHeldStep(unit));
    if (step === null) return { checked };
    try {
      const released = await release(workspace, step);
      await failPoint("hold.after-act");
      await workspace.unit((unit) => writeRelease(unit, neighbours, step, released));
    } catch (error) {
      if (error instanceof LostClaim) continue;
      await workspace.unit((unit) => failStep(unit, neighbours, step, error));
    }
  }
}

async function release(workspace: Workspace, step: ClaimedStep): Promise<Released> {
  const now = await workspace.unit(async (unit) => unit.now);
  const { system, collection } = placeOf(workspace, step);
  const connector = workspace.systems.connector(step.system);
  const read = await readScope(connector, system, collection, step.scope);
  const about = { scope: step.scope, reading: read, ways: waysOf(step, read, now) };
  const { reading } = ownRows(collection, about);
  const said = await obligationsOf(connector, system, collection, step.scope.keys);
  const day = { ...planDay(now), obligations: () => said };
  const ways = waysOf(step, reading, now);
  const waiting: string[] = [];
  const byHand: string[] = [];
  const due: ToReadBack[] = [];
  // Rows that are gone by now need nothing more.
  let outcome: StepOutcome = "held-nothing";
  for (const { row, keys, set } of planAgain(collection, reading, day)) {
    if (row.act === "hold") {
      waiting.push(...keys);
      continue;
    }
    if (isByHand(connector.can, collection, row.act)) {
      byHand.push(...keys);
      continue;
    }
    const action = { act: row.act, keys, ...(set === undefined ? {} : { set }) };
    const acts = stepActs(collection, action, recordsAmong(reading, collection, keys), ways);
    due.push({ system, collection, action, acts, known: step.scope.known ?? [] });
    outcome = outcomes[row.act];
  }
  const acts = due.flatMap((one) => one.acts.acts);
  await sendActs(workspace, connector, [step], acts);
  for (const one of due) await readBack(connector, one);
  if (byHand.length > 0) {
    await workspace.unit((unit) => askForReleased(unit, workspace, step, byHand));
  }
  return { waiting: [...waiting, ...byHand], outcome };
}

const outcomes = {
  delete: "erased",
  anonymise: "anonymised",
  restrict: "restricted",
  keep: "kept",
} as const satisfies Record<string, StepOutcome>;

async function writeRelease(
  unit: Unit,
  neighbours: Neighbours,
  step: ClaimedStep,
  { waiting, outcome }: Released,
): Promise<void> {
  const isOver = waiting.length === 0;
  const due = holdDue(step.receipt.row, unit.now, currentOperator().zone);
  await writeClaimed(unit, step, {
    state: isOver ? "done" : "held",
    outcome: isOver ? outcome : null,
    done: step.planned - waiting.length,
    attempts: 0,
    dueAt: isOver ? null : dateOf(due),
    doneAt: isOver ? dateOf(unit.now) : null,
    scopeSealed: isOver ? null : sealScope(step.key, { ...step.scope, keys: waiting }),
    receipt: { ...step.receipt, readBackAt: unit.now.toString(), left: 0 },
  });
  if (waiting.length === step.scope.keys.length) return;
  await unit.audit.append({
    action: "hold.released",
    requestId: step.requestId,
    target: { kind: "step", id: step.id },
    data: {
      ...{ system: step.system, collection: step.collection, outcome },
      ...{ released: step.scope.keys.length - waiting.length, waiting: waiting.length },
    },
  });
  const progress = await progressOf(unit, step.requestId);
  if (progress?.held === 0) await moveRequest(unit, neighbours, step.requestId, "done");
}
