import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** How long the bare fact of a delivery is kept, for questions between the two sides. */
const days = 30;

/** Deletes deliveries that ended a month ago. They have held no body since they ended. */
export async function forgetDeliveries({ tx, now }: Unit): Promise<number> {
  const before = dateOf(now.subtract({ hours: days * 24 }));
  const { count } = await tx.webhookDelivery.deleteMany({
    where: { state: { in: ["sent", "given-up"] }, endedAt: { lt: before } },
  });
  return count;
}
