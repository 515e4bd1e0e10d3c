import { hasRole } from "#lib/kernel/actor.ts";
import { asId, isUuid, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { evidenceType, type EvidenceKind } from "../core/evidence.ts";
import type { Workspace } from "../ports.ts";
import { readFileOf } from "../tasks/evidence.ts";

/** A file on its way to whoever may see it; its name says nothing of the person. */
type OpenedEvidence = {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly type: string;
  readonly name: string;
};

/**
 * The file of an answer, decrypted as it streams. Only for staff to whom the open case is assigned, never in one's own: it may show
 * the person. Null for everybody else, as for a task without a file. In one transaction: the access event that the person
 * sees, and audit `task.evidence-opened`.
 */
export async function openEvidence(
  workspace: Workspace,
  input: { readonly taskId: string },
): Promise<OpenedEvidence | null> {
  const { actor } = workspace;
  if (!hasRole(actor, "agent", "officer") || !isUuid(input.taskId)) return null;
  const { staffId, number } = actor;
  const row = await workspace.unit(async (unit) => {
    const task = await unit.tx.systemTask.findFirst({
      where: {
        id: input.taskId,
        request: {
          closedAt: null,
          OR: [{ assigneeId: staffId }, { secondId: staffId }, { substituteId: staffId }],
        },
      },
      select: {
        ...{ id: true, system: true, accountId: true, requestId: true, evidenceKind: true },
        ...{ evidenceFile: true, evidenceKeySealed: true },
      },
    });
    if (task === null || task.evidenceFile === null || task.evidenceKeySealed === null) return null;
    const { accountId, requestId } = task;
    if (accountId === null || requestId === null || accountId === actor.ownAccountId) return null;
    await unit.tx.accessEvent.createMany({
      data: [{ accountId, staffId, number, requestId, what: ["portal"] }],
    });
    await unit.audit.append({
      action: "task.evidence-opened",
      subject: asId<AccountId>(accountId),
      requestId: asId<RequestId>(requestId),
      target: { kind: "task", id: task.id },
      data: { system: task.system },
    });
    const { evidenceFile, evidenceKeySealed, evidenceKind } = task;
    return { id: task.id, evidenceFile, evidenceKeySealed, evidenceKind };
  });
  if (row === null) return null;
  const kinds = ["pdf", "jpeg", "png"] as const;
  const kind = kinds.find((one): one is EvidenceKind => one === row.evidenceKind);
  if (kind === undefined) return null;
  return {
    stream: await readFileOf(row),
    type: evidenceType(kind),
    name: `evidence-${row.id}.${kind}`,
  };
}
