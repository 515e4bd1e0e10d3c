import type { StaffActor } from "#lib/kernel/actor.ts";
import { hasRole } from "#lib/kernel/actor.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { dateIn, instantOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { dueGroup } from "./core/clocks.ts";
import { awaitsSecond, isWorking, mayDecide, nextActOf, type CaseFacts } from "./core/desk-acts.ts";
import { openStates } from "./core/lifecycle.ts";
import {
  dueGroups,
  queueViews,
  type QueueFilter,
  type QueueRow,
  type QueueView,
  type QueueViewName,
} from "./core/views.ts";
import { factsOf } from "./desk-case.ts";
import { datesOf, today, type Dates } from "./deadlines.ts";
import { stateOf } from "./reading.ts";
import { storedType } from "./types/registry.ts";

/**
 * The queue of the desk: everything open, by due date, masked, in groups with counts; null for whoever may not see
 * cases. Closed ones are a view of their own, the newest hundred.
 */
export async function queue(unit: Unit, filter: QueueFilter): Promise<QueueView | null> {
  const { actor, now } = unit;
  if (!hasRole(actor, "agent", "officer", "auditor")) return null;
  const all = await readRows(unit, actor, "open");
  const closed = filter.view === "closed" ? await readRows(unit, actor, "closed") : [];
  const day = today(now);
  const inView = filter.view === "closed" ? closed : all.filter((row) => isIn(row, filter.view));
  const ofType = inView.filter(({ type }) => filter.type === undefined || type === filter.type);
  const shown = ofType.filter(({ due }) => !filter.due || dueGroup(due, day) === filter.due);
  const verified = shown.filter(({ state }) => state !== "unverified");
  return {
    today: day,
    at: now.toString(),
    filter,
    groups: dueGroups.map((group) => {
      const rows = verified.filter(({ due }) => dueGroup(due, day) === group);
      return { group, total: rows.length, rows };
    }),
    unverified: shown.filter(({ state }) => state === "unverified"),
    counts: {
      views: {
        ...tally(queueViews, (view) => all.filter((row) => isIn(row, view)).length),
        closed: await unit.tx.request.count({ where: { state: { notIn: [...openStates] } } }),
      },
      due: tally(dueGroups, (g) => ofType.filter(({ due }) => dueGroup(due, day) === g).length),
      types: Object.fromEntries(
        [...new Set(inView.map(({ type }) => type))]
          .toSorted()
          .map((type) => [type, inView.filter((row) => row.type === type).length]),
      ),
    },
  };
}

async function readRows(
  unit: Unit,
  actor: StaffActor,
  part: "open" | "closed",
): Promise<readonly QueueRow[]> {
  const isClosed = part === "closed";
  const rows = await unit.tx.request.findMany({
    where: isClosed ? { state: { notIn: [...openStates] } } : { state: { in: [...openStates] } },
    orderBy: isClosed ? { closedAt: "desc" } : { receivedAt: "asc" },
    take: isClosed ? 100 : 10_000,
    select: {
      ...{ id: true, number: true, type: true, state: true, accountId: true, verifiedAt: true },
      ...{ personMask: true, isWaiting: true, receivedAt: true },
      ...{ assigneeId: true, secondId: true, substituteId: true },
      clocks: {
        where: { metAt: null },
        orderBy: { dueOn: "asc" },
        take: 1,
        select: { dueOn: true, ruleId: true, kind: true },
      },
      proposals: { where: { verdict: null }, select: { proposedBy: true, needsSecond: true } },
    },
  });
  const numbers = await staffNumbers(unit);
  const dates = await datesOf(unit);
  const views = rows.map((row) => rowOf(row, { actor, numbers, dates, now: unit.now }));
  return isClosed ? views : views.toSorted((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9"));
}

type Row = Omit<CaseFacts, "state" | "proposal" | "isVerified"> & {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly verifiedAt: Date | null;
  readonly personMask: string | null;
  readonly isWaiting: boolean;
  readonly receivedAt: Date;
  readonly clocks: readonly {
    readonly dueOn: Date;
    readonly ruleId: string;
    readonly kind: string;
  }[];
  readonly proposals: readonly { readonly proposedBy: string; readonly needsSecond: boolean }[];
};

type About = {
  readonly actor: StaffActor;
  readonly numbers: ReadonlyMap<string, number>;
  readonly dates: Dates;
  readonly now: Temporal.Instant;
};

function rowOf(row: Row, { actor, numbers, dates, now }: About): QueueRow {
  const type = storedType(row.type);
  const facts = factsOf({ ...row, state: stateOf(row.state) }, row.proposals[0] ?? null);
  const day = today(now);
  const clock = row.clocks[0];
  const due = clock?.dueOn.toISOString().slice(0, 10);
  const received = dateIn(currentOperator().zone, instantOf(row.receivedAt));
  const assignee = row.assigneeId === null ? undefined : numbers.get(row.assigneeId);
  const second = row.secondId === null ? undefined : numbers.get(row.secondId);
  return {
    ...{ id: row.id, number: row.number, type: row.type, state: facts.state },
    personMask: row.personMask ?? "•••••",
    isWaiting: row.isWaiting,
    ...(clock === undefined || due === undefined
      ? {}
      : {
          due,
          dueRuleId: clock.ruleId,
          dueKind: clock.kind === "own-target" ? ("own-target" as const) : ("last-day" as const),
        }),
    workingDaysLate: due !== undefined && due < day ? dates.workingDaysTo(due, now) : 0,
    ...(assignee === undefined ? {} : { assigneeNumber: assignee }),
    ...(second === undefined ? {} : { secondNumber: second }),
    isMine: isWorking(actor, facts),
    awaitsMe: mayDecide(actor, type, facts) || awaitsSecond(actor, type, facts),
    ageDays: received.until(day, { largestUnit: "days" }).days,
    nextAct: nextActOf(actor, type, facts),
  };
}

function isIn(row: QueueRow, view: QueueViewName): boolean {
  const isClosed = row.nextAct === "none";
  if (view === "closed") return isClosed;
  if (isClosed) return false;
  const tests: Readonly<Record<Exclude<QueueViewName, "closed">, boolean>> = {
    open: true,
    mine: row.isMine,
    second: row.awaitsMe,
    held: row.state === "held",
    "needs-staff": row.state === "needs-staff",
    unassigned: row.assigneeNumber === undefined,
  };
  return tests[view];
}

/** Numbers of all staff, to be shown instead of names. */
export async function staffNumbers(unit: Unit): Promise<ReadonlyMap<string, number>> {
  const rows = await unit.tx.staffMember.findMany({ select: { id: true, number: true } });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function tally<K extends string>(
  keys: readonly K[],
  count: (key: K) => number,
): Readonly<Record<K, number>> {
  return Object.fromEntries(keys.map((key) => [key, count(key)])) as Readonly<Record<K, number>>;
}
