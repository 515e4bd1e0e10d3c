import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { deleteOldChallenges } from "../store/challenges.ts";
import { deleteOldLimits } from "../store/limits.ts";

/** Forgets spent challenges after a day (they hold addresses) and counts after an hour. Worker only; repeatable. */
export async function forgetOld(
  unit: Unit,
): Promise<Result<{ challenges: number; limits: number }, Refusal<"identity.not-allowed">>> {
  if (unit.actor.kind !== "worker") return refuse("identity.not-allowed");
  return ok({
    challenges: await deleteOldChallenges(unit.tx),
    limits: await deleteOldLimits(unit.tx),
  });
}
