import type { AccountId } from "#lib/kernel/ids.ts";
import { dateIn, instantOf } from "#lib/kernel/time.ts";
import {
  effectiveDay,
  governedBy,
  noticeByRef,
  noticeIdOf,
  noticeInForce,
  noticeRef,
  noticeVersions,
} from "#lib/operator/core/notice-choice.ts";
import type { Notice } from "#lib/operator/core/notice.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type {
  AppliedNotices,
  ApplyingNotice,
  NoticeDecision,
  NoticeNews,
  SuccessionNews,
} from "./core/notice-views.ts";
import type { ConsentReceipt } from "./core/views.ts";
import { noticeDecisionsOf } from "./notice-store.ts";
import { consentReceipts } from "./queries.ts";

/** Days for which a change that asks nothing stays on the home page after it has come into force. */
const shownDays = 30;

/**
 * Changed notices that the person was told of and that still matter: coming, waiting for an answer, or new in the last 30
 * days. Only what changed after the account began; nothing for anybody else.
 */
export async function noticeNews(unit: Unit): Promise<readonly NoticeNews[]> {
  if (unit.actor.kind !== "subject") return [];
  const { accountId } = unit.actor;
  const since = await accountSince(unit, accountId);
  const announced = await unit.tx.announcement.findMany({
    where: { kind: "notice", begunAt: { gte: since } },
    orderBy: { begunAt: "desc" },
    select: { ref: true, begunAt: true },
  });
  if (announced.length === 0) return [];
  const operator = currentOperator();
  const decisions = await noticeDecisionsOf(unit, accountId);
  const oldest = unit.now.subtract({ hours: 24 * shownDays });
  return announced.flatMap(({ ref, begunAt }) => {
    const notice = noticeByRef(operator, ref);
    const news = notice && newsOf(operator, notice, unit.now, decisions.get(ref));
    if (news === undefined) return [];
    const isRecent = Temporal.Instant.compare(instantOf(begunAt), oldest) >= 0;
    return news.asks || news.state === "coming" || isRecent ? [news] : [];
  });
}

/** New operators from their announcement on; those whose data moved longer than a month ago are left to the notices page. */
export function successionNews(
  operator: Operator,
  now: Temporal.Instant,
): readonly SuccessionNews[] {
  const today = dateIn(operator.zone, now);
  const oldest = today.subtract({ days: shownDays }).toString();
  return successions(operator, today).filter(({ moves }) => moves >= oldest);
}

/** Every new operator that was announced up to a day, the newest first. */
export function successions(
  operator: Operator,
  today: Temporal.PlainDate,
): readonly SuccessionNews[] {
  const day = today.toString();
  return operator.successions
    .filter(({ announced }) => announced <= day)
    .map(({ clause, ...one }) => ({
      ...one,
      // On the day itself they move; before it nothing has.
      hasMoved: one.moves <= day,
      ...(clause === undefined ? {} : { clause }),
    }))
    .toSorted((a, b) => b.moves.localeCompare(a.moves));
}

/** Which text governed each service on a day (today, when none is named), and what this person decided under it. */
export async function appliedNotices(
  unit: Unit,
  on?: Temporal.PlainDate,
): Promise<AppliedNotices | null> {
  if (unit.actor.kind !== "subject") return null;
  const { accountId } = unit.actor;
  const operator = currentOperator();
  const today = dateIn(operator.zone, unit.now);
  const decisions = await noticeDecisionsOf(unit, accountId);
  const receipts = await consentReceipts(unit);
  const since = instantOf(await accountSince(unit, accountId));
  return {
    on: (on ?? today).toString(),
    today: today.toString(),
    accountSince: dateIn(operator.zone, since).toString(),
    services: operator.services.map((service) =>
      applying(operator, service, { on: on ?? today, today, decisions, receipts }),
    ),
  };
}

function applying(
  operator: Operator,
  service: Operator["services"][number],
  known: {
    readonly on: Temporal.PlainDate;
    readonly today: Temporal.PlainDate;
    readonly decisions: ReadonlyMap<string, NoticeDecision>;
    readonly receipts: readonly ConsentReceipt[];
  },
): ApplyingNotice {
  const base = { service: service.id, names: service.names };
  const notice = noticeInForce(operator, service.id, known.on);
  if (notice === undefined) return { ...base, consents: [] };
  const ref = noticeRef(notice);
  const row = noticeVersions(operator, noticeIdOf(notice), known.today).find(
    (one) => one.notice === notice,
  );
  const decision = known.decisions.get(ref);
  return {
    ...base,
    notice: {
      ...{ ref, noticeId: noticeIdOf(notice), version: notice.version, titles: notice.titles },
      ...(notice.posted === undefined ? {} : { posted: notice.posted }),
      ...(row?.from === undefined ? {} : { from: row.from.toString() }),
      ...(row?.until === undefined ? {} : { until: row.until.toString() }),
      state: row?.state ?? "in-force",
    },
    ...(decision === undefined ? {} : { decision }),
    consents: known.receipts.filter((one) => one.service === service.id && isUnder(one, notice)),
  };
}

/** Older entries of the ledger name the version alone. */
function isUnder(receipt: ConsentReceipt, notice: Notice): boolean {
  return receipt.notice === noticeRef(notice) || receipt.notice === notice.version;
}

function newsOf(
  operator: Operator,
  notice: Notice,
  now: Temporal.Instant,
  decision: NoticeDecision | undefined,
): NoticeNews | undefined {
  const today = dateIn(operator.zone, now);
  const id = noticeIdOf(notice);
  const versions = noticeVersions(operator, id, today);
  const row = versions.find((one) => one.notice === notice);
  if (row === undefined || row.state === "past") return undefined;
  const isAsked = operator.notice.acceptance === "ask";
  const from = effectiveDay(operator, notice)?.toString();
  const governs = governedBy(operator, id, row.from ?? today);
  return {
    ...{ ref: noticeRef(notice), noticeId: id, version: notice.version, titles: notice.titles },
    services: governs.map(({ names }) => names),
    ...(notice.changes === undefined ? {} : { changes: notice.changes }),
    ...(from === undefined ? {} : { from }),
    state: row.state,
    hasBefore: versions[0] !== row,
    asks: isAsked && decision === undefined,
    mayAccept: isAsked && decision?.decision !== "accepted",
    ...(decision === undefined ? {} : { decision }),
  };
}

async function accountSince(unit: Unit, accountId: AccountId): Promise<Date> {
  const { createdAt } = await unit.tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { createdAt: true },
  });
  return createdAt;
}
