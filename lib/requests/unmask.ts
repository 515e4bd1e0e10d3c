import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { recordAccess } from "#lib/identity/use-cases/record-access.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isAssigned } from "./core/desk-acts.ts";
import { today } from "./deadlines.ts";
import { openCase, type CaseRefusal } from "./desk-case.ts";

/**
 * Opens the person's identity to whoever the case is assigned to, for 15 minutes, with a reason that the person will
 * see. Refuses as `openCase` does, `not-assigned`, `reason-empty`. Writes the access event and `data.read`, and tells the
 * person, once per case and day.
 */
export async function unmask(
  unit: Unit,
  input: { readonly requestId: string; readonly version: number; readonly reason: string },
): Promise<
  Result<
    null,
    | CaseRefusal
    | Refusal<"requests.not-assigned" | "requests.reason-empty" | "identity.not-allowed">
  >
> {
  const opened = await openCase(unit, input);
  if (!opened.ok) return opened;
  const { actor, request, facts } = opened.value;
  const reason = input.reason.trim();
  if (!isAssigned(actor, facts)) return refuse("requests.not-assigned");
  if (reason.length < 3 || reason.length > 500) return refuse("requests.reason-empty");
  if (request.accountId === null) return ok(null);
  const accountId = asId<AccountId>(request.accountId);
  const read = { accountId, requestId: request.id, what: ["identity"], reason };
  const recorded = await recordAccess(unit, read);
  if (!recorded.ok) return recorded;
  await unit.notices.notify({
    event: "data.read-by-staff",
    ...{ accountId, requestId: request.id },
    params: { number: request.number, staff: actor.number, reason },
    // One message per case and day, however often it is opened; every reading stands in the person's activity.
    key: `data.read-by-staff:${request.id}:${today(unit.now)}`,
  });
  return ok(null);
}
