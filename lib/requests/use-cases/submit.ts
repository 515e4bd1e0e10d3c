import { randomUUID } from "node:crypto";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateIn, dateOf } from "#lib/kernel/time.ts";
import { assuranceAsked } from "#lib/operator/core/request-types.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { blindIndex, hex, isSameBytes } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import type { PlanView } from "#lib/fulfilment/core/plan.ts";
import { preview } from "#lib/fulfilment/preview.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { isTypedWord } from "../typed-word.ts";
import { openStates } from "../core/lifecycle.ts";
import { datesOf } from "../deadlines.ts";
import { maskOf } from "../person.ts";
import { startSelfService } from "../self-service.ts";
import { nextNumber, planHash, sealDetails, startClock, storePlan } from "../store.ts";
import { requestType } from "../types/registry.ts";
import type { RequestType } from "../types/request-type.ts";

export type SubmitInput = {
  readonly type: string;
  readonly details: Readonly<Record<string, string>>;
  /** One random key per shown form. */
  readonly submitKey: string;
  /** The word typed to confirm, where the type asks for one. */
  readonly typed?: string;
  /** `planHash` of the plan that was shown: another plan by now is shown again before anything is filed. */
  readonly planHash?: string;
};

export type SubmitRefusal = Refusal<
  | "requests.not-allowed"
  | "requests.type-unknown"
  | "requests.step-up-needed"
  | "requests.details-invalid"
  | "requests.word-wrong"
  | "requests.systems-silent"
  | "requests.plan-changed"
  | "requests.already-open"
>;

export type Submitted = {
  readonly id: RequestId;
  readonly number: string;
  readonly isNew: boolean;
};

/**
 * Files a request of the signed-in person: number, due dates, plan where the type has one, log and receipt in one
 * transaction. The same form sent twice, or sixteen times at once, is one request and one receipt.
 *
 * Refuses `step-up-needed` below the type's level or what the pack asks for, `details-invalid`, `word-wrong`, `systems-silent` when a plan cannot be
 * complete, `plan-changed` when it is no longer the one shown, `already-open` (with its number) for a type that is
 * filed one at a time. A type served by the portal itself is approved in the same transaction.
 */
export async function submit(
  workspace: Workspace,
  input: SubmitInput,
): Promise<Result<Submitted, SubmitRefusal>> {
  const { actor } = workspace;
  const type = requestType(input.type);
  if (actor.kind !== "subject") return refuse("requests.not-allowed");
  if (type === undefined || !currentOperator().requests.includes(type.id)) {
    return refuse("requests.type-unknown");
  }
  const level = Math.max(type.level, assuranceAsked(currentOperator(), type.id));
  if (actor.level < level) return refuse("requests.step-up-needed");
  const details = type.details.safeParse(input.details);
  if (!details.success) return refuse("requests.details-invalid");
  if (type.needsWord && !isTypedWord(type.id, input.typed ?? "")) {
    return refuse("requests.word-wrong");
  }
  const submitKey = keyOf(actor, input.submitKey);
  const filed = await workspace.unit((unit) => alreadyFiled(unit, submitKey));
  if (filed !== null) return ok(filed);
  const plan = type.needsPlan ? (await preview(workspace, actor.accountId)).view : undefined;
  if (plan !== undefined && plan.failed.length > 0) {
    return refuse("requests.systems-silent", { systems: plan.failed.join(", ") });
  }
  if (plan !== undefined && !isShownPlan(plan, input.planHash)) {
    return refuse("requests.plan-changed");
  }
  const mask = await maskOf(workspace, actor.accountId);
  const settled = await (type.settle?.(workspace, actor.accountId, details.data) ?? details.data);
  const parts = { type, details: settled, submitKey, mask };
  return workspace.unit((unit) =>
    file(unit, actor, plan === undefined ? parts : { ...parts, plan }),
  );
}

type Parts = {
  readonly type: RequestType;
  readonly details: Readonly<Record<string, string>>;
  readonly submitKey: string;
  readonly mask: string;
  readonly plan?: PlanView;
};

async function file(
  unit: Unit,
  actor: SubjectActor,
  parts: Parts,
): Promise<Result<Submitted, SubmitRefusal>> {
  const { tx, now } = unit;
  // One at a time per person: a second click waits here and then finds the first one's request.
  await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended(${`request:${actor.accountId}`}, 0))) as held`;
  const filed = await alreadyFiled(unit, parts.submitKey);
  if (filed !== null) return ok(filed);
  const open = parts.type.isOneAtATime ? await openOf(unit, actor.accountId, parts.type.id) : null;
  if (open !== null) return refuse("requests.already-open", { number: open });
  const twin = await parts.type.twin?.(unit, actor.accountId, parts.details);
  if (typeof twin === "string") return refuse("requests.already-open", { number: twin });
  const id = asId<RequestId>(randomUUID());
  const number = await nextNumber(tx, dateIn(currentOperator().zone, now).year);
  await tx.request.createMany({
    data: [
      {
        id,
        number,
        type: parts.type.id,
        state: "open",
        accountId: actor.accountId,
        subjectHash: blindIndex("request-subject", actor.accountId),
        personMask: parts.mask,
        locale: unit.locale,
        detailsSealed: sealDetails(id, parts.details),
        // Signed in by a proven address; erasing takes the second proof as well.
        verifiedAt: dateOf(now),
        assurance: actor.level,
        receivedAt: dateOf(now),
        submitKey: parts.submitKey,
      },
    ],
  });
  const deadlines = await startClocks(unit, id, parts.type.id);
  if (parts.plan !== undefined) await storePlan(unit, id, parts.plan);
  await parts.type.filed?.(unit, {
    accountId: actor.accountId,
    requestId: id,
    details: parts.details,
  });
  if (parts.type.isSelfService) await startSelfService(unit, parts.type, id);
  await tell(unit, actor, { id, number, type: parts.type, deadlines });
  return ok({ id, number, isNew: true });
}

async function startClocks(
  unit: Unit,
  id: RequestId,
  typeId: string,
): Promise<readonly Deadline[]> {
  const { calendarSeq, ...dates } = await datesOf(unit);
  const deadlines = dates.deadlinesAtReceipt(typeId, unit.now);
  for (const deadline of deadlines) {
    await startClock(unit, id, { startedAt: unit.now, deadline, calendarSeq });
  }
  return deadlines.toSorted((a, b) => a.due.localeCompare(b.due));
}

async function tell(
  unit: Unit,
  actor: SubjectActor,
  filed: {
    readonly id: RequestId;
    readonly number: string;
    readonly type: RequestType;
    readonly deadlines: readonly Deadline[];
  },
): Promise<void> {
  const { id, number, type, deadlines } = filed;
  const due = deadlines.map((one) => one.due);
  await unit.notices.notify({
    event: "request.received",
    accountId: actor.accountId,
    requestId: id,
    params: { number, type: type.id, due: due.at(-1) ?? "" },
    key: `request.received:${id}`,
    // An erasure asked for by somebody else must not go unseen: every proven address hears of it.
    to: type.level === 2 ? "all" : "preferred",
  });
  // Last: appending holds the head of the log until the transaction ends.
  await unit.audit.append({
    action: "request.submitted",
    target: { kind: "request", id },
    requestId: id,
    subject: actor.accountId,
    data: {
      type: type.id,
      number,
      channel: "portal",
      rules: deadlines.map(({ rule }) => rule),
      due: [...due],
    },
  });
}

async function alreadyFiled(unit: Unit, submitKey: string): Promise<Submitted | null> {
  const row = await unit.tx.request.findUnique({
    where: { submitKey },
    select: { id: true, number: true },
  });
  return row === null ? null : { id: asId<RequestId>(row.id), number: row.number, isNew: false };
}

async function openOf(unit: Unit, accountId: string, type: string): Promise<string | null> {
  const row = await unit.tx.request.findFirst({
    where: { accountId, type, state: { in: [...openStates] } },
    select: { number: true },
  });
  return row?.number ?? null;
}

/** Bound to the person, and nothing that names the person: the row outlives them. */
function keyOf(actor: SubjectActor, submitKey: string): string {
  return hex(blindIndex("submit-key", `${actor.accountId}:${submitKey}`));
}

function isShownPlan(plan: PlanView, shown: string | undefined): boolean {
  if (shown === undefined) return true;
  return isSameBytes(planHash(plan), new Uint8Array(Buffer.from(shown, "hex")));
}
