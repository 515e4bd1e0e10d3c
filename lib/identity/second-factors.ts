import type { SubjectActor } from "#lib/kernel/actor.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { mayRaise } from "./core/step-up.ts";
import { identifiersOf, type OpenIdentifier } from "./store/accounts.ts";
import { openerOf } from "./store/sessions.ts";

/** The proven addresses to which a step-up code of this session may go, oldest first. */
export async function secondFactors(
  unit: Unit,
  actor: SubjectActor,
): Promise<readonly OpenIdentifier[]> {
  const own = await identifiersOf(unit.tx, actor.accountId);
  return mayRaise(own, await openerOf(unit.tx, actor.sessionId));
}
