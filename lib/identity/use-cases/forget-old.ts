import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { deleteOldChallenges } from "../store/challenges.ts";
import { deleteOldLimits } from "../store/limits.ts";
import { deleteOldStopLinks } from "../store/stop-links.ts";

/** Forgets ended challenges (they hold addresses) and stop links after a day, counts after an hour. Worker only; repeatable. */
export async function forgetOld(
  unit: Unit,
): Promise<
  Result<{ challenges: number; stopLinks: number; limits: number }, Refusal<"identity.not-allowed">>
> {
  if (unit.actor.kind !== "worker") return refuse("identity.not-allowed");
  return ok({
    challenges: await deleteOldChallenges(unit.tx),
    stopLinks: await deleteOldStopLinks(unit.tx),
    limits: await deleteOldLimits(unit.tx),
  });
}
