import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { noticeInForce, noticeRef } from "#lib/operator/core/notice-choice.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { applyEvent } from "../apply-event.ts";
import type { Decision } from "../core/views.ts";
import { appendEvent, askAgain, lockLedger, newestEvent, type Switch } from "../store.ts";

type Problem = Refusal<"consents.not-yours" | "consents.unknown-switch" | "consents.carrying">;

const patienceMs = 3_000;
const retryAfterSeconds = 10;

/**
 * Turns one switch of the person who is signed in: written to the ledger at once, told to the systems within the same
 * call, and read back. A system that does not answer in three seconds is told by the job `apply-consent`; the decision
 * stands meanwhile. Level 1, no reason, nothing asked twice. A second call with the same decision adds no event and tells
 * the systems again. In one transaction: event, effects, job, audit event `consent.given` or `consent.withdrawn`.
 *
 * Refuses `consents.not-yours` (nobody but the person decides), `consents.unknown-switch` (no such purpose or channel)
 * and `consents.carrying` (ending it ends a service: that is a request of type `withdrawal`).
 */
export async function setConsent(
  workspace: Workspace,
  input: Switch & { readonly decision: Decision },
): Promise<Result<{ readonly eventId: string; readonly isNew: boolean }, Problem>> {
  const { actor } = workspace;
  if (actor.kind !== "subject") return refuse("consents.not-yours");
  const operator = currentOperator();
  const purpose = operator.purposes.find(({ id }) => id === input.purpose);
  if (purpose?.consent === "carrying") return refuse("consents.carrying");
  if (purpose?.consent !== "free" || !purpose.channels.some((one) => one === input.channel)) {
    return refuse("consents.unknown-switch");
  }
  const service = purpose.service ?? operator.services[0]?.id ?? operator.id;
  const decided = await workspace.unit((unit) =>
    decide(unit, actor.accountId, { ...input, service, operator }),
  );
  await Promise.race([applyEvent(workspace, decided.eventId), patience()]);
  return ok(decided);
}

async function decide(
  unit: Unit,
  accountId: AccountId,
  input: Switch & {
    readonly decision: Decision;
    readonly service: string;
    readonly operator: Operator;
  },
): Promise<{ readonly eventId: string; readonly isNew: boolean }> {
  const { purpose, channel, decision, service, operator } = input;
  await lockLedger(unit, accountId);
  const newest = await newestEvent(unit, accountId, input);
  const isNew = newest?.decision !== decision;
  const today = dateIn(operator.zone, unit.now);
  const inForce = noticeInForce(operator, service, today);
  const notice = inForce === undefined ? null : noticeRef(inForce);
  const event = { purpose, channel, decision, service, notice };
  const systems = systemsObeying(operator, input);
  const eventId = isNew ? await appendEvent(unit, accountId, { ...event, systems }) : newest.id;
  if (!isNew) await askAgain(unit, eventId);
  // Runs only if this call dies or a system is silent: by then there is usually nothing left to do.
  await unit.queue.enqueue(
    "apply-consent",
    { eventId },
    { startAfter: unit.now.add({ seconds: retryAfterSeconds }) },
  );
  if (isNew) {
    await unit.audit.append({
      action: decision === "given" ? "consent.given" : "consent.withdrawn",
      subject: accountId,
      target: { kind: "consent", id: eventId },
      data: { service, purpose, channel, source: "portal", notice: event.notice },
    });
  }
  return { eventId, isNew };
}

function systemsObeying(operator: Operator, { purpose, channel }: Switch): readonly string[] {
  return operator.systems
    .filter((system) =>
      system.collections.some(({ consents }) =>
        consents.some((binding) => binding.purpose === purpose && binding.channel === channel),
      ),
    )
    .map(({ id }) => id);
}

async function patience(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, patienceMs).unref();
  });
}
