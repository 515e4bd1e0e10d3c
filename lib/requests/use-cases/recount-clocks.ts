import { randomUUID } from "node:crypto";
import { instantOf } from "#lib/kernel/time.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import { deskCalendar, type DecidedChange } from "#lib/operator/calendar-days.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import { fault } from "#lib/platform/logger.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { crosses, recounted } from "../core/recount.ts";
import {
  insertDateChanges,
  lockAgreed,
  lockUncounted,
  markCounted,
  setClocks,
  type DateChangeRow,
  type LockedClock,
} from "../date-changes.ts";
import { tellOfDates, type Told } from "../date-change-words.ts";
import { datesOf, type Dates } from "../deadlines.ts";

export type RecountedClocks = {
  readonly looked: number;
  readonly earlier: number;
  readonly kept: number;
  readonly later: number;
};

/** Clocks in one transaction: few enough that nobody at the desk waits for it. */
const batchSize = 50;

/**
 * Counts every open clock anew that a decision about the calendar may touch, and moves those that an officer let move later.
 * An earlier date is taken at once, a later one is only written beside the promised one (`recounted`). What was met never
 * changes. Each batch is one transaction with its history, log and notices: cut off anywhere, the next run goes on from
 * there, and two at once do nothing twice.
 */
export async function recountClocks(workspace: Workspace): Promise<RecountedClocks> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker counts clocks anew.");
  const sum = { looked: 0, earlier: 0, kept: 0, later: 0 };
  for (const work of [countBatch, moveBatch]) {
    for (;;) {
      const done = await workspace.unit(work);
      if (done.looked === 0) break;
      for (const key of ["looked", "earlier", "kept", "later"] as const) sum[key] += done[key];
      await failPoint("recount.after-batch");
    }
  }
  return sum;
}

async function countBatch(unit: Unit): Promise<RecountedClocks> {
  const { changes, seq: newest } = await deskCalendar(unit);
  const dates = await datesOf(unit);
  const clocks = await lockUncounted(unit, newest, batchSize);
  const counted = clocks.map((clock) => countAnew(clock, { changes, dates, newest }));
  const touched = counted.flatMap((one) => (one.next === undefined ? [] : [one.next]));
  const told = counted.flatMap(({ told: one }) => (one === undefined ? [] : [one]));
  await insertDateChanges(
    unit,
    told.map(({ row }) => row),
  );
  await setClocks(unit, touched);
  await markCounted(
    unit,
    counted.flatMap(({ clock, next }) => (next === undefined ? [clock.id] : [])),
    newest,
  );
  await tellOfDates(unit, told);
  const of = (kind: DateChangeRow["kind"]) => told.filter(({ row }) => row.kind === kind).length;
  return { looked: clocks.length, earlier: of("earlier"), kept: of("kept"), later: 0 };
}

type Counting = {
  readonly changes: readonly DecidedChange[];
  readonly dates: Dates;
  readonly newest: bigint;
};

function countAnew(clock: LockedClock, { changes, dates, newest }: Counting) {
  const touching = changes.filter((one) => one.seq > clock.calendarSeq && crosses(one, clock));
  const change = touching.at(-1);
  if (change === undefined) return { clock };
  const now = deadlineNow(clock, dates);
  if (now === undefined) return { clock };
  const { row, ...next } = recounted(clock, now);
  const set = { id: clock.id, calendarSeq: newest, ...next };
  if (row === undefined) return { clock, next: set };
  const told: Told = { clock, row: { id: randomUUID(), clock, changeId: change.id, ...row } };
  return { clock, next: set, told };
}

/** Nothing where it cannot be counted any more (a rule that left the pack): the promised date stands, and the log says so. */
function deadlineNow({ id, ruleId, startedAt }: LockedClock, dates: Dates): Deadline | undefined {
  try {
    return dates.deadlineFor(ruleId, instantOf(startedAt));
  } catch (error) {
    fault("clock.recount-failed", error, { clockId: id });
    return undefined;
  }
}

/** Those that an officer agreed to move later: the officer's row of history says to which date, and why. */
async function moveBatch(unit: Unit): Promise<RecountedClocks> {
  const clocks = await lockAgreed(unit, batchSize);
  const agreed = await unit.tx.dateChange.findMany({
    where: { clockId: { in: clocks.map(({ id }) => id) }, kind: "agreed" },
    orderBy: { seq: "asc" },
    select: { clockId: true, changeId: true, staffId: true, staffNumber: true, reason: true },
  });
  const byClock = new Map(agreed.map((row) => [row.clockId, row]));
  const told = clocks.flatMap((clock): Told[] => {
    const row = byClock.get(clock.id);
    const { deadline, byCalendar } = clock;
    if (row?.staffId == null || row.staffNumber === null || byCalendar === undefined) return [];
    const staff = { id: row.staffId, number: row.staffNumber };
    return [
      {
        clock,
        row: {
          ...{ id: randomUUID(), clock, kind: "later", staff },
          ...{ oldDue: deadline.due, newDue: byCalendar.due },
          ...(row.changeId === null ? {} : { changeId: row.changeId }),
          ...(row.reason === null ? {} : { reason: row.reason }),
        },
      },
    ];
  });
  await insertDateChanges(
    unit,
    told.map(({ row }) => row),
  );
  await setClocks(
    unit,
    clocks.flatMap(({ id, byCalendar, calendarSeq }) =>
      byCalendar === undefined ? [] : [{ id, deadline: byCalendar, calendarSeq }],
    ),
  );
  await tellOfDates(unit, told);
  return { looked: clocks.length, earlier: 0, kept: 0, later: told.length };
}
