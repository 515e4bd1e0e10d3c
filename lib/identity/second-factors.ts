import type { SubjectActor } from "#lib/kernel/actor.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { mayRaise } from "./core/step-up.ts";
import { identifiersOf, stepUpAfter, type OpenIdentifier } from "./store/accounts.ts";
import { openerOf } from "./store/sessions.ts";

/** The proven addresses to which a step-up code of this session may go, oldest first. */
export async function secondFactors(
  unit: Unit,
  actor: SubjectActor,
): Promise<readonly OpenIdentifier[]> {
  const own = await identifiersOf(unit.tx, actor.accountId);
  const opener = await openerOf(unit.tx, actor.sessionId);
  return mayRaise(own, opener, (await hoursToWait(unit, actor)) > 0);
}

/** Whole hours, rounded up, for which a single address confirms nothing after a stop; 0 where nothing was taken off. */
export async function hoursToWait(unit: Unit, { accountId }: SubjectActor): Promise<number> {
  const until = await stepUpAfter(unit.tx, accountId);
  if (until === null) return 0;
  return Math.max(0, Math.ceil((until.getTime() - unit.now.epochMilliseconds) / 3_600_000));
}
