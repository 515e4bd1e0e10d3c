import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isComplete, type PlannedStep } from "./core/compute-plan.ts";
import { receiptOf } from "./claims.ts";
import { preview } from "./preview.ts";
import { insertSteps, openScope } from "./store.ts";

/** The last search: what the systems still hold of the person beyond the steps that ran becomes a second round. */
export async function sweep(
  workspace: Workspace,
  requestId: RequestId,
  accountId: AccountId,
): Promise<"nothing" | "more" | "silent"> {
  const plan = await preview(workspace, accountId);
  if (!isComplete(plan.view)) return "silent";
  return workspace.unit(async (unit) => {
    const known = await knownKeys(unit, requestId);
    const steps = plan.steps
      .filter(({ row }) => row.system !== "portal")
      .map((step) => withoutKnown(step, known))
      .filter(({ keys }) => keys.length > 0);
    if (steps.length === 0) return "nothing";
    await insertSteps(unit, requestId, steps, { round: 2 });
    await unit.audit.append({
      action: "erasure.found-more",
      requestId,
      data: { steps: steps.length, records: steps.reduce((sum, { keys }) => sum + keys.length, 0) },
    });
    return "more";
  });
}

function withoutKnown(step: PlannedStep, known: ReadonlySet<string>): PlannedStep {
  const keys = step.keys.filter((key) => !known.has(nameOf(step.row, key)));
  return { ...step, keys, row: { ...step.row, count: keys.length } };
}

/** Rows some step answers for. A deleted row that is there again is new: it must go again. */
async function knownKeys(unit: Unit, requestId: RequestId): Promise<ReadonlySet<string>> {
  const steps = await unit.tx.step.findMany({
    where: { requestId },
    select: { key: true, scopeSealed: true, act: true, receipt: true },
  });
  return new Set(
    steps
      .filter((step) => step.act !== "delete")
      .flatMap((step) => {
        const { row } = receiptOf(step);
        return openScope(step).keys.map((key) => nameOf(row, key));
      }),
  );
}

function nameOf(
  row: { readonly system: string; readonly collection: string },
  key: string,
): string {
  return JSON.stringify([row.system, row.collection, key]);
}
