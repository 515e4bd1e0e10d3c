import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { failPoint } from "#lib/platform/fail-point.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { erasePortal } from "../erase-portal.ts";
import { capturePerson, issueCertificate } from "../issue-certificate.ts";
import { moveRequest } from "../move-request.ts";
import type { Neighbours } from "../ports.ts";
import { progressOf } from "../queries.ts";
import { dropScopes } from "../store.ts";
import { sweep } from "../sweep.ts";

/**
 * `closed`: the run is over and the person is gone from the portal · `more`: the last search found rows to act on ·
 * `silent`: a system did not answer the last search, call again · `not-yet`: steps still have to run.
 */
export type Closed = "closed" | "more" | "silent" | "not-yet";

/**
 * Ends a run whose steps are all done or held. Searches every system a last time by the person's identifiers; what is new
 * is acted on in one more round, as far as the approval reaches (`sweep`). Then, in one transaction, or not at all: the portal's own rows of the person go and are
 * read back, the certificate is signed, the last message is laid for the worker to an address of its own, and the request
 * becomes `done`, or `held` while rows wait. Holds do not keep the account alive: held rows are judged again by their
 * sealed keys. Repeating it after the close changes nothing.
 */
export async function closeRun(
  workspace: Workspace,
  neighbours: Neighbours,
  input: { readonly requestId: RequestId },
): Promise<Closed> {
  const { requestId } = input;
  const progress = await workspace.unit((unit) => progressOf(unit, requestId));
  if (progress === null || progress.accountId === null) return "closed";
  if (progress.unfinished > 0) return "not-yet";
  const { accountId, round } = progress;
  const found = await sweep(workspace, requestId, { accountId, mayAct: round < 2 });
  if (found.state !== "nothing") return found.state;
  await failPoint("erase.before-close");
  const { left } = found;
  return workspace.unit((unit) =>
    close(unit, workspace, neighbours, { requestId, accountId, left }),
  );
}

async function close(
  unit: Unit,
  workspace: Workspace,
  neighbours: Neighbours,
  run: { readonly requestId: RequestId; readonly accountId: AccountId; readonly left: number },
): Promise<Closed> {
  const { requestId, accountId, left } = run;
  await unit.tx.$queryRaw`SELECT 1 FROM request WHERE id = ${requestId}::uuid FOR UPDATE`;
  const progress = await progressOf(unit, requestId);
  if (progress === null || progress.accountId === null) return "closed";
  if (progress.unfinished > 0) return "not-yet";
  await moveRequest(unit, neighbours, requestId, progress.held > 0 ? "held" : "done");
  const person = await capturePerson(unit, requestId, accountId);
  await erasePortal(unit, workspace, neighbours.portal, { requestId, accountId });
  await dropScopes(unit, requestId);
  await issueCertificate(unit, requestId, person, { left, maps: workspace.systems.maps });
  await unit.audit.append({
    action: "erasure.finished",
    requestId,
    subject: accountId,
    data: { held: progress.held, left },
  });
  return "closed";
}
