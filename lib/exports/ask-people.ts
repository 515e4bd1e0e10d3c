import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { SystemFailure, type Systems, type VerifiedIdentifier } from "#lib/systems/ports.ts";
import { openTask } from "#lib/systems/tasks/open.ts";

/** Systems that no program can read: what they hold is in no archive. */
export function readByPeople(systems: Systems): readonly SystemMap[] {
  return systems.maps.filter(({ id }) => !canFind(systems, id));
}

function canFind(systems: Systems, id: string): boolean {
  try {
    return systems.connector(id).can.find;
  } catch (error) {
    // It could not even be opened: it has failed, and is no matter for people.
    if (error instanceof SystemFailure) return true;
    throw error;
  }
}

/**
 * Asks people to look where no program can, once for each such place, in the transaction that makes the archive ready: the
 * rest of the answer waits for them. Returns whether anybody was asked.
 */
export async function askPeople(
  unit: Unit,
  systems: readonly SystemMap[],
  asked: {
    readonly requestId: RequestId;
    readonly accountId: AccountId;
    readonly identifiers: readonly VerifiedIdentifier[];
  },
): Promise<boolean> {
  for (const system of systems) {
    await openTask(unit, {
      key: `find:${asked.requestId}:${system.id}`,
      ...{ system, verb: "find", ...asked },
      collections: system.collections.map(({ id }) => id),
    });
  }
  const waiting = await unit.tx.systemTask.count({
    where: { requestId: asked.requestId, state: { in: ["open", "answered"] } },
  });
  return waiting > 0;
}
