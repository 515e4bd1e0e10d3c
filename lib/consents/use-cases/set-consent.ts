import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { applyEvent } from "../apply-event.ts";
import type { Decision } from "../core/views.ts";
import { decideSwitch, serviceOf } from "../decide-switch.ts";
import type { Switch } from "../store.ts";

type Problem = Refusal<"consents.not-yours" | "consents.unknown-switch" | "consents.carrying">;

const patienceMs = 3_000;
/** The job runs only if this call dies or a system is silent: by then there is usually nothing left to do. */
const retryAfterSeconds = 10;

/**
 * Turns one switch of the person who is signed in: written to the ledger at once, told to the systems within the same
 * call, and read back. A system that does not answer in three seconds is told by the job `apply-consent`; the decision
 * stands meanwhile. Level 1, no reason, nothing asked twice. A second call with the same decision adds no event and tells
 * the systems again. In one transaction: event, effects, job, audit event `consent.given` or `consent.withdrawn`.
 *
 * Refuses `consents.not-yours` (nobody but the person decides), `consents.unknown-switch` (no such purpose or channel)
 * and `consents.carrying` (ending it ends a service: that is a request of type `withdrawal`).
 */
export async function setConsent(
  workspace: Workspace,
  input: Switch & { readonly decision: Decision },
): Promise<Result<{ readonly eventId: string; readonly isNew: boolean }, Problem>> {
  const { actor } = workspace;
  if (actor.kind !== "subject") return refuse("consents.not-yours");
  const operator = currentOperator();
  const service = serviceOf(operator, input);
  if (!service.ok) return service;
  const wanted = { ...input, service: service.value, source: "portal" as const };
  const decided = await workspace.unit((unit) =>
    decideSwitch(unit, actor.accountId, { operator, wanted, delaySeconds: retryAfterSeconds }),
  );
  await Promise.race([applyEvent(workspace, decided.eventId), patience()]);
  return ok(decided);
}

async function patience(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, patienceMs).unref();
  });
}
