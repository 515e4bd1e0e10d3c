import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { noticeByRef, noticeIdOf, noticeVersions } from "#lib/operator/core/notice-choice.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { decideOnNotice } from "../notice-store.ts";

type Problem = Refusal<
  | "consents.not-yours"
  | "consents.notice-unknown"
  | "consents.notice-over"
  | "consents.notice-not-asked"
>;

/**
 * The person accepts a version of a notice that governs or is coming: one row in the ledger of notices and the audit event
 * `notice.accepted`. A second click, or sixteen at once, is the same row. Whoever refused before may still accept.
 *
 * Refuses `consents.not-yours` (nobody else accepts), `notice-unknown` (the pack holds no such version), `notice-over` (a
 * newer text took its place) and `notice-not-asked` (this operator tells and does not ask).
 */
export async function acceptNotice(
  unit: Unit,
  input: { readonly ref: string },
): Promise<Result<{ readonly isNew: boolean }, Problem>> {
  const { actor } = unit;
  if (actor.kind !== "subject") return refuse("consents.not-yours");
  const operator = currentOperator();
  const notice = noticeByRef(operator, input.ref);
  if (notice === undefined) return refuse("consents.notice-unknown");
  const today = dateIn(operator.zone, unit.now);
  const versions = noticeVersions(operator, noticeIdOf(notice), today);
  const state = versions.find((one) => one.notice === notice)?.state;
  if (state === "past") return refuse("consents.notice-over");
  if (operator.notice.acceptance !== "ask") return refuse("consents.notice-not-asked");
  return ok(await decideOnNotice(unit, actor.accountId, { notice, decision: "accepted" }));
}
