import { isUuid } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { canTakeBack } from "../core/lifecycle.ts";
import { lockRequest } from "../store.ts";
import { takeBack } from "../take-back.ts";

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
  if (!canTakeBack(request.state, request.verifiedAt !== null)) return refuse("requests.too-late");
  await unit.notices.notify({
    event: "request.cancelled",
    accountId: actor.accountId,
    requestId: request.id,
    params: { number: request.number, type: request.type },
    key: `request.cancelled:${request.id}`,
  });
  await takeBack(unit, request, actor.accountId);
  return ok({ number: request.number });
}
