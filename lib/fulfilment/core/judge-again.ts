import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { RewriteWays } from "#lib/systems/core/rewrite.ts";
import type { SystemReading, Values } from "#lib/systems/ports.ts";
import { planCollection, type PlanDay, type PlannedStep } from "./compute-plan.ts";
import type { Act } from "./plan.ts";
import type { StepScope } from "./scope.ts";
import { isWritten } from "./step-acts.ts";

/**
 * Rows of a planned deletion or change that by now must stay, as steps that hold them. Only ever towards protection: what
 * was planned to stay is not judged here, and what was planned to go is not changed into going otherwise. Rows that an
 * earlier, interrupted try has already changed are not judged on what it wrote.
 */
export function judgeAgain(
  step: { readonly act: Act; readonly scope: StepScope },
  collection: CollectionMap,
  reading: SystemReading,
  { day, ways }: { readonly day: PlanDay; readonly ways: RewriteWays },
): readonly PlannedStep[] {
  if (step.act !== "delete" && step.act !== "anonymise") return [];
  const { set } = step.scope;
  const changed = (values: Values): boolean => set !== undefined && isWritten(values, set, ways);
  return reading.collections
    .filter((part) => part.collection.id === collection.id)
    .map((part) => ({ ...part, records: part.records.filter(({ values }) => !changed(values)) }))
    .flatMap((part) => planCollection(reading, part, day))
    .filter(({ row }) => row.group === "stays")
    .map((again) => ({ ...again, row: { ...again.row, act: "hold" } }));
}

/** What the rules mean now for the rows just read: the steps that follow when a hold is looked at again. */
export function planAgain(
  collection: CollectionMap,
  reading: SystemReading,
  day: PlanDay,
): readonly PlannedStep[] {
  return reading.collections
    .filter((part) => part.collection.id === collection.id)
    .flatMap((part) => planCollection(reading, part, day));
}
