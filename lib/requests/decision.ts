import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { OpenCase } from "./desk-case.ts";
import { startFulfilment } from "./fulfilment.ts";
import { moveTo, type LockedRequest } from "./store.ts";

/** What was agreed on. */
export type Agreed = {
  readonly id: string;
  readonly outcome: "approve" | "refuse";
  readonly ground: string;
  readonly words: string;
  /** One person proposed and agreed, after a new sign-in and with a written reason (`secondPerson: single`). */
  readonly isSingle?: boolean;
};

/**
 * Writes an agreed decision: state, ground, notice to the person, log, and the start of its fulfilment. All of it in the
 * transaction of the act that agreed.
 */
export async function carryOutDecision(
  unit: Unit,
  opened: OpenCase,
  agreed: Agreed,
): Promise<LockedRequest> {
  const { actor, request, type } = opened;
  const isApproved = agreed.outcome === "approve";
  const decided = await moveTo(unit, request, isApproved ? "approved" : "refused", {
    decision: agreed.outcome,
    ground: agreed.ground,
    decidedAt: dateOf(unit.now),
    // Only now may the reader's notice be addressed: the second of a case sees its person.
    ...(request.assigneeId === actor.staffId ? {} : { secondId: actor.staffId }),
  });
  await tell(unit, opened, agreed);
  await unit.audit.append({
    action: "request.decided",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    data: {
      outcome: agreed.outcome,
      ground: agreed.ground,
      type: type.id,
      verdict: "agreed",
      by: actor.number,
      ...(agreed.isSingle === true ? { secondPerson: "single" } : {}),
    },
  });
  return isApproved ? startFulfilment(unit, decided, type) : decided;
}

async function tell(unit: Unit, { actor, request, type }: OpenCase, agreed: Agreed): Promise<void> {
  if (request.accountId === null) return;
  const approved = type.fulfilment.by === "archive" ? "request.answered" : "request.approved";
  await unit.notices.notify({
    event: agreed.outcome === "approve" ? approved : "request.refused",
    accountId: asId<AccountId>(request.accountId),
    requestId: request.id,
    // A refusal is signed (law.md section 3), by number: principle 5.
    params: { number: request.number, type: type.id, words: agreed.words, by: actor.number },
    key: `request.decided:${agreed.id}`,
  });
}
