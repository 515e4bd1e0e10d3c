import { isUuid, type AccountId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { canMove } from "../core/lifecycle.ts";
import { lockRequest, moveTo } from "../store.ts";

/**
 * The person takes a request back, until it runs. Somebody else's is `not-found`, as one that does not exist. Cancelled
 * already: a success that changes nothing. Closes the clocks, writes `request.cancelled`, sends a confirmation.
 */
export async function cancel(
  unit: Unit,
  input: { readonly requestId: string },
): Promise<
  Result<
    { readonly number: string },
    Refusal<"requests.not-allowed" | "requests.not-found" | "requests.too-late">
  >
> {
  const { actor } = unit;
  if (actor.kind !== "subject") return refuse("requests.not-allowed");
  const request = isUuid(input.requestId) ? await lockRequest(unit.tx, input.requestId) : null;
  if (request?.accountId !== actor.accountId) return refuse("requests.not-found");
  if (request.state === "cancelled") return ok({ number: request.number });
  if (!canMove(request.state, "cancelled", request.verifiedAt !== null)) {
    return refuse("requests.too-late");
  }
  await moveTo(unit, request, "cancelled");
  await notifyCancelled(unit, actor.accountId, request);
  await unit.audit.append({
    action: "request.cancelled",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    subject: actor.accountId,
    data: { type: request.type },
  });
  return ok({ number: request.number });
}

async function notifyCancelled(
  unit: Unit,
  accountId: AccountId,
  request: NonNullable<Awaited<ReturnType<typeof lockRequest>>>,
): Promise<void> {
  await unit.notices.notify({
    event: "request.cancelled",
    accountId,
    requestId: request.id,
    params: { number: request.number, type: request.type },
    key: `request.cancelled:${request.id}`,
  });
}
