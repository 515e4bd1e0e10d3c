import { asId, type RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { forgotten } from "#lib/notify/core/body.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { markRequest } from "#lib/requests/run-state.ts";

/** A run that failed again and again goes to staff: `needs-staff`, in the queue, with its history. */
export async function poisonRequest(
  workspace: Workspace,
  { requestId }: { readonly requestId: string },
): Promise<void> {
  await workspace.unit((unit) => giveToStaff(unit, requestId));
}

/** An archive that cannot be built gives its request to staff. */
export async function poisonArchive(
  workspace: Workspace,
  { archiveId }: { readonly archiveId: string },
): Promise<void> {
  await workspace.unit(async (unit) => {
    const archive = await unit.tx.exportArchive.findUnique({
      where: { id: archiveId },
      select: { requestId: true },
    });
    if (archive !== null && archive.requestId !== null) await giveToStaff(unit, archive.requestId);
  });
}

/** A message that no carrier took for days is marked failed and said in the log; the portal shows it as not delivered. */
export async function poisonMessage(
  workspace: Workspace,
  { messageId }: { readonly messageId: string },
): Promise<void> {
  await workspace.unit(async (unit) => {
    const { count } = await unit.tx.message.updateMany({
      where: { id: messageId, state: { in: ["waiting", "sending"] } },
      data: { state: "failed", errorCode: "carrier-down" },
    });
    if (count === 0) return;
    await unit.tx.message.updateMany({
      where: { id: messageId, accountId: null },
      data: forgotten,
    });
    await unit.audit.append({
      action: "message.refused",
      target: { kind: "message", id: messageId },
      data: { event: "carrier-down" },
    });
  });
}

async function giveToStaff(unit: Unit, id: string): Promise<void> {
  const request = await unit.tx.request.findUnique({ where: { id }, select: { state: true } });
  if (request === null || !["approved", "running", "held"].includes(request.state)) return;
  await markRequest(unit, asId<RequestId>(id), "needs-staff");
}
