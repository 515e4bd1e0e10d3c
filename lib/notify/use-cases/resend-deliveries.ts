import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** Which of the events that were given up: all of one webhook, or one. */
export type WhichDeliveries = { readonly webhook: string } | { readonly id: string };

/**
 * Sends again what was given up, with the same id and body as at every try before: a receiver that did take it tells by the id.
 * In one transaction: the deliveries wait anew, each with its job, and the audit event `webhook.resent`. What has lost its body
 * meanwhile stays as it is and is counted in `lost`. Asking twice sends nothing twice: what waits is given up no more.
 */
export async function resendDeliveries(
  unit: Unit,
  which: WhichDeliveries,
): Promise<{ readonly resent: number; readonly lost: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker sends events.");
  const { tx, now, queue } = unit;
  const rows = await tx.webhookDelivery.findMany({
    where: { ...which, state: "given-up" },
    orderBy: { createdAt: "asc" },
    select: { id: true, webhook: true, bodySealed: true },
  });
  const whole = rows.filter(({ bodySealed }) => bodySealed.length > 0);
  const resent = new Map<string, number>();
  for (const { id, webhook } of whole) {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: "given-up" },
      data: {
        ...{ state: "waiting", attempts: 0, errorCode: null, endedAt: null },
        nextTryAt: dateOf(now),
      },
    });
    if (count === 0) continue;
    await queue.enqueue("deliver-webhook", { deliveryId: id });
    resent.set(webhook, (resent.get(webhook) ?? 0) + 1);
  }
  for (const [webhook, events] of resent) {
    await unit.audit.append({ action: "webhook.resent", data: { webhook, events } });
  }
  const sum = [...resent.values()].reduce((all, one) => all + one, 0);
  return { resent: sum, lost: rows.length - whole.length };
}
