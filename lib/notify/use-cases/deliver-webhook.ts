import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Webhook } from "#lib/operator/core/webhooks.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { packSecret } from "#lib/platform/env.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import { event, fault } from "#lib/platform/logger.ts";
import { callOut } from "#lib/platform/outbound.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { readSigningKeys, signatureHeaders, type SigningKey } from "../core/webhook-signature.ts";
import { waitAfter } from "../core/webhook-tries.ts";

type Taken = {
  readonly id: string;
  readonly webhook: string;
  readonly attempt: number;
  readonly body: string;
  readonly now: Temporal.Instant;
};

type Room = { unit<T>(work: (unit: Unit) => Promise<T>): Promise<T> };

/** Longer than a try can last: whoever takes a delivery has it alone until then. */
const leaseSeconds = 120;

/**
 * The job `deliver-webhook`: one try to hand over one event, with the same id and body every time. 2xx is taken; everything
 * else is tried again later and later, and after the last try given up, with the audit event `webhook.given-up`. What was taken
 * keeps no body. A second worker finds nothing to do, and a killed one's delivery is taken up again: the receiver may hear an
 * event twice, and tells by its id.
 */
export async function deliverWebhook(
  room: Room,
  input: { readonly deliveryId: string },
): Promise<"sent" | "later" | "given-up" | "nothing-to-send"> {
  const taken = await room.unit((unit) => take(unit, input.deliveryId));
  if (taken === null) return "nothing-to-send";
  const problem = await send(taken);
  await failPoint("webhook.after-send");
  if (problem === undefined) {
    await room.unit((unit) => end(unit, taken, "sent"));
    return "sent";
  }
  event("webhook.not-taken", { webhook: taken.webhook, attempt: taken.attempt, code: problem });
  return room.unit((unit) => putOff(unit, taken, problem));
}

async function take({ tx, now }: Unit, id: string): Promise<Taken | null> {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, state: "waiting", nextTryAt: { lte: dateOf(now) } },
    data: { attempts: { increment: 1 }, nextTryAt: dateOf(now.add({ seconds: leaseSeconds })) },
  });
  if (count === 0) return null;
  const row = await tx.webhookDelivery.findUniqueOrThrow({
    where: { id },
    select: { webhook: true, attempts: true, bodySealed: true },
  });
  const body = unseal(row.bodySealed, `webhook.body.${id}`);
  return { id, webhook: row.webhook, attempt: row.attempts, body, now };
}

/** Sends it; what stood in the way comes back as a code. */
async function send({ id, webhook, body, now }: Taken): Promise<string | undefined> {
  const found = currentOperator().webhooks.find((one) => one.id === webhook);
  const settings = found === undefined ? undefined : settingsOf(found);
  if (settings === undefined) return "webhook.not-set-up";
  try {
    return await handOver({ id, body, now }, settings);
  } catch (error) {
    // The environment itself is at fault: a list or a file of authorities that cannot be read.
    fault("webhook.not-set-up", error, { webhook });
    return "webhook.not-set-up";
  }
}

async function handOver(
  { id, body, now }: Pick<Taken, "id" | "body" | "now">,
  settings: NonNullable<ReturnType<typeof settingsOf>>,
): Promise<string | undefined> {
  const seconds = Math.floor(now.epochMilliseconds / 1_000);
  const answer = await callOut({
    ...{ method: "POST", url: settings.url, body },
    headers: {
      "content-type": "application/json",
      ...signatureHeaders(id, seconds, body, settings.keys),
    },
    ...{ firstByteTimeoutMs: 15_000, wholeTimeoutMs: 20_000, answerLimit: 64 * 1024 },
  });
  if (!answer.ok) return answer.error.code;
  const { status } = answer.value;
  return status >= 200 && status < 300 ? undefined : `http.${status}`;
}

/** Address and keys from the environment; undefined where one is missing or malformed. */
export function settingsOf(
  webhook: Webhook,
): { readonly url: string; readonly keys: readonly SigningKey[] } | undefined {
  const url = packSecret(webhook.url.slice(2, -1));
  const keys = readSigningKeys(packSecret(webhook.secret.slice(2, -1)) ?? "");
  return url === undefined || keys === undefined ? undefined : { url, keys };
}

async function putOff(unit: Unit, taken: Taken, code: string): Promise<"later" | "given-up"> {
  const { id, attempt } = taken;
  const waitMs = waitAfter(attempt, Math.random());
  if (waitMs === undefined) {
    if (await end(unit, taken, "given-up", code)) {
      await unit.audit.append({
        action: "webhook.given-up",
        target: { kind: "webhook-delivery", id },
        data: { webhook: taken.webhook, attempts: attempt, code },
      });
    }
    return "given-up";
  }
  const nextTry = unit.now.add({ milliseconds: waitMs });
  const { count } = await unit.tx.webhookDelivery.updateMany({
    where: { id, state: "waiting", attempts: attempt },
    data: { errorCode: code, nextTryAt: dateOf(nextTry) },
  });
  if (count === 1) {
    await unit.queue.enqueue("deliver-webhook", { deliveryId: id }, { startAfter: nextTry });
  }
  return "later";
}

/** What was taken forgets what it was about; what was given up may be wanted again (`resendDeliveries`). */
async function end(
  { tx, now }: Unit,
  { id, attempt }: Taken,
  state: "sent" | "given-up",
  errorCode: string | null = null,
): Promise<boolean> {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, state: "waiting", attempts: attempt },
    data: {
      ...{ state, errorCode, endedAt: dateOf(now), nextTryAt: null },
      ...(state === "sent" ? { bodySealed: new Uint8Array(0) } : {}),
    },
  });
  return count === 1;
}
