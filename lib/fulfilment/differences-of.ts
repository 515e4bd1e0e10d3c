import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { receiptOf } from "./claims.ts";
import type { PlanDifference } from "./core/certificate.ts";
import { differences } from "./core/differences.ts";
import type { PlanRow, PlanView } from "./core/plan.ts";

/** What approval found different from the previewed plan, told from the steps as they were created. */
export async function differencesOf(
  unit: Unit,
  requestId: RequestId,
  previewed: PlanView | null,
): Promise<readonly PlanDifference[]> {
  if (previewed === null) return [];
  const steps = await unit.tx.step.findMany({ where: { requestId }, select: { receipt: true } });
  const rows = steps
    .map(receiptOf)
    .filter(({ round, splitFrom }) => round === 1 && splitFrom === undefined)
    .map(({ row }) => row);
  return differences(inSystems(previewed, previewed.rows), inSystems(previewed, rows));
}

/** The portal's own rows change with every click of the person and say nothing about the plan. */
function inSystems(view: PlanView, rows: readonly PlanRow[]): PlanView {
  return { ...view, rows: rows.filter(({ system }) => system !== "portal") };
}
