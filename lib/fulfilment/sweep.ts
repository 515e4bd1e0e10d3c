import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { randomToken } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { KnownValue } from "#lib/systems/core/rewrite-person.ts";
import type { SubjectReading, Systems, VerifiedIdentifier, Workspace } from "#lib/systems/ports.ts";
import { readSystems } from "#lib/systems/reading.ts";
import { approvedBy, nameOf, type Approved } from "./core/approved-rows.ts";
import { isComplete, type ComputedPlan, type PlannedStep } from "./core/compute-plan.ts";
import { planDay, planOfReading } from "./preview.ts";
import { noteSilence } from "./silence.ts";
import { insertSteps, linkOf, openScope, type Rewriting } from "./store.ts";

/** `more`: a second round was laid · `left`: rows that the person's identifiers find by now and nobody approved. */
export type Swept =
  { readonly state: "silent" | "more" } | { readonly state: "nothing"; readonly left: number };

/**
 * The last search: what the systems still hold of the person beyond the steps that ran becomes a second round, once. It
 * goes only where the approved plan had been: by identifiers that pointed at nobody else then, and through persons' rows
 * that were in the plan, by their keys even where they are gone or bear no name any more: a trigger may have written them away. Whoever else is found by now, a new row of a person among them, was approved by nobody: it is
 * counted and left alone. A shared phone finds another family once the first is gone; it must not take them along.
 */
export async function sweep(
  workspace: Workspace,
  requestId: RequestId,
  about: { readonly accountId: AccountId; readonly mayAct: boolean },
): Promise<Swept> {
  const systems = withoutPortal(workspace.systems);
  const { identifiers, now, approved } = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, about.accountId),
    now: unit.now,
    approved: await approvedRows(unit, requestId, systems),
  }));
  const all = await readSystems(systems, identifiers, now, { known: approved.people });
  const everything = await planOfReading(systems, all, identifiers, planDay(now));
  const narrow = await narrowReading(systems, identifiers, { approved, now });
  const ours = await planOfReading(systems, narrow, identifiers, planDay(now));
  if (!isComplete(everything.view) || !isComplete(ours.view)) {
    const silent = [...new Set([...everything.view.failed, ...ours.view.failed])];
    await workspace.unit((unit) => noteSilence(unit, requestId, silent));
    return { state: "silent" };
  }
  const found = about.mayAct ? newSteps(ours, approved) : [];
  if (found.length === 0) return { state: "nothing", left: count(newSteps(everything, approved)) };
  await workspace.unit(async (unit) => {
    const rewriting = await rewritingOf(unit, requestId, everything.known ?? []);
    await insertSteps(unit, requestId, found, { round: 2, rewriting });
    await unit.audit.append({
      action: "erasure.found-more",
      requestId,
      data: { steps: found.length, records: count(found) },
    });
  });
  return { state: "more" };
}

/** The portal's own rows are judged and erased in the closing transaction. */
function withoutPortal(systems: Systems): Systems {
  return {
    maps: systems.maps.filter(({ id }) => id !== "portal"),
    connector: (id) => systems.connector(id),
  };
}

/** Each system, searched by what was clear in it at approval and through approved persons' rows only. */
async function narrowReading(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  { approved, now }: { readonly approved: Approved; readonly now: Temporal.Instant },
): Promise<SubjectReading> {
  const links = new Map(systems.maps.map(({ id }) => [id, approved.links(id)]));
  return readSystems(systems, identifiers, now, {
    searchedBy: (system, identifier) => links.get(system)?.has(linkOf(identifier)) === true,
    mayBeTheirs: (system, collection, key) => approved.isPerson({ system, collection, key }),
    known: approved.people,
  });
}

/** What no step answers for. */
function newSteps(plan: ComputedPlan, approved: Approved): readonly PlannedStep[] {
  return plan.steps.flatMap((step) => {
    const { system, collection } = step.row;
    const keys = step.keys.filter((key) => !approved.isAnswered({ system, collection, key }));
    return keys.length === 0 ? [] : [{ ...step, keys, row: { ...step.row, count: keys.length } }];
  });
}

function count(steps: readonly PlannedStep[]): number {
  const names = steps.flatMap(({ row: { system, collection }, keys }) =>
    keys.map((key) => nameOf({ system, collection, key })),
  );
  return new Set(names).size;
}

async function approvedRows(unit: Unit, requestId: RequestId, systems: Systems): Promise<Approved> {
  const steps = await unit.tx.step.findMany({
    where: { requestId },
    select: { key: true, scopeSealed: true, system: true, collection: true, act: true },
  });
  return approvedBy(
    steps.map((step) => ({ ...step, scope: openScope(step) })),
    systems.maps,
  );
}

/** What the first round knew goes on counting: the rows that told the person's name may be gone by now. */
async function rewritingOf(
  unit: Unit,
  requestId: RequestId,
  found: readonly KnownValue[],
): Promise<Rewriting> {
  const steps = await unit.tx.step.findMany({
    where: { requestId },
    select: { key: true, scopeSealed: true },
  });
  const scopes = steps.map(openScope);
  const known = [...found, ...scopes.flatMap((scope) => scope.known ?? [])];
  return {
    known: [...new Map(known.map((one) => [JSON.stringify(one), one])).values()],
    marks: scopes.find(({ marks }) => marks !== undefined)?.marks ?? randomToken(),
  };
}
