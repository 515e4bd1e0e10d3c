import type { AccountId } from "#lib/kernel/ids.ts";
import { noticeIdOf } from "#lib/operator/core/notice-choice.ts";
import type { Notice } from "#lib/operator/core/notice.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { NoticeDecision, NoticeVerdict } from "./core/notice-views.ts";
import { lockLedger } from "./store.ts";

const columns = { notice: true, version: true, decision: true, at: true, requestId: true } as const;

/** The newest word of a person on each version, by `noticeRef`. */
export async function noticeDecisionsOf(
  unit: Unit,
  accountId: AccountId,
): Promise<ReadonlyMap<string, NoticeDecision>> {
  const rows = await unit.tx.noticeDecision.findMany({
    where: { accountId },
    orderBy: { seq: "asc" },
    select: columns,
  });
  return new Map(
    rows.map(({ notice, version, decision, at, requestId }) => [
      `${notice}/${version}`,
      {
        decision: decision === "accepted" ? "accepted" : "refused",
        at: at.toISOString(),
        ...(requestId === null ? {} : { requestId }),
      },
    ]),
  );
}

/**
 * Appends what a person decided about a version, with its audit event; the same decision again is no second row. Whoever
 * comes at the same moment waits. A refusal names the request that it filed.
 */
export async function decideOnNotice(
  unit: Unit,
  accountId: AccountId,
  decided: {
    readonly notice: Notice;
    readonly decision: NoticeVerdict;
    readonly requestId?: string;
  },
): Promise<{ readonly isNew: boolean }> {
  const { notice, decision, requestId } = decided;
  await lockLedger(unit, accountId);
  const where = { accountId, notice: noticeIdOf(notice), version: notice.version };
  const newest = await unit.tx.noticeDecision.findFirst({
    where,
    orderBy: { seq: "desc" },
    select: { decision: true },
  });
  if (newest?.decision === decision && requestId === undefined) return { isNew: false };
  await unit.tx.noticeDecision.createMany({
    data: [{ ...where, decision, requestId: requestId ?? null, at: dateOf(unit.now) }],
  });
  await unit.audit.append({
    action: decision === "accepted" ? "notice.accepted" : "notice.refused",
    subject: accountId,
    data: { notice: where.notice, version: where.version },
  });
  return { isNew: true };
}

/** The number of a request of this person that refuses this version and is not over; null where there is none. */
export async function openRefusal(
  unit: Unit,
  accountId: AccountId,
  ref: string,
): Promise<string | null> {
  const [notice = "", version = ""] = splitRef(ref);
  const rows = await unit.tx.noticeDecision.findMany({
    where: { accountId, notice, version, decision: "refused" },
    select: { requestId: true },
  });
  const ids = rows.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  if (ids.length === 0) return null;
  const open = await unit.tx.request.findFirst({
    where: { accountId, id: { in: ids }, closedAt: null },
    select: { number: true },
  });
  return open?.number ?? null;
}

function splitRef(ref: string): readonly string[] {
  const at = ref.indexOf("/");
  return [ref.slice(0, at), ref.slice(at + 1)];
}
