import type { Actor } from "#lib/kernel/actor.ts";
import type { AuditEntry, AuditLog } from "#lib/kernel/context.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import type { Tx } from "#lib/platform/db.ts";
import { checkEntry } from "./core/actions.ts";
import { leafHash, type LeafColumns } from "./core/leaf.ts";
import { appendLeaf, emptyFrontier, type Frontier, packNodes } from "./core/merkle.ts";
import { headMac, openHead, subjectCommitment } from "./head.ts";
import { lockHead, writeEvent } from "./store.ts";

/** The head of the log is not the one we sealed: nothing more is appended until someone has looked. */
export class AuditTampered extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AuditTampered";
  }
}

/**
 * The audit log inside one transaction: an event is there exactly when the change it tells of is. Appending locks the
 * head until the transaction ends, which makes the numbers contiguous; so append last, after the slow work.
 *
 * @throws for an unknown action or data key (a bug), and `AuditTampered` when the head does not hold.
 */
export function auditLog(tx: Tx, actor: Actor, now: Temporal.Instant): AuditLog {
  return {
    async append(entry) {
      checkEntry(entry.action, entry.data ?? {});
      const before = await currentFrontier(tx);
      const columns = columnsOf(entry, { seq: before.size + 1n, actor, now });
      const leaf = leafHash(columns);
      const after = appendLeaf(before, leaf);
      await writeEvent(tx, columns, leaf, {
        size: after.size,
        frontier: packNodes(after.nodes),
        mac: headMac(after),
      });
    },
  };
}

async function currentFrontier(tx: Tx): Promise<Frontier> {
  const { head, hasEvents } = await lockHead(tx);
  if (head === undefined) {
    // A missing head beside events was taken away: starting anew would seal whatever is there now.
    if (hasEvents) throw new AuditTampered("The head of the audit log is gone.");
    return emptyFrontier;
  }
  const frontier = openHead(head);
  if (frontier === undefined) throw new AuditTampered("The head of the audit log does not hold.");
  return frontier;
}

function columnsOf(
  entry: AuditEntry,
  place: { readonly seq: bigint; readonly actor: Actor; readonly now: Temporal.Instant },
): LeafColumns {
  return {
    seq: String(place.seq),
    at: String(place.now.epochMilliseconds),
    actorKind: place.actor.kind,
    actorId: actorId(place.actor),
    action: entry.action,
    targetKind: entry.target?.kind ?? null,
    targetId: entry.target?.id ?? null,
    requestId: entry.requestId ?? null,
    subject: entry.subject === undefined ? null : subjectCommitment(entry.subject),
    data: canonicalJson(entry.data ?? {}),
  };
}

/**
 * A subject as actor is a commitment too: the log outlives the account and must not name it. Staff stand there by the
 * number that the person sees, so that both sides read one history without a look-up.
 */
function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "subject":
      return subjectCommitment(actor.accountId);
    case "staff":
      return String(actor.number);
    case "worker":
      return actor.job;
    case "gate":
      return null;
  }
}
