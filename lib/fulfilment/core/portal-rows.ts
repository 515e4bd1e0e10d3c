import type { PlanRow, PlanView } from "./plan.ts";
import type { RunRow } from "./run-view.ts";

/** What the portal writes by being used: signing in to look at a plan already adds to it. */
const traffic: readonly string[] = ["sessions", "messages"];

/**
 * Whether a plan names a collection without counting it. A count of letters and sign-ins would be another one with every page,
 * proof and letter of the request itself, and contradict the plan that was shown a minute before.
 */
export function isUncounted(system: string, collection: string): boolean {
  return system === "portal" && traffic.includes(collection);
}

/** The rows of a plan that the closing transaction carries out. */
export function portalRows(plan: Pick<PlanView, "rows">): readonly PlanRow[] {
  return plan.rows.filter(({ system }) => system === "portal");
}

/** The portal's planned rows in a run whose closing transaction has not come: they wait until everything else is over. */
export function waitingLast(plan: Pick<PlanView, "rows">): readonly RunRow[] {
  return portalRows(plan).map((row) => ({ row, state: "waiting", planned: row.count, done: 0 }));
}
