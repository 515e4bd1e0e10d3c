import type { PlanRow, PlanView } from "#lib/fulfilment/core/plan.ts";

type Title =
  | "titleUnsure"
  | "titleNothing"
  | "titleAll"
  | "titleChanged"
  | "titleByHand"
  | "titlePart"
  | "titleStays"
  | "titleMost";

type Plan = Pick<PlanView, "found" | "sums" | "rows">;

/**
 * What the preview of an erasure says first. Nothing is promised while a system was not read, nor of what only people can look
 * at. `titleStays` and `titleMost` say how many stay.
 */
export function erasureTitle(plan: Plan, isWhole: boolean): Title {
  const { found, sums, rows } = plan;
  const { goes, changes, stays } = sums;
  const unknown = rows.filter(({ uncounted }) => uncounted === true);
  if (!isWhole) return "titleUnsure";
  if (found === 0 && unknown.length === 0) return "titleNothing";
  if (hasUnseen(plan)) return stays === 0 ? "titleByHand" : "titlePart";
  if (unknown.some(({ group }) => group === "stays")) return "titlePart";
  if (stays === 0) return changes === 0 ? "titleAll" : "titleChanged";
  return goes + changes === 0 && unknown.length === 0 ? "titleStays" : "titleMost";
}

/** Whether the plan has what no program reads: how much is there, and whether anything, shows only once people have looked. */
export function hasUnseen({ rows }: Pick<Plan, "rows">): boolean {
  return rows.some(({ uncounted, byHand }: PlanRow) => uncounted === true && byHand === true);
}
