import { settleTask as settleOfConsent } from "#lib/consents/use-cases/settle-task.ts";
import { settleTask as settleOfErasure } from "#lib/fulfilment/use-cases/settle-task.ts";
import { settleTask as settleOfRequest } from "#lib/requests/use-cases/settle-task.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { answeredTask } from "#lib/systems/tasks/answered.ts";
import { neighbours } from "./neighbours.ts";

/** The job `settle-task`: takes an answer up where its task came from. One that was taken up already is nobody's work. */
export async function settleTask(
  workspace: Workspace,
  input: { readonly taskId: string },
): Promise<void> {
  const task = await workspace.unit((unit) => answeredTask(unit, input.taskId));
  if (task === null) return;
  switch (task.verb) {
    case "erase":
    case "restrict":
    case "release":
      return settleOfErasure(workspace, neighbours, input);
    case "setConsent":
      return settleOfConsent(workspace, input);
    case "find":
    case "read":
    case "recount":
    case "write":
      return settleOfRequest(workspace, input);
  }
}
