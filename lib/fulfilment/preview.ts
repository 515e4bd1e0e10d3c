import { dateIn } from "#lib/kernel/time.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { knownOf } from "#lib/systems/core/rewrite-person.ts";
import { readSystems } from "#lib/systems/reading.ts";
import {
  type Capabilities,
  type SubjectReading,
  SystemFailure,
  type Systems,
  type VerifiedIdentifier,
  type Workspace,
} from "#lib/systems/ports.ts";
import { withByHand } from "./core/by-hand.ts";
import { computePlan, type ComputedPlan, type PlanDay } from "./core/compute-plan.ts";
import { withKnownInHeld } from "./core/known-in-held.ts";
import { askObligations } from "./obligations.ts";

/**
 * What an erasure of this account would do, from a fresh search of every system, with what the systems themselves say stands
 * against it. Runs nothing and stores nothing. Under a subject's or a staff member's rights the identifiers come out only
 * where that viewer may see them.
 */
export async function preview(workspace: Workspace, accountId: AccountId): Promise<ComputedPlan> {
  const { identifiers, now } = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, accountId),
    now: unit.now,
  }));
  const reading = await readSystems(workspace.systems, identifiers, now);
  return planOfReading(workspace.systems, reading, identifiers, planDay(now));
}

/** The plan of a reading, after the systems were asked what stands against it. */
export async function planOfReading(
  systems: Systems,
  reading: SubjectReading,
  identifiers: readonly VerifiedIdentifier[],
  day: PlanDay,
): Promise<ComputedPlan> {
  const first = computePlan(reading, day);
  const { of, silent } = await askObligations(systems, first);
  const plan = computePlan(reading, { ...day, obligations: of });
  const failed = [...new Set([...plan.view.failed, ...silent])];
  const known = knownOf(reading, identifiers);
  const seen = { ...plan, view: { ...plan.view, failed }, known };
  return withByHand(withKnownInHeld(seen, reading, known), reading, (system) =>
    capabilitiesOf(systems, system),
  );
}

/** What a system can be asked; nothing for one that cannot even be opened. */
function capabilitiesOf(systems: Systems, id: string): Capabilities | undefined {
  try {
    return systems.connector(id).can;
  } catch (error) {
    if (error instanceof SystemFailure) return undefined;
    throw error;
  }
}

/** The operator's calendar day, on which rules are judged. */
export function planDay(now: Temporal.Instant): PlanDay {
  const { zone } = currentOperator();
  return { zone, today: dateIn(zone, now) };
}
