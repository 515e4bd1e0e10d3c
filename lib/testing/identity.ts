import type { Actor } from "#lib/kernel/actor.ts";
import type { AuditEntry } from "#lib/kernel/context.ts";
import { auditLog } from "#lib/audit/log.ts";
import { inTransaction, type DatabaseRole } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";

export type Delivered = {
  readonly event: string;
  readonly to: string;
  readonly code: string;
  readonly link: string;
};

/** The outside of a unit of work, caught: messages that would have gone out, notices asked for, entries written. */
export const outbox = {
  delivered: [] as Delivered[],
  notices: [] as string[],
  /** Links of those notices, in order. */
  links: [] as string[],
  entries: [] as AuditEntry[],
};

/** A unit of work on the test database whose messages land in `outbox`. */
export async function testUnit<T>(
  actor: Actor,
  work: (unit: Unit) => Promise<T>,
  role: DatabaseRole = actor.kind === "worker" ? "worker" : "app",
): Promise<T> {
  return inTransaction(role, actor, (tx, now) => {
    const audit = auditLog(tx, actor, now);
    return work({
      actor,
      locale: "en",
      now,
      tx,
      audit: {
        append: async (entry) => {
          await audit.append(entry);
          outbox.entries.push(entry);
        },
      },
      queue: { enqueue: () => Promise.resolve() },
      notices: {
        notify: (notice) => {
          outbox.notices.push(`${notice.event} ${notice.to ?? "preferred"}`);
          if (notice.params?.link !== undefined) outbox.links.push(String(notice.params.link));
          return Promise.resolve();
        },
        deliver: ({ event, address, params }) => {
          const { code = "", link = "" } = params;
          outbox.delivered.push({
            event,
            to: address.value,
            code: String(code),
            link: String(link),
          });
          return Promise.resolve();
        },
      },
    });
  });
}

/** The newest message to an address. */
export function lastTo(address: string): Delivered {
  const found = outbox.delivered.findLast(({ to }) => to === address);
  if (found === undefined) throw new Error("No message to this address.");
  return found;
}
