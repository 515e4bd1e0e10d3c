import { workspaceFor } from "#lib/jobs/run-unit.ts";
import type { Role, StaffActor } from "#lib/kernel/actor.ts";
import { asId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import type { SmallOperator } from "./small-operator.ts";

let lastNumber = 0;

/** Somebody at the desk, signed in under the role of the web. */
export type DeskPerson = { readonly actor: StaffActor; readonly desk: Workspace };

/** Adds a member of staff with these roles; `ownAccountId` makes them a subject as well. */
export async function addStaff(
  world: Pick<SmallOperator, "worker">,
  roles: readonly Role[],
  ownAccountId?: string,
): Promise<DeskPerson> {
  lastNumber += 1;
  const number = lastNumber;
  const row = await world.worker.unit(({ tx }) =>
    tx.staffMember.create({
      data: {
        ...{ number, email: `staff${number}@example.kz`, name: `Staff ${number}` },
        ...{ roles: [...roles], ownAccountId: ownAccountId ?? null },
      },
    }),
  );
  const actor: StaffActor = {
    kind: "staff",
    staffId: asId<StaffId>(row.id),
    number,
    roles,
    sessionId: asId<SessionId>(crypto.randomUUID()),
    ...(ownAccountId === undefined ? {} : { ownAccountId: asId(ownAccountId) }),
  };
  return { actor, desk: workspaceFor({ actor, locale: "ru" }) };
}
