import type { AccountId } from "#lib/kernel/ids.ts";
import { refuse, ok, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { noticeInForce, noticeRef } from "#lib/operator/core/notice-choice.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Decision } from "./core/views.ts";
import { appendEvent, askAgain, lockLedger, newestEvent, type Switch } from "./store.ts";

/** A decision about one switch that the pack knows. */
export type SwitchDecision = Switch & {
  readonly decision: Decision;
  readonly service: string;
  /** `portal`, or `unsubscribe`: the link of a letter. */
  readonly source: "portal" | "unsubscribe";
};

/** The service that a switch belongs to. Refuses what has no switch: an unknown purpose or channel, a carrying consent. */
export function serviceOf(
  operator: Operator,
  { purpose: id, channel }: Switch,
): Result<string, Refusal<"consents.unknown-switch" | "consents.carrying">> {
  const purpose = operator.purposes.find((one) => one.id === id);
  if (purpose?.consent === "carrying") return refuse("consents.carrying");
  if (purpose?.consent !== "free" || !purpose.channels.some((one) => one === channel)) {
    return refuse("consents.unknown-switch");
  }
  return ok(purpose.service ?? operator.services[0]?.id ?? operator.id);
}

/**
 * Writes a decision to the ledger with an effect for each system that has to obey, its audit event, and the job that tells them
 * after `delaySeconds`. The same decision again is no second event: the systems are told again.
 */
export async function decideSwitch(
  unit: Unit,
  accountId: AccountId,
  input: {
    readonly operator: Operator;
    readonly wanted: SwitchDecision;
    readonly delaySeconds: number;
  },
): Promise<{ readonly eventId: string; readonly isNew: boolean }> {
  const { operator, wanted, delaySeconds } = input;
  await lockLedger(unit, accountId);
  const newest = await newestEvent(unit, accountId, wanted);
  const isNew = newest?.decision !== wanted.decision;
  const inForce = noticeInForce(operator, wanted.service, dateIn(operator.zone, unit.now));
  const notice = inForce === undefined ? null : noticeRef(inForce);
  const systems = systemsObeying(operator, wanted);
  const eventId = isNew
    ? await appendEvent(unit, accountId, { ...wanted, notice, systems })
    : newest.id;
  if (!isNew) await askAgain(unit, eventId);
  await unit.queue.enqueue(
    "apply-consent",
    { eventId },
    { startAfter: unit.now.add({ seconds: delaySeconds }) },
  );
  if (isNew) {
    const { service, purpose, channel, source } = wanted;
    await unit.audit.append({
      action: wanted.decision === "given" ? "consent.given" : "consent.withdrawn",
      subject: accountId,
      target: { kind: "consent", id: eventId },
      data: { service, purpose, channel, source, notice },
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
