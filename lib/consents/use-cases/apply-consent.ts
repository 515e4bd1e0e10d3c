import type { Workspace } from "#lib/systems/ports.ts";
import { applyEvent } from "../apply-event.ts";

/**
 * The job `apply-consent`: tells the systems that have not obeyed a decision yet. Queues itself again while one is silent.
 * Unknown and superseded decisions are no work.
 */
export async function applyConsent(
  workspace: Workspace,
  input: { readonly eventId: string },
): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker applies decisions.");
  await applyEvent(workspace, input.eventId);
}
