import type { AccountId } from "#lib/kernel/ids.ts";
import { dateIn, instantOf } from "#lib/kernel/time.ts";
import {
  governedBy,
  noticeIdOf,
  noticeIds,
  noticeInForce,
  noticeRef,
  type NoticeVersion,
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
 * Notices that changed, or are to change, after the account began, and that still matter: coming, waiting for an answer, or
 * new in the last 30 days. A text that governed before the account began is no news; nothing for anybody but the person.
 */
export async function noticeNews(unit: Unit): Promise<readonly NoticeNews[]> {
  if (unit.actor.kind !== "subject") return [];
  const { accountId } = unit.actor;
  const operator = currentOperator();
  const today = dateIn(operator.zone, unit.now);
  const since = await accountSince(unit, accountId);
  const told = await toldAt(unit);
  const decisions = await noticeDecisionsOf(unit, accountId);
  /** Told of, or in force, after this moment. */
  const isAfter = ({ notice, from }: NoticeVersion, moment: Temporal.Instant): boolean => {
    const at = told.get(noticeRef(notice));
    if (at !== undefined && Temporal.Instant.compare(at, moment) >= 0) return true;
    return from !== undefined && from.toString() > dateIn(operator.zone, moment).toString();
  };
  const oldest = unit.now.subtract({ hours: 24 * shownDays });
  return noticeIds(operator).flatMap((id) => {
    const versions = noticeVersions(operator, id, today);
    return versions.flatMap((version) => {
      if (version.state === "past" || !isAfter(version, since)) return [];
      const decision = decisions.get(noticeRef(version.notice));
      const news = newsOf(
        operator,
        { version, hasBefore: versions[0] !== version, today },
        decision,
      );
      return news.asks || version.state === "coming" || isAfter(version, oldest) ? [news] : [];
    });
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
  const since = await accountSince(unit, accountId);
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
  shown: {
    readonly version: NoticeVersion;
    readonly hasBefore: boolean;
    readonly today: Temporal.PlainDate;
  },
  decision: NoticeDecision | undefined,
): NoticeNews {
  const { version, hasBefore, today } = shown;
  const { notice, from } = version;
  const id = noticeIdOf(notice);
  const governs = governedBy(operator, id, version.state === "coming" ? (from ?? today) : today);
  const isAsked = operator.notice.acceptance === "ask";
  return {
    ...{ ref: noticeRef(notice), noticeId: id, version: notice.version, titles: notice.titles },
    services: governs.map(({ names }) => names),
    ...(notice.changes === undefined ? {} : { changes: notice.changes }),
    ...(from === undefined ? {} : { from: from.toString() }),
    state: version.state === "coming" ? "coming" : "in-force",
    hasBefore,
    asks: isAsked && decision === undefined,
    mayAccept: isAsked && decision?.decision !== "accepted",
    ...(decision === undefined ? {} : { decision }),
  };
}

/** When people began to be told of each version. */
async function toldAt({ tx }: Unit): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await tx.announcement.findMany({
    where: { kind: "notice" },
    select: { ref: true, begunAt: true },
  });
  return new Map(rows.map(({ ref, begunAt }) => [ref, instantOf(begunAt)]));
}

async function accountSince(unit: Unit, accountId: AccountId): Promise<Temporal.Instant> {
  const { createdAt } = await unit.tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { createdAt: true },
  });
  return instantOf(createdAt);
}
