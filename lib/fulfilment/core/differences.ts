import type { PlanDifference } from "./certificate.ts";
import type { PlanRow, PlanView } from "./plan.ts";

/**
 * Where the plan at approval differs from the plan the person previewed: counts by system, collection and act. An empty
 * list means that nothing of substance changed in between.
 */
export function differences(previewed: PlanView, approved: PlanView): readonly PlanDifference[] {
  const before = countsOf(previewed.rows);
  const after = countsOf(approved.rows);
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name) => {
    const old = before.get(name);
    const next = after.get(name);
    const row = old?.row ?? next?.row;
    if (row === undefined || old?.count === next?.count) return [];
    const { system, collection, act } = row;
    return [{ system, collection, act, previewed: old?.count ?? 0, approved: next?.count ?? 0 }];
  });
}

function countsOf(rows: readonly PlanRow[]): Map<string, { row: PlanRow; count: number }> {
  const counts = new Map<string, { row: PlanRow; count: number }>();
  for (const row of rows) {
    const name = JSON.stringify([row.system, row.collection, row.act]);
    counts.set(name, { row, count: (counts.get(name)?.count ?? 0) + row.count });
  }
  return counts;
}
