import type { Actor, StaffActor, SubjectActor } from "#lib/kernel/actor.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { hex, tokenHash } from "#lib/platform/crypto.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { levelAt } from "./core/session-limits.ts";
import { localeOf } from "./store/accounts.ts";
import { touchSession } from "./store/sessions.ts";
import { staffById } from "./store/staff.ts";

/** Who sent this request, as the session row says at this moment. */
export type Viewer<A extends SubjectActor | StaffActor = SubjectActor | StaffActor> = {
  readonly actor: A;
  /** Language of the account; the address of the page goes before it. */
  readonly locale: Locale;
  readonly steppedUpAt: Date | null;
  /** The moment of this reading, by PostgreSQL's clock. */
  readonly seenAt: Temporal.Instant;
};

/**
 * The viewer behind a session's secret, read from the row and marked as seen in one statement; nothing for a secret that
 * is unknown, revoked, idle or past its end, and for staff who are disabled or hold no role. Time is PostgreSQL's.
 */
export async function readSession(sid: string): Promise<Viewer | undefined> {
  const sidHash = tokenHash(sid);
  const gate: Actor = { kind: "gate", key: hex(sidHash) };
  return inTransaction("app", gate, async (tx, now) => {
    const session = await touchSession(tx, sidHash);
    if (session === undefined) return undefined;
    const { id: sessionId, accountId, staffId, steppedUpAt } = session;
    if (accountId !== null) {
      const actor = {
        kind: "subject",
        accountId,
        sessionId,
        level: levelAt(steppedUpAt, now),
      } as const;
      return { actor, locale: await localeOf(tx, accountId), steppedUpAt, seenAt: now };
    }
    const staff = staffId === null ? undefined : await staffById(tx, staffId);
    if (staff === undefined || staff.roles.length === 0) return undefined;
    const { id, number, roles, ownAccountId, locale } = staff;
    const own = ownAccountId === null ? {} : { ownAccountId };
    const actor = { kind: "staff", staffId: id, number, roles, sessionId, ...own } as const;
    return { actor, locale, steppedUpAt, seenAt: now };
  });
}
