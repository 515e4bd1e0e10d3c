import { hasRole } from "#lib/kernel/actor.ts";
import { asId, isUuid, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { publicKeys } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { receiptOf } from "./claims.ts";
import { saltCheck, type CertificateBody, type CertificateFile } from "./core/certificate.ts";
import { runView } from "./core/outcome-line.ts";
import { waitingLast } from "./core/portal-rows.ts";
import type { PlanView } from "./core/plan.ts";
import type { Receipt } from "./core/scope.ts";
import { stepStates, type RunRow, type RunView, type StepOutcome } from "./core/run-view.ts";

/** The plan the subject previewed for a request; null when there is none or the viewer may not see the request. */
export async function planOf(unit: Unit, requestId: RequestId): Promise<PlanView | null> {
  const plan = await unit.tx.plan.findUnique({ where: { requestId }, select: { view: true } });
  return plan === null ? null : (plan.view as unknown as PlanView);
}

/**
 * The run of a request, row by row in its order; null before the first step exists. The portal's own rows get their steps in
 * the closing transaction: until then they stand as the plan counted them, and wait.
 */
export async function runOf(unit: Unit, requestId: RequestId): Promise<RunView | null> {
  const rows = await runRows(unit, requestId);
  if (rows.length === 0) return null;
  const isClosed = rows.some(({ row }) => row.system === "portal");
  const plan = isClosed ? null : await planOf(unit, requestId);
  return runView(requestId, plan === null ? rows : [...rows, ...waitingLast(plan)]);
}

/** The rows of a run. */
export async function runRows(unit: Unit, requestId: RequestId): Promise<readonly RunRow[]> {
  const steps = await unit.tx.step.findMany({
    where: { requestId },
    orderBy: { seq: "asc" },
    omit: { scopeSealed: true },
  });
  return steps.map((step) => ({
    row: receiptOf(step).row,
    ...beyondOf(receiptOf(step)),
    ...byHandOf(receiptOf(step)),
    state: stepStates.find((state) => state === step.state) ?? "failed",
    ...(step.outcome === null ? {} : { outcome: step.outcome as StepOutcome }),
    planned: step.planned,
    done: step.done,
    ...(step.errorCode === null ? {} : { errorCode: step.errorCode }),
    ...(step.dueAt === null ? {} : { dueAt: step.dueAt.toISOString() }),
    ...(step.doneAt === null ? {} : { doneAt: step.doneAt.toISOString() }),
  }));
}

function beyondOf({ beyond = 0 }: Receipt): Pick<RunRow, "beyond"> {
  return beyond === 0 ? {} : { beyond };
}

function byHandOf({ byHand }: Receipt): Pick<RunRow, "byHand"> {
  return byHand === undefined ? {} : { byHand };
}

/** A certificate as its page shows it. */
export type CertificateView = {
  readonly id: string;
  readonly body: CertificateBody;
  readonly signature: string;
  readonly keyId: string;
  readonly publicKey: string | null;
};

/**
 * The person's own copy by the link of the last mail: certificate id and salt. The account no longer exists, so a gate
 * reads it (`key` = hex of SHA-256 of the id). A wrong salt is answered like an unknown id: null.
 */
export async function certificateByLink(
  unit: Unit,
  link: { readonly id: string; readonly salt: string },
): Promise<{ readonly view: CertificateView; readonly file: CertificateFile } | null> {
  if (!isUuid(link.id)) return null;
  const row = await unit.tx.certificate.findUnique({ where: { id: link.id } });
  if (row === null) return null;
  const view = viewOf(row);
  if (view.body.saltCheck !== saltCheck(link.salt)) return null;
  const { body, signature, keyId } = row;
  const key = view.publicKey === null ? {} : { publicKey: view.publicKey };
  return { view, file: { body, signature, keyId, ...key, salt: link.salt } };
}

/** The certificate of a case for whoever may open cases: signed text and key, no salt. Null for anybody else. */
export async function certificateForDesk(
  unit: Unit,
  id: string,
): Promise<Omit<CertificateFile, "salt"> | null> {
  if (!hasRole(unit.actor, "agent", "officer", "auditor") || !isUuid(id)) return null;
  const row = await unit.tx.certificate.findUnique({ where: { id } });
  if (row === null) return null;
  const { body, signature, keyId } = row;
  const { publicKey } = viewOf(row);
  return { body, signature, keyId, ...(publicKey === null ? {} : { publicKey }) };
}

function viewOf(row: {
  readonly id: string;
  readonly body: string;
  readonly signature: string;
  readonly keyId: string;
}): CertificateView {
  const key = publicKeys().find(({ keyId }) => keyId === row.keyId);
  return {
    id: row.id,
    body: JSON.parse(row.body) as CertificateBody,
    signature: row.signature,
    keyId: row.keyId,
    publicKey: key?.publicKey ?? null,
  };
}

/** Where a run stands: what still has to run, and when it may. */
export type Progress = {
  readonly accountId: AccountId | null;
  readonly state: string;
  readonly unfinished: number;
  readonly held: number;
  readonly round: number;
  /** Whether everything that is left waits for people. */
  readonly waitsForPeople: boolean;
  /** The earliest moment at which something may be tried again. */
  readonly nextAt: Temporal.Instant | null;
};

/** Where the run of a request stands; null for an unknown request. */
export async function progressOf(unit: Unit, requestId: RequestId): Promise<Progress | null> {
  const request = await unit.tx.request.findUnique({
    where: { id: requestId },
    select: {
      accountId: true,
      state: true,
      steps: { select: { state: true, dueAt: true, receipt: true, act: true } },
    },
  });
  if (request === null) return null;
  const open = request.steps.filter(
    ({ state, act }) => state !== "done" && state !== "held" && act !== "hold",
  );
  const isStill = ({ state, dueAt }: (typeof open)[number]): boolean =>
    state === "task" || (state === "failed" && dueAt === null);
  const times = open.flatMap(({ state, dueAt }) =>
    state === "failed" && dueAt !== null ? [dueAt.getTime()] : [],
  );
  return {
    accountId: request.accountId === null ? null : asId<AccountId>(request.accountId),
    state: request.state,
    unfinished: open.length,
    waitsForPeople: open.length > 0 && open.every(isStill),
    held: request.steps.filter(({ act, state }) => act === "hold" && state !== "done").length,
    round: Math.max(0, ...request.steps.map((step) => receiptOf(step).round)),
    nextAt: times.length === 0 ? null : Temporal.Instant.fromEpochMilliseconds(Math.min(...times)),
  };
}
