import type { StaffActor } from "#lib/kernel/actor.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { singleMinutes } from "./core/desk-acts.ts";

/** Whether the session that acts was opened, or stepped up, in the last five minutes by PostgreSQL's clock. */
export async function hasSignedInAnew(unit: Unit, actor: StaffActor): Promise<boolean> {
  const since = dateOf(unit.now.subtract({ minutes: singleMinutes }));
  const row = await unit.tx.session.findFirst({
    where: {
      ...{ id: actor.sessionId, staffId: actor.staffId, revokedAt: null },
      OR: [{ createdAt: { gte: since } }, { steppedUpAt: { gte: since } }],
    },
    select: { id: true },
  });
  return row !== null;
}
