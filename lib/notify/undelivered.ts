import type { Unit } from "#lib/platform/unit.ts";

/** An event that its receiver has not taken. Nobody's data: the body stays sealed. */
export type Undelivered = {
  /** The `webhook-id` that the receiver would see. */
  readonly id: string;
  readonly webhook: string;
  readonly event: string;
  /** `waiting` for its next try, or `given-up`. */
  readonly state: string;
  readonly at: string;
  readonly attempts: number;
  /** Why the last try failed. */
  readonly code: string | null;
  /** Whether it can be sent again: the body is still there. */
  readonly isWhole: boolean;
};

/** What was tried and not taken, the oldest first, at most 1,000. For the worker's role only. */
export async function undelivered({ tx }: Pick<Unit, "tx">): Promise<readonly Undelivered[]> {
  const rows = await tx.webhookDelivery.findMany({
    where: { OR: [{ state: "given-up" }, { state: "waiting", errorCode: { not: null } }] },
    orderBy: { createdAt: "asc" },
    take: 1_000,
  });
  return rows.map(({ id, webhook, event, state, createdAt, attempts, errorCode, bodySealed }) => ({
    ...{ id, webhook, event, state, attempts, code: errorCode },
    ...{ at: createdAt.toISOString(), isWhole: bodySealed.length > 0 },
  }));
}
