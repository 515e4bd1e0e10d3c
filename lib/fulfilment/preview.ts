import { dateIn } from "#lib/kernel/time.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { readSystems } from "#lib/systems/reading.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { computePlan, type ComputedPlan, type PlanDay } from "./core/compute-plan.ts";

/**
 * What an erasure of this account would do, from a fresh search of every system. Runs nothing and stores nothing. Under a
 * subject's or a staff member's rights the identifiers come out only where that viewer may see them.
 */
export async function preview(workspace: Workspace, accountId: AccountId): Promise<ComputedPlan> {
  const { identifiers, now } = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, accountId),
    now: unit.now,
  }));
  const reading = await readSystems(workspace.systems, identifiers, now);
  return computePlan(reading, planDay(now));
}

/** The operator's calendar day, on which rules are judged. */
export function planDay(now: Temporal.Instant): PlanDay {
  const { zone } = currentOperator();
  return { zone, today: dateIn(zone, now) };
}
