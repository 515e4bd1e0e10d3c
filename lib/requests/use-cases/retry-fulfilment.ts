import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isWorking } from "../core/desk-acts.ts";
import { resumeFulfilment } from "../fulfilment.ts";
import { openCase, type CaseRefusal } from "../desk-case.ts";

/**
 * Staff set going again a request whose fulfilment stopped for them (`needs-staff`), once what stopped it is repaired.
 * Steps that are done stay done. Refuses as `openCase` does, `not-assigned`, `wrong-state`.
 */
export async function retryFulfilment(
  unit: Unit,
  input: { readonly requestId: string; readonly version: number },
): Promise<
  Result<
    { readonly version: number },
    CaseRefusal | Refusal<"requests.not-assigned" | "requests.wrong-state">
  >
> {
  const opened = await openCase(unit, input);
  if (!opened.ok) return opened;
  const { actor, request, type, facts } = opened.value;
  if (!isWorking(actor, facts)) return refuse("requests.not-assigned");
  if (request.state !== "needs-staff" || !facts.isVerified) return refuse("requests.wrong-state");
  const moved = await resumeFulfilment(unit, request, type);
  await unit.audit.append({
    action: "request.state-changed",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    data: { from: "needs-staff", to: "running", reason: "retry" },
  });
  return ok({ version: moved.version });
}
