import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { randomToken } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { isComplete, type ComputedPlan } from "../core/compute-plan.ts";
import { differences } from "../core/differences.ts";
import type { PlanView } from "../core/plan.ts";
import type { Neighbours } from "../ports.ts";
import { preview } from "../preview.ts";
import { noteSilence } from "../silence.ts";
import { insertSteps } from "../store.ts";

type Problem = Refusal<"fulfilment.not-approved" | "fulfilment.systems-silent">;

/**
 * Turns an approved erasure into steps: searches every system again, plans again, and seals which rows each step may
 * touch. What differs from the plan the person previewed is recorded in the audit log by system, collection and count.
 * In one transaction: steps, request `running`, audit event. A second call finds the steps and changes nothing.
 *
 * Refuses `fulfilment.not-approved` (no such request, not approved, or its account is gone; one set going again by staff counts as approved) and
 * `fulfilment.systems-silent` (a system did not answer: nothing is planned on half an answer; call again later).
 */
export async function createSteps(
  workspace: Workspace,
  neighbours: Neighbours,
  input: { readonly requestId: RequestId },
): Promise<Result<{ readonly created: number }, Problem>> {
  if (workspace.actor.kind !== "worker") return refuse("fulfilment.not-approved");
  const before = await workspace.unit((unit) => approved(unit, input.requestId));
  if (before === null) return refuse("fulfilment.not-approved");
  if (before.hasSteps) return ok({ created: 0 });
  const plan = await preview(workspace, before.accountId);
  if (!isComplete(plan.view)) {
    await workspace.unit((unit) => noteSilence(unit, input.requestId, plan.view.failed));
    return refuse("fulfilment.systems-silent", { systems: plan.view.failed.join(", ") });
  }
  return workspace.unit((unit) => store(unit, neighbours, input.requestId, plan));
}

async function store(
  unit: Unit,
  neighbours: Neighbours,
  requestId: RequestId,
  plan: ComputedPlan,
): Promise<Result<{ readonly created: number }, Problem>> {
  await unit.tx.$queryRaw`SELECT 1 FROM request WHERE id = ${requestId}::uuid FOR UPDATE`;
  const request = await approved(unit, requestId);
  if (request === null) return refuse("fulfilment.not-approved");
  if (request.hasSteps) return ok({ created: 0 });
  // The portal's own rows are judged and erased in the closing transaction, where they cannot change any more.
  const steps = plan.steps.filter(({ row }) => row.system !== "portal");
  const rewriting = { known: plan.known ?? [], marks: randomToken() };
  await insertSteps(unit, requestId, steps, { round: 1, rewriting });
  await neighbours.markRequest(unit, requestId, "running");
  const changed =
    request.previewed === null
      ? []
      : differences(withoutPortal(request.previewed), withoutPortal(plan.view));
  await unit.audit.append({
    action: "erasure.started",
    requestId,
    subject: request.accountId,
    data: { steps: steps.length, records: plan.view.found, differences: changed },
  });
  return ok({ created: steps.length });
}

function withoutPortal(view: PlanView): PlanView {
  return { ...view, rows: view.rows.filter(({ system }) => system !== "portal") };
}

type Approved = {
  readonly accountId: AccountId;
  readonly hasSteps: boolean;
  readonly previewed: PlanView | null;
};

async function approved(unit: Unit, requestId: RequestId): Promise<Approved | null> {
  const request = await unit.tx.request.findUnique({
    where: { id: requestId },
    select: {
      state: true,
      accountId: true,
      verifiedAt: true,
      plan: { select: { view: true } },
      _count: { select: { steps: true } },
    },
  });
  const hasSteps = (request?._count.steps ?? 0) > 0;
  if (request === null || request.accountId === null || request.verifiedAt === null) return null;
  // `running` without a step: it stopped before it was planned, and staff set it going again.
  if (!hasSteps && request.state !== "approved" && request.state !== "running") return null;
  return {
    accountId: asId<AccountId>(request.accountId),
    hasSteps,
    previewed: request.plan === null ? null : (request.plan.view as unknown as PlanView),
  };
}
