import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isWorking } from "../core/desk-acts.ts";
import { openCase, type CaseRefusal } from "../desk-case.ts";
import { hasPlace } from "../fulfilment.ts";
import { moveTo } from "../store.ts";

/**
 * Staff say that an approved request which people carry out (a correction) is done. What a job runs is closed by its job,
 * never by hand.
 *
 * Refuses as `openCase` does, `not-assigned`, `wrong-state`, `being-written` (the portal writes this one itself and has not
 * stopped for staff), `words-empty`. Writes `request.closed` and the person's notice
 * with the words: what was changed, when, who was told.
 */
export async function close(
  unit: Unit,
  input: { readonly requestId: string; readonly version: number; readonly words: string },
): Promise<
  Result<
    { readonly version: number },
    | CaseRefusal
    | Refusal<
        | "requests.not-assigned"
        | "requests.wrong-state"
        | "requests.being-written"
        | "requests.words-empty"
      >
  >
> {
  const opened = await openCase(unit, input);
  if (!opened.ok) return opened;
  const { actor, request, type, facts } = opened.value;
  const words = input.words.trim();
  if (!isWorking(actor, facts)) return refuse("requests.not-assigned");
  if (type.fulfilment.by !== "hand") return refuse("requests.wrong-state");
  const isStopped = request.state === "needs-staff";
  if (!isStopped && request.state !== "running") return refuse("requests.wrong-state");
  // The portal is at it: nobody says done before it is, or has stopped for staff.
  if (!isStopped && (await hasPlace(unit, request))) return refuse("requests.being-written");
  if (words.length < 3 || words.length > 8000) return refuse("requests.words-empty");
  const running = isStopped ? await moveTo(unit, request, "running") : request;
  const moved = await moveTo(unit, running, "done");
  if (request.accountId !== null) {
    await unit.notices.notify({
      event: "request.done",
      accountId: asId<AccountId>(request.accountId),
      requestId: request.id,
      params: { number: request.number, type: request.type, words },
      key: `request.done:${request.id}`,
    });
  }
  await unit.audit.append({
    action: "request.closed",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    data: { outcome: "done", type: type.id, by: actor.number },
  });
  return ok({ version: moved.version });
}
