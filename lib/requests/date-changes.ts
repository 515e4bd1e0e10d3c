import { asId, isUuid, type RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Promised } from "./core/recount.ts";

/** A clock as counting anew works with it, it and its request locked until the transaction ends. */
export type LockedClock = Promised & {
  readonly id: string;
  readonly requestId: RequestId;
  readonly number: string;
  readonly type: string;
  readonly locale: string;
  readonly accountId: string | null;
  readonly assigneeId: string | null;
  readonly ruleId: string;
  readonly startedAt: Date;
  readonly calendarSeq: bigint;
};

/** One row of a clock's history. */
export type DateChangeRow = {
  readonly id: string;
  readonly clock: Pick<LockedClock, "id" | "requestId">;
  readonly kind: "earlier" | "kept" | "matches" | "agreed" | "later";
  readonly oldDue: string;
  readonly newDue: string;
  readonly changeId?: string;
  readonly staff?: { readonly id: string; readonly number: number };
  readonly reason?: string;
};

/** Writes rows of history: before the clocks move, for the database lets no date move without its row. */
export async function insertDateChanges(unit: Unit, rows: readonly DateChangeRow[]): Promise<void> {
  if (rows.length === 0) return;
  await unit.tx.dateChange.createMany({
    data: rows.map(({ id, clock, kind, oldDue, newDue, changeId, staff, reason }) => ({
      ...{ id, clockId: clock.id, requestId: clock.requestId, kind, at: dateOf(unit.now) },
      ...{ oldDue: columnOf(oldDue), newDue: columnOf(newDue), changeId: changeId ?? null },
      ...{ staffId: staff?.id ?? null, staffNumber: staff?.number ?? null },
      reason: reason ?? null,
    })),
  });
}

/** Sets these clocks to what was counted, all in one statement. */
export async function setClocks(
  unit: Unit,
  clocks: readonly (Promised & { readonly id: string; readonly calendarSeq: bigint })[],
): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map(({ id, deadline, byCalendar, calendarSeq }) => ({
    ...{ id, due: deadline.due, trace: deadline, seq: String(calendarSeq) },
    by_calendar: byCalendar ?? null,
  }));
  await unit.tx.$executeRaw`
    update clock set due_on = n.due, trace = n.trace, calendar_seq = n.seq,
      by_calendar = nullif(n.by_calendar, 'null'::jsonb), tz_version = n.trace ->> 'tzVersion'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, due date, trace jsonb, by_calendar jsonb, seq bigint)
    where clock.id = n.id and clock.met_at is null`;
}

/** Marks clocks as counted with the newest decision where it touches none of their days. */
export async function markCounted(unit: Unit, ids: readonly string[], seq: bigint): Promise<void> {
  if (ids.length === 0) return;
  await unit.tx.clock.updateMany({
    where: { id: { in: [...ids] } },
    data: { calendarSeq: seq },
  });
}

/** At most this many open clocks that no decision after `seq` has reached yet. */
export async function lockUncounted(
  unit: Unit,
  seq: bigint,
  limit: number,
): Promise<readonly LockedClock[]> {
  // The request first, as every act at the desk does: whoever holds it and wants the clock never waits for us.
  const rows = await unit.tx.$queryRaw<{ id: string }[]>`
    select c.id from request r join clock c on c.request_id = r.id
    where c.met_at is null and c.calendar_seq < ${seq} order by r.id, c.id limit ${limit} for update of r`;
  return lockClocks(
    unit,
    rows.map(({ id }) => id),
  );
}

/** Open clocks `c` whose newest decisive row is an officer's, to the very date that the calendar gives now. */
const agreedNow = Prisma.sql`
  join lateral (select d.kind, d.old_due, d.new_due from date_change d
    where d.clock_id = c.id and d.kind in ('earlier', 'agreed') order by d.seq desc limit 1) d on true
  where c.met_at is null and c.by_calendar is not null and d.kind = 'agreed' and d.old_due = c.due_on
    and d.new_due = (c.by_calendar ->> 'due')::date`;

/** True when some open clock waits to be counted anew or moved: for whoever looks after lost jobs. */
export async function hasUncounted(unit: Unit): Promise<boolean> {
  const [row] = await unit.tx.$queryRaw<{ is: boolean }[]>`
    select exists (select from clock where met_at is null
        and calendar_seq < (select coalesce(max(seq), 0) from calendar_verdict where verdict = 'agreed'))
      or exists (select from clock c ${agreedNow}) as is`;
  return row?.is === true;
}

/** At most this many open clocks that an officer lets move to the later date, and that have not moved yet. */
export async function lockAgreed(unit: Unit, limit: number): Promise<readonly LockedClock[]> {
  const rows = await unit.tx.$queryRaw<{ id: string }[]>`
    select c.id from request r join clock c on c.request_id = r.id
    ${agreedNow}
    order by r.id, c.id limit ${limit} for update of r`;
  return lockClocks(
    unit,
    rows.map(({ id }) => id),
  );
}

/** Open clocks whose promised date is earlier than the calendar's: of one request, or of all. */
export async function lockKept(unit: Unit, requestId?: string): Promise<readonly LockedClock[]> {
  if (requestId !== undefined && !isUuid(requestId)) return [];
  const rows = await unit.tx.$queryRaw<{ id: string }[]>`
    select c.id from request r join clock c on c.request_id = r.id
    where c.met_at is null and c.by_calendar is not null
      and (${requestId ?? null}::uuid is null or r.id = ${requestId ?? null}::uuid)
    order by r.id, c.id for update of r`;
  return lockClocks(
    unit,
    rows.map(({ id }) => id),
  );
}

const clockColumns = {
  ...{ id: true, ruleId: true, startedAt: true, trace: true, byCalendar: true, calendarSeq: true },
  request: {
    select: {
      ...{ id: true, number: true, type: true, locale: true },
      ...{ accountId: true, assigneeId: true },
    },
  },
} as const;

type ClockRow = Prisma.ClockGetPayload<{ select: typeof clockColumns }>;

async function lockClocks(unit: Unit, ids: readonly string[]): Promise<readonly LockedClock[]> {
  if (ids.length === 0) return [];
  await unit.tx.$queryRaw`
    select id from clock where id = any(${ids}::uuid[]) order by id for update`;
  // Read only now: what was met while we waited is met.
  const rows = await unit.tx.clock.findMany({
    where: { id: { in: [...ids] }, metAt: null },
    orderBy: { id: "asc" },
    select: clockColumns,
  });
  return rows.map(lockedOf);
}

function lockedOf({ trace, byCalendar, request, ...row }: ClockRow): LockedClock {
  const { id: requestId, ...about } = request;
  return {
    ...row,
    ...about,
    requestId: asId<RequestId>(requestId),
    // Both were written from a Deadline: by `startClock` or by `setClocks`.
    deadline: trace as unknown as Deadline,
    ...(byCalendar === null ? {} : { byCalendar: byCalendar as unknown as Deadline }),
  };
}

function columnOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
