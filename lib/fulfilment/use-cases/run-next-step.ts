import type { RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { carryOut, type CarriedOut } from "../carry-out.ts";
import { claimNextStep, LostClaim, writeClaimed, type ClaimedStep } from "../claims.ts";
import { failStep } from "../fail-step.ts";
import type { Receipt } from "../core/scope.ts";
import type { StepOutcome } from "../core/run-view.ts";
import type { Neighbours } from "../ports.ts";
import { insertSteps, sealScope } from "../store.ts";

/** What one call came to: a step ran to its receipt, failed and waits, or none may run now. */
export type RanStep = "done" | "failed" | "none";

/**
 * Runs one step of an erasure: claims it in a short transaction, acts on its system outside of any, reads the system
 * again, and writes the receipt only while the claim is still ours. Killed at any point it is safe to call again: the
 * step is claimed anew after its lease and finds nothing left, or the rest. A system that fails leaves the step `failed`
 * with its reason and the time of the next try. Rows that must be kept by now although the plan had them go are held
 * back as a step of their own: between plan and act the law only ever protects more.
 */
export async function runNextStep(
  workspace: Workspace,
  neighbours: Neighbours,
  input: { readonly requestId: RequestId },
): Promise<RanStep> {
  const step = await workspace.unit((unit) => claimNextStep(unit, input.requestId));
  if (step === null) return "none";
  try {
    const result = await carryOut(workspace, step);
    await failPoint("erase.after-act");
    await workspace.unit((unit) => writeReceipt(unit, step, result));
    return "done";
  } catch (error) {
    if (error instanceof LostClaim) return "none";
    await workspace.unit((unit) => failStep(unit, neighbours, step, error));
    return "failed";
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
