import type { RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { carryOut, type CarriedOut, type Fate } from "../carry-out.ts";
import { claimNextSteps, LostClaim, writeClaimed, type ClaimedStep } from "../claims.ts";
import { failStep, giveBack } from "../fail-step.ts";
import { handOver } from "../hand-over.ts";
import type { Receipt } from "../core/scope.ts";
import type { StepOutcome } from "../core/run-view.ts";
import type { Neighbours } from "../ports.ts";
import { insertSteps, sealScope } from "../store.ts";

/** What one call came to: steps ran to their receipts, one failed and waits, or none may run now. */
export type RanStep = "done" | "failed" | "none";

/**
 * Runs the steps of one system that are due: claims them in a short transaction, has the system act on all of them at once
 * where it can, outside of any transaction of ours, reads the system again, and writes each receipt only while its claim is
 * still ours. Killed at any point it is safe to call again: the steps are claimed anew after their lease and find nothing
 * left, or the rest. A system that fails leaves the step `failed` with its reason and the time of the next try, those after
 * it waiting. Rows that must be kept by now although the plan had them go are held back as a step of their own: between plan
 * and act the law only ever protects more. What the system cannot do is handed to people as a task; its step waits for them.
 */
export async function runNextStep(
  workspace: Workspace,
  neighbours: Neighbours,
  input: { readonly requestId: RequestId },
): Promise<RanStep> {
  const claimed = await workspace.unit((unit) => claimNextSteps(unit, input.requestId));
  if (claimed.length === 0) return "none";
  const steps = await handOver(workspace, claimed);
  const [first, ...more] = steps;
  if (first === undefined) return "done";
  try {
    const fates = await carryOut(workspace, steps);
    await failPoint("erase.after-act");
    await workspace.unit((unit) => writeFates(unit, neighbours, steps, fates));
    return fates.every(({ kind }) => kind === "carried") ? "done" : "failed";
  } catch (error) {
    if (error instanceof LostClaim) return "none";
    await workspace.unit(async (unit) => {
      await failStep(unit, neighbours, first, error);
      for (const step of more) await giveBack(unit, step, "unknown");
    });
    return "failed";
  }
}

async function writeFates(
  unit: Unit,
  neighbours: Neighbours,
  steps: readonly ClaimedStep[],
  fates: readonly Fate[],
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const fate = fates[index] ?? { kind: "untouched" };
    if (fate.kind === "carried") await writeReceipt(unit, step, fate.result);
    else if (fate.kind === "failed") await failStep(unit, neighbours, step, fate.error);
    else await giveBack(unit, step, fate.kind);
  }
}

async function writeReceipt(unit: Unit, step: ClaimedStep, result: CarriedOut): Promise<void> {
  const held = result.heldBack.flatMap(({ keys }) => keys);
  const planned = step.planned - held.length;
  const isRepeat = step.attempts > 1 && result.acted === 0;
  const outcome = outcomeOf(step, result, planned);
  const receipt: Receipt = {
    ...step.receipt,
    found: result.found,
    acted: result.acted,
    left: 0,
    readBackAt: unit.now.toString(),
    ...(isRepeat ? { isRepeat } : {}),
    ...(result.replaced === undefined ? {} : { replaced: result.replaced }),
    ...(result.seenByOrdinary === undefined ? {} : { seenByOrdinary: result.seenByOrdinary }),
  };
  const kept = new Set(held);
  await writeClaimed(unit, step, {
    state: "done",
    outcome,
    planned,
    done: planned,
    receipt,
    dueAt: null,
    doneAt: dateOf(unit.now),
    scopeSealed: sealScope(step.key, {
      ...step.scope,
      keys: step.scope.keys.filter((key) => !kept.has(key)),
    }),
  });
  if (result.heldBack.length > 0) {
    const about = { round: step.receipt.round, splitFrom: step.seq };
    await insertSteps(unit, step.requestId, result.heldBack, about);
  }
  await unit.audit.append({
    action: "step.done",
    requestId: step.requestId,
    target: { kind: "step", id: step.id },
    data: {
      system: step.system,
      collection: step.collection,
      outcome,
      records: planned,
      held: held.length,
    },
  });
}

const outcomes = {
  delete: "erased",
  anonymise: "anonymised",
  restrict: "restricted",
  keep: "kept",
  hold: "kept",
} as const satisfies Record<ClaimedStep["act"], StepOutcome>;

/** A first try that finds nothing met rows already gone; a later one completes what an earlier try had begun. */
function outcomeOf(step: ClaimedStep, result: CarriedOut, planned: number): StepOutcome {
  if (planned === 0 || (result.found === 0 && step.attempts === 1)) return "held-nothing";
  return outcomes[step.act];
}
