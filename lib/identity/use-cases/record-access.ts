import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";

export type RecordAccessInput = {
  readonly accountId: AccountId;
  readonly requestId: RequestId;
  /** `identity`, or category ids of the pack; at least one. */
  readonly what: readonly string[];
  /** Given when masked values were opened. */
  readonly reason?: string;
};

/**
 * Writes down that a staff member reads a person's data, in the transaction of the reading itself: no row, no data.
 *
 * The person sees the row with the number of the reader, the moment and the case. Refuses `identity.not-allowed` to anybody but
 * agents and officers; the row policy refuses a case that is not the reader's. Writes the access event and `data.read`.
 */
export async function recordAccess(
  unit: Unit,
  input: RecordAccessInput,
): Promise<Result<null, Refusal<"identity.not-allowed">>> {
  const { actor, tx } = unit;
  if (actor.kind !== "staff" || input.what.length === 0) return refuse("identity.not-allowed");
  if (!actor.roles.includes("agent") && !actor.roles.includes("officer")) {
    return refuse("identity.not-allowed");
  }
  await tx.accessEvent.createMany({
    data: [
      {
        accountId: input.accountId,
        staffId: actor.staffId,
        number: actor.number,
        requestId: input.requestId,
        what: [...input.what],
        reason: input.reason ?? null,
      },
    ],
  });
  await unit.audit.append({
    action: "data.read",
    target: { kind: "request", id: input.requestId },
    requestId: input.requestId,
    subject: input.accountId,
    data: { what: [...input.what] },
  });
  return ok(null);
}
