import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** How long the bare fact of a delivery is kept, for questions between the two sides. */
const days = 30;
/** How long what was given up can be sent again: a person may be named in it. */
const givenUpDays = 14;

/** Deletes deliveries that were taken a month ago, of which there is no body, and what was given up two weeks ago, with its own. */
export async function forgetDeliveries({ tx, now }: Unit): Promise<number> {
  const before = (ago: number): Date => dateOf(now.subtract({ hours: ago * 24 }));
  const { count } = await tx.webhookDelivery.deleteMany({
    where: {
      OR: [
        { state: "sent", endedAt: { lt: before(days) } },
        { state: "given-up", endedAt: { lt: before(givenUpDays) } },
      ],
    },
  });
  return count;
}
