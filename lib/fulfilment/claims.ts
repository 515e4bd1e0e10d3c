import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Receipt } from "./core/scope.ts";
import type { StepScope } from "./core/scope.ts";
import type { PlanRow } from "./core/plan.ts";
import { openScope } from "./store.ts";

/** A step taken by this worker: later writes count only while `fence` is still ours. */
export type ClaimedStep = {
  readonly id: string;
  readonly requestId: RequestId;
  readonly seq: number;
  readonly system: string;
  readonly collection: string;
  readonly act: PlanRow["act"];
  readonly key: string;
  readonly planned: number;
  readonly done: number;
  readonly fence: number;
  readonly attempts: number;
  readonly receipt: Receipt;
  readonly scope: StepScope;
};

/** A claim nobody has renewed for this long belongs to a worker that died. */
export const leaseSeconds = 30;

type StepRow = Prisma.StepGetPayload<object>;

/** Rows that one transaction of a system is asked for at most. */
export const mostRows = 20_000;
/** And when it could not go in parts: rows may point at each other across any border that we draw. */
const mostRowsAtOnce = 200_000;

/** How many rows one transaction may have at this try of a step: in parts first, then as much as memory bears. */
export function rowsAtOnce(attempts: number): number {
  return attempts > 1 && attempts % 2 === 1 ? mostRowsAtOnce : mostRows;
}

/**
 * Takes the steps of one system that may run now, to be carried out together: strictly in order, up to the first that may not,
 * and up to `mostRows` rows (one step of more is alone). `portal` never (it goes in the closing transaction), a failed step
 * not before its time, one system of a request at a time. What failed together is tried alone every other time, so that one
 * step that cannot go does not hold up the rest, and in one piece in between: what one part of it points at may be another. None when nothing may run now.
 */
export async function claimNextSteps(
  unit: Unit,
  requestId: RequestId,
): Promise<readonly ClaimedStep[]> {
  const now = dateOf(unit.now);
  const stale = dateOf(unit.now.subtract({ seconds: leaseSeconds }));
  // The request row serialises claims of one request for the length of this short transaction.
  await unit.tx.$queryRaw`SELECT 1 FROM request WHERE id = ${requestId}::uuid FOR UPDATE`;
  const open = await unit.tx.$queryRaw<readonly OpenStep[]>`
    SELECT s.id, s.system, s.planned, s.attempts,
      (s.state = 'waiting' OR (s.state = 'failed' AND s.due_at <= ${now})
        OR (s.state = 'running' AND s.started_at < ${stale})) AS "mayRun",
      (s.state = 'running' AND s.started_at >= ${stale}) AS "isRunning"
    FROM step s
    WHERE s.request_id = ${requestId}::uuid AND s.system <> 'portal' AND s.act <> 'hold'
      AND s.state IN ('waiting', 'failed', 'running')
    ORDER BY s.seq
    FOR UPDATE OF s`;
  if (open.some(({ isRunning }) => isRunning)) return [];
  const first = open.find(
    (step) => step.mayRun && open.find(({ system }) => system === step.system) === step,
  );
  if (first === undefined) return [];
  const claims: ClaimedStep[] = [];
  for (const { id } of batchOf(open, first)) claims.push(await take(unit, id));
  return claims;
}

type OpenStep = {
  readonly id: string;
  readonly system: string;
  readonly planned: number;
  readonly attempts: number;
  readonly mayRun: boolean;
  readonly isRunning: boolean;
};

function batchOf(open: readonly OpenStep[], first: OpenStep): readonly OpenStep[] {
  if (first.attempts % 2 === 1) return [first];
  const batch: OpenStep[] = [];
  const most = rowsAtOnce(first.attempts + 1);
  let rows = 0;
  for (const step of open.filter(({ system }) => system === first.system)) {
    rows += step.planned;
    if (!step.mayRun || (batch.length > 0 && rows > most)) break;
    batch.push(step);
  }
  return batch;
}

/** Takes one held step whose time has come, of any run that is closed but for its holds. Null when none is due. */
export async function claimHeldStep(unit: Unit): Promise<ClaimedStep | null> {
  const now = dateOf(unit.now);
  const stale = dateOf(unit.now.subtract({ seconds: leaseSeconds }));
  const found = await unit.tx.$queryRaw<readonly { id: string }[]>`
    SELECT s.id FROM step s JOIN request r ON r.id = s.request_id
    WHERE s.act = 'hold' AND r.state IN ('held', 'needs-staff') AND r.account_id IS NULL
      AND ((s.state = 'held' AND s.due_at <= ${now})
        OR (s.state = 'running' AND s.started_at < ${stale}))
    ORDER BY s.due_at, s.request_id, s.seq LIMIT 1
    FOR UPDATE OF s SKIP LOCKED`;
  const [due] = found;
  return due === undefined ? null : take(unit, due.id);
}

async function take(unit: Unit, id: string): Promise<ClaimedStep> {
  const step = await unit.tx.step.update({
    where: { id },
    data: {
      state: "running",
      fence: { increment: 1 },
      attempts: { increment: 1 },
      startedAt: dateOf(unit.now),
      errorCode: null,
    },
  });
  return claimed(step);
}

function claimed(step: StepRow): ClaimedStep {
  return {
    id: step.id,
    requestId: asId<RequestId>(step.requestId),
    seq: step.seq,
    system: step.system,
    collection: step.collection,
    act: receiptOf(step).row.act,
    key: step.key,
    planned: step.planned,
    done: step.done,
    fence: step.fence,
    attempts: step.attempts,
    receipt: receiptOf(step),
    scope: openScope(step),
  };
}

/** The receipt column as it was written by this module, its only writer. */
export function receiptOf(step: { readonly receipt: unknown }): Receipt {
  return step.receipt as Receipt;
}

/** Another worker has taken this step over; whatever we still know about it no longer counts. */
export class LostClaim extends Error {
  constructor() {
    super("the claim on this step was lost");
    this.name = "LostClaim";
  }
}

/** Writes to a step only while the claim is ours; throws `LostClaim` otherwise, and the transaction with it. */
export async function writeClaimed(
  unit: Unit,
  step: Pick<ClaimedStep, "id" | "fence">,
  data: Prisma.StepUpdateManyMutationInput,
): Promise<void> {
  const { count } = await unit.tx.step.updateMany({
    where: { id: step.id, fence: step.fence, state: "running" },
    data,
  });
  if (count !== 1) throw new LostClaim();
}
