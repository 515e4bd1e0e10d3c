import type { PlanRow, PlanView } from "#lib/fulfilment/core/plan.ts";

type Title = "titleUnsure" | "titleNothing" | "titleAll" | "titlePart" | "titleStays" | "titleMost";

/**
 * What the preview of an erasure says first. Nothing is promised while a system was not read, and what nobody could count
 * neither goes nor stays in silence. `titleStays` and `titleMost` say how many stay.
 */
export function erasureTitle(
  { found, sums, rows }: Pick<PlanView, "found" | "sums" | "rows">,
  isWhole: boolean,
): Title {
  const { goes, changes, stays } = sums;
  const isUnknown = ({ uncounted }: PlanRow): boolean => uncounted === true;
  const unknown = rows.filter(isUnknown);
  if (!isWhole) return "titleUnsure";
  if (found === 0 && unknown.length === 0) return "titleNothing";
  if (unknown.some(({ group }) => group === "stays")) return "titlePart";
  if (stays === 0) return "titleAll";
  const goesToo = unknown.some(({ group }) => group !== "stays");
  return goes + changes === 0 && !goesToo ? "titleStays" : "titleMost";
}
