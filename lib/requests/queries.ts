import { asId, isUuid, type RequestId } from "#lib/kernel/ids.ts";
import { planOf, runOf } from "#lib/fulfilment/queries.ts";
import { waitsOf } from "#lib/fulfilment/waits.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { canTakeBack } from "./core/lifecycle.ts";
import type { RequestSummary, RequestView } from "./core/views.ts";
import { datesOf } from "./deadlines.ts";
import { exitOf } from "./exit.ts";
import { storedType } from "./types/registry.ts";
import {
  clockColumns,
  clocksOf,
  decisionOf,
  detailsOf,
  readHistory,
  stateOf,
  type Reading,
} from "./reading.ts";

const summaryColumns = {
  id: true,
  number: true,
  type: true,
  state: true,
  receivedAt: true,
  closedAt: true,
  clocks: { select: clockColumns },
} as const;

/** The requests of the signed-in person, newest first; nothing for anybody else. */
export async function myRequests(unit: Unit): Promise<readonly RequestSummary[]> {
  if (unit.actor.kind !== "subject") return [];
  const rows = await unit.tx.request.findMany({
    where: { accountId: unit.actor.accountId },
    orderBy: { receivedAt: "desc" },
    select: summaryColumns,
  });
  const reading = { now: unit.now, dates: await datesOf(unit) };
  return rows.map((row) => summaryOf(row, reading));
}

/** One request of the signed-in person; null for one that is not theirs, as for one that does not exist. */
export async function myRequest(unit: Unit, id: string): Promise<RequestView | null> {
  const { actor, tx, now } = unit;
  if (actor.kind !== "subject" || !isUuid(id)) return null;
  const row = await tx.request.findFirst({
    where: { id, accountId: actor.accountId },
    select: {
      ...summaryColumns,
      locale: true,
      channel: true,
      assurance: true,
      version: true,
      verifiedAt: true,
      detailsSealed: true,
      certificate: { select: { id: true } },
    },
  });
  if (row === null) return null;
  const requestId = asId<RequestId>(id);
  const history = await readHistory(unit, id, "subject");
  const [decision, plan, run] = [
    await decisionOf(unit, id),
    await planOf(unit, requestId),
    await runOf(unit, requestId),
  ];
  const waits = await waitsOf(unit, { id: requestId, state: row.state }, run);
  const archive = await tx.exportArchive.findUnique({
    where: { requestId: id },
    select: { id: true },
  });
  return {
    ...summaryOf(row, { now, dates: await datesOf(unit) }),
    locale: row.locale,
    channel: row.channel,
    assurance: row.assurance,
    version: row.version,
    canCancel: canTakeBack(stateOf(row.state), row.verifiedAt !== null),
    isSelfService: storedType(row.type).isSelfService,
    details: detailsOf(id, row.detailsSealed, unit.locale),
    staff: staffIn(history),
    history,
    ...(decision === undefined ? {} : { decision }),
    ...(plan === null ? {} : { plan }),
    ...(run === null ? {} : { run }),
    ...(waits === null ? {} : { waits }),
    ...(row.certificate === null ? {} : { certificateId: row.certificate.id }),
    ...(archive === null ? {} : { archiveId: archive.id }),
    ...(storedType(row.type).leadsOut === true
      ? { exit: await exitOf(unit, { ...row, accountId: actor.accountId }) }
      : {}),
  };
}

type SummaryRow = {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly clocks: Parameters<typeof clocksOf>[0];
};

function summaryOf(row: SummaryRow, reading: Reading): RequestSummary {
  const { id, number, type, receivedAt, closedAt } = row;
  return {
    ...{ id, number, type, state: stateOf(row.state), receivedAt: receivedAt.toISOString() },
    ...(closedAt === null ? {} : { closedAt: closedAt.toISOString() }),
    clocks: clocksOf(row.clocks, reading),
  };
}

/** Who works on it, by number. The person may not read the table of staff, and need not: the log carries numbers. */
function staffIn(history: RequestView["history"]): RequestView["staff"] {
  const assignee = history.find(({ key }) => key === "assigned")?.params.assignee;
  const second = history.find(({ key }) => key === "second-named")?.params.second;
  return [
    ...(typeof assignee === "number" ? [{ number: assignee, part: "assignee" as const }] : []),
    ...(typeof second === "number" ? [{ number: second, part: "second" as const }] : []),
  ];
}
