import type { RequestId } from "#lib/kernel/ids.ts";
import { asId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { seal, sha256, unseal } from "#lib/platform/crypto.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { cancelTasks } from "#lib/systems/tasks/store.ts";
import type { PlanView } from "#lib/fulfilment/core/plan.ts";
import { canMove, isFinal, isRequestState, type RequestState } from "./core/lifecycle.ts";

/** A request as use cases work with it, its row locked until the transaction ends. */
export type LockedRequest = {
  readonly id: RequestId;
  readonly number: string;
  readonly type: string;
  readonly state: RequestState;
  readonly accountId: string | null;
  readonly verifiedAt: Date | null;
  readonly assigneeId: string | null;
  readonly secondId: string | null;
  readonly substituteId: string | null;
  readonly receivedAt: Date;
  readonly version: number;
};

const columns = {
  id: true,
  number: true,
  type: true,
  state: true,
  accountId: true,
  verifiedAt: true,
  assigneeId: true,
  secondId: true,
  substituteId: true,
  receivedAt: true,
  version: true,
} as const;

/** The request, locked; null when it does not exist or is not the viewer's to see: the two are one answer. */
export async function lockRequest(tx: Tx, id: string): Promise<LockedRequest | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from request where id = ${id}::uuid for update`;
  if (rows.length === 0) return null;
  const row = await tx.request.findUnique({ where: { id }, select: columns });
  if (row === null) return null;
  if (!isRequestState(row.state)) throw new Error(`Unknown request state ${row.state}.`);
  return { ...row, id: asId<RequestId>(row.id), state: row.state };
}

/** What may change with a step of the lifecycle. */
export type Change = {
  readonly assigneeId?: string;
  readonly secondId?: string;
  readonly ground?: string;
  readonly decision?: "approve" | "refuse";
  readonly decidedAt?: Date;
};

/**
 * The only writer of a request's state. Moves a locked request along one edge and counts its version up; a way that
 * does not exist is a bug and throws, and the transaction with it. A final state closes the request and its clocks.
 */
export async function moveTo(
  unit: Unit,
  request: LockedRequest,
  state: RequestState,
  change: Change = {},
): Promise<LockedRequest> {
  if (state !== request.state && !canMove(request.state, state, request.verifiedAt !== null)) {
    throw new Error(`No way from ${request.state} to ${state}.`);
  }
  const closes = isFinal(state);
  await unit.tx.request.update({
    where: { id: request.id, version: request.version },
    data: {
      ...change,
      state,
      isWaiting: false,
      version: { increment: 1 },
      ...(closes ? { closedAt: dateOf(unit.now) } : {}),
    },
    select: { id: true },
  });
  if (closes) await meetClocks(unit, request.id);
  // Nobody is asked any more for what nobody wants any more; links that were mailed open nothing from here on.
  if (state === "cancelled" || state === "refused") await cancelTasks(unit, request.id);
  const { assigneeId = request.assigneeId, secondId = request.secondId } = change;
  return { ...request, state, assigneeId, secondId, version: request.version + 1 };
}

/** Starts a clock; one that runs already is left as it is: only `recount-clocks` moves a due date. */
export async function startClock(
  unit: Unit,
  requestId: RequestId,
  clock: {
    readonly startedAt: Temporal.Instant;
    readonly deadline: Deadline;
    /** The calendar that it was counted with; a decision after it counts the clock anew. */
    readonly calendarSeq: bigint;
  },
): Promise<void> {
  const { startedAt, deadline, calendarSeq } = clock;
  await unit.tx.clock.createMany({
    data: [
      {
        requestId,
        ruleId: deadline.rule,
        kind: deadline.kind,
        startedAt: dateOf(startedAt),
        dueOn: new Date(`${deadline.due}T00:00:00Z`),
        zone: deadline.zone,
        tzVersion: deadline.tzVersion,
        trace: structuredClone(deadline),
        calendarSeq,
      },
    ],
    skipDuplicates: true,
  });
}

/** Marks open clocks met now: all of them, or the one of a rule. */
export async function meetClocks(unit: Unit, requestId: RequestId, ruleId?: string): Promise<void> {
  await unit.tx.clock.updateMany({
    where: { requestId, metAt: null, ...(ruleId === undefined ? {} : { ruleId }) },
    data: { metAt: dateOf(unit.now) },
  });
}

/** Opens a clock again whose matter was taken back. */
export async function reopenClock(unit: Unit, requestId: RequestId, ruleId: string): Promise<void> {
  await unit.tx.clock.updateMany({ where: { requestId, ruleId }, data: { metAt: null } });
}

/** Keeps the plan that the person previewed, with its hash. */
export async function storePlan(unit: Unit, requestId: RequestId, view: PlanView): Promise<void> {
  await unit.tx.plan.createMany({
    data: [
      {
        requestId,
        computedAt: new Date(view.computedAt),
        view: structuredClone(view),
        hash: planHash(view),
      },
    ],
  });
}

/**
 * SHA-256 over what the plan says of the operator's systems: the same plan has the same hash a minute later. Not over its
 * moment, nor the portal's own rows: a message or a sign-in in between is no other plan. Sums only add the rows up.
 */
export function planHash(view: PlanView): Uint8Array<ArrayBuffer> {
  const { underReview, failed } = view;
  const rows = view.rows.filter(({ system }) => system !== "portal");
  return sha256(canonicalJson({ rows, underReview, failed }));
}

/** The next number of a year: `2026-0417`. Numbers have no gaps but those of rolled back transactions: none. */
export async function nextNumber(tx: Tx, year: number): Promise<string> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into request_counter as counter (year, last) values (${year}, 1)
    on conflict (year) do update set last = counter.last + 1 returning last`;
  if (row === undefined) throw new Error("The counter of requests gave no number.");
  return `${year}-${String(row.last).padStart(4, "0")}`;
}

/** Details of a request, sealed to its row. */
export function sealDetails(
  id: string,
  details: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  return seal(JSON.stringify(details), `request.details.${id}`);
}

/** The details again; what is not ours to read does not open. */
export function openDetails(
  id: string,
  sealed: Uint8Array | null,
): Readonly<Record<string, string>> {
  if (sealed === null) return {};
  const details: unknown = JSON.parse(unseal(sealed, `request.details.${id}`));
  if (details === null || typeof details !== "object") return {};
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}
