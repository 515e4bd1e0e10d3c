import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { PortalCollection, SystemReading, Workspace } from "#lib/systems/ports.ts";
import { planCollection, type PlannedStep } from "./core/compute-plan.ts";
import type { PlanRow, PlanView } from "./core/plan.ts";
import { portalRows } from "./core/portal-rows.ts";
import type { StepOutcome } from "./core/run-view.ts";
import type { Receipt } from "./core/scope.ts";
import { stepKey } from "./core/step-key.ts";
import { planDay } from "./preview.ts";
import { planOf } from "./queries.ts";
import { ReadBackFailure } from "./read-back.ts";

/**
 * Erases what the portal itself holds about the person, collection by collection, the account last, and reads each one
 * back inside the same transaction. Its steps are written done: they happen with the transaction or not at all. They repeat the
 * counts of the stored plan; what the request itself added since (letters, sign-ins) goes too and is said apart.
 */
export async function erasePortal(
  unit: Unit,
  workspace: Workspace,
  portal: readonly PortalCollection[],
  input: { readonly requestId: RequestId; readonly accountId: AccountId },
): Promise<void> {
  const system = workspace.systems.maps.find(({ id }) => id === "portal");
  if (system === undefined) throw new Error("The portal is not registered as a system.");
  const ordered = portal.toSorted((a, b) => a.order - b.order);
  const done: Done[] = [];
  for (const collection of ordered) {
    for (const step of await plan(unit, system, collection, input.accountId)) {
      const goes = step.row.act === "delete" || step.row.act === "anonymise";
      const acted = goes ? await collection.erase(unit, input.accountId, step.keys) : 0;
      done.push({ step, acted });
    }
  }
  // Read back only now: deleting the account may take rows of others along, never bring any back.
  for (const collection of ordered) await readBack(unit, collection, input.accountId);
  const stored = await planOf(unit, input.requestId);
  await writeSteps(unit, input.requestId, asPlanned(done, stored));
}

/** What went, beside the row of the plan that it carries out. */
type Carried = { readonly row: PlanRow; readonly found: number; readonly acted: number };

/** Every planned row once with its planned count, whatever is there by now; then what no row had planned. */
function asPlanned(done: readonly Done[], stored: PlanView | null): readonly Carried[] {
  const planned = stored === null ? [] : portalRows(stored);
  const isFor = (row: PlanRow, one: PlanRow): boolean =>
    row.collection === one.collection && row.act === one.act;
  const gone = planned.filter((row) => !done.some(({ step }) => isFor(row, step.row)));
  const met = done.map(({ step, acted }) => {
    const own = planned.find((row) => isFor(row, step.row));
    // A request without a plan has only what is found now.
    const fresh = stored === null ? step.row : { ...step.row, count: 0 };
    return { row: own ?? fresh, found: step.keys.length, acted };
  });
  return [...met, ...gone.map((row) => ({ row, found: 0, acted: 0 }))];
}

type Done = { readonly step: PlannedStep; readonly acted: number };

async function plan(
  unit: Unit,
  system: SystemMap,
  collection: PortalCollection,
  accountId: AccountId,
): Promise<readonly PlannedStep[]> {
  const records = await collection.read(unit, accountId);
  const part = { collection: collection.map, outcome: "data", records, underReview: 0 } as const;
  const reading: SystemReading = { system, outcome: "data", collections: [part] };
  return planCollection(reading, part, planDay(unit.now));
}

async function readBack(
  unit: Unit,
  collection: PortalCollection,
  accountId: AccountId,
): Promise<void> {
  const mayStay = collection.map.erasure.some(({ act }) => act !== "delete" && act !== "anonymise");
  const left = mayStay ? 0 : (await collection.read(unit, accountId)).length;
  if (left > 0) throw new ReadBackFailure(left);
}

const outcomes = {
  delete: "erased",
  anonymise: "anonymised",
  restrict: "kept",
  keep: "kept",
  hold: "kept",
} as const satisfies Record<string, StepOutcome>;

async function writeSteps(
  unit: Unit,
  requestId: RequestId,
  carried: readonly Carried[],
): Promise<void> {
  const last = await unit.tx.step.aggregate({ where: { requestId }, _max: { seq: true } });
  const first = (last._max.seq ?? 0) + 1;
  await unit.tx.step.createMany({
    data: carried.map(({ row, found, acted }, index) => {
      const { system, collection, act, count } = row;
      const seq = first + index;
      const receipt: Receipt = {
        ...{ row, round: 1, found, acted, left: 0, beyond: Math.max(0, found - count) },
        readBackAt: unit.now.toString(),
      };
      return {
        ...{ requestId, seq, system, collection, act, receipt },
        key: stepKey({ requestId, system, collection, act, seq }),
        state: "done",
        outcome: found === 0 ? "held-nothing" : outcomes[act],
        planned: count,
        done: count,
        doneAt: dateOf(unit.now),
      };
    }),
  });
}
