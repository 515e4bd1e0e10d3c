import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { SystemFailure } from "#lib/systems/ports.ts";
import { LostClaim, writeClaimed, type ClaimedStep } from "./claims.ts";
import { backoff, poisonAfterAttempts } from "./core/step-key.ts";
import { moveRequest } from "./move-request.ts";
import type { Neighbours } from "./ports.ts";
import { ReadBackFailure } from "./read-back.ts";

/**
 * Gives a failed step back: state, reason and the time of the next try, nothing lost. After several failures the request
 * goes to staff as well; the step is tried on. A claim that was lost meanwhile is left to its new owner.
 */
export async function failStep(
  unit: Unit,
  neighbours: Neighbours,
  step: ClaimedStep,
  error: unknown,
): Promise<void> {
  const errorCode = codeOf(error);
  const dueAt = unit.now.add(backoff(step.attempts, step.key));
  try {
    await writeClaimed(unit, step, {
      state: step.act === "hold" ? "held" : "failed",
      outcome: step.act === "hold" ? null : "failed",
      errorCode,
      dueAt: dateOf(dueAt),
    });
  } catch (lost) {
    if (lost instanceof LostClaim) return;
    throw lost;
  }
  if (step.act !== "hold" && step.attempts >= poisonAfterAttempts) {
    await moveRequest(unit, neighbours, step.requestId, "needs-staff");
  }
  await unit.audit.append({
    action: "step.failed",
    requestId: step.requestId,
    target: { kind: "step", id: step.id },
    data: {
      system: step.system,
      collection: step.collection,
      code: errorCode,
      attempts: step.attempts,
    },
  });
}

/** Gives a step back that waits as before. Where nothing was asked of its system for it (`untouched`), this was no try. */
export async function giveBack(
  unit: Unit,
  step: ClaimedStep,
  asked: "untouched" | "unknown",
): Promise<void> {
  const tries = asked === "untouched" ? { attempts: { decrement: 1 } } : {};
  try {
    await writeClaimed(unit, step, { state: "waiting", ...tries });
  } catch (lost) {
    if (!(lost instanceof LostClaim)) throw lost;
  }
}

/** `unreachable`, `timeout`, `refused`, `mismatch`, `conflict`, `untrusted`, `not-agreed` (read back and contradicted), `internal`. */
function codeOf(error: unknown): string {
  if (error instanceof SystemFailure) return error.code;
  return error instanceof ReadBackFailure ? "not-agreed" : "internal";
}
