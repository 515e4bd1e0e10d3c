import { randomUUID } from "node:crypto";
import { asId, type AccountId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import type { Tx } from "#lib/platform/db.ts";
import { sessionLimits } from "../core/session-limits.ts";

/** A session row that is live at this moment. */
export type LiveSession = {
  readonly id: SessionId;
  readonly accountId: AccountId | null;
  readonly staffId: StaffId | null;
  readonly steppedUpAt: Date | null;
  readonly createdAt: Date;
};

export type NewSession = {
  readonly sidHash: Uint8Array;
  readonly accountId?: AccountId;
  readonly staffId?: StaffId;
  readonly method: string;
  /** The proven address that opened it; staff have none. */
  readonly identifierId?: string;
  readonly browser: string | null;
  readonly ipHash: Uint8Array | null;
};

export async function insertSession(tx: Tx, session: NewSession): Promise<SessionId> {
  const id = randomUUID();
  await tx.session.createMany({
    data: [
      {
        id,
        sidHash: Uint8Array.from(session.sidHash),
        accountId: session.accountId ?? null,
        staffId: session.staffId ?? null,
        method: session.method,
        identifierId: session.identifierId ?? null,
        browser: session.browser,
        ipHash: session.ipHash === null ? null : Uint8Array.from(session.ipHash),
      },
    ],
  });
  return asId<SessionId>(id);
}

/**
 * Reads a session and marks it as seen, in one statement and by PostgreSQL's clock: nothing comes back for a session
 * that is revoked, idle or past its absolute end.
 */
export async function touchSession(tx: Tx, sidHash: Uint8Array): Promise<LiveSession | undefined> {
  const { subject, staff } = sessionLimits;
  const rows = await tx.$queryRaw<readonly LiveSession[]>`
    update session set last_seen_at = now()
    where sid_hash = ${Buffer.from(sidHash)} and revoked_at is null
      and last_seen_at > now() - make_interval(mins =>
        case when staff_id is null then ${subject.idleMinutes}::int else ${staff.idleMinutes}::int end)
      and created_at > now() - make_interval(hours =>
        case when staff_id is null then ${subject.absoluteHours}::int else ${staff.absoluteHours}::int end)
    returning id, account_id as "accountId", staff_id as "staffId", stepped_up_at as "steppedUpAt",
      created_at as "createdAt"`;
  return rows[0];
}

/** The proven address that opened a session; null where it has been taken off since. */
export async function openerOf(tx: Tx, id: SessionId): Promise<string | null> {
  const row = await tx.session.findUnique({ where: { id }, select: { identifierId: true } });
  return row?.identifierId ?? null;
}

/** A new token for the same session, stepped up now; the old cookie is dead from here on. */
export async function rotateSession(tx: Tx, id: SessionId, sidHash: Uint8Array): Promise<boolean> {
  const count =
    await tx.$executeRaw`update session set sid_hash = ${Buffer.from(sidHash)}, stepped_up_at = now()
    where id = ${id}::uuid and revoked_at is null`;
  return count === 1;
}

export async function revokeSession(tx: Tx, id: SessionId, reason: string): Promise<number> {
  return tx.$executeRaw`update session set revoked_at = now(), revoked_reason = ${reason}
    where id = ${id}::uuid and revoked_at is null`;
}

/** Revokes the session whose secret the gate holds; nothing when it has ended already. */
export async function revokeHeld(
  tx: Tx,
  sidHash: Uint8Array,
  reason: string,
): Promise<Pick<LiveSession, "id" | "accountId"> | undefined> {
  const rows = await tx.$queryRaw<readonly Pick<LiveSession, "id" | "accountId">[]>`
    update session set revoked_at = now(), revoked_reason = ${reason}
    where sid_hash = ${Buffer.from(sidHash)} and revoked_at is null
    returning id, account_id as "accountId"`;
  return rows[0];
}

/** Revokes every session of an account, or all but one. */
export async function revokeSessionsOf(
  tx: Tx,
  accountId: AccountId,
  reason: string,
): Promise<number> {
  return tx.$executeRaw`update session set revoked_at = now(), revoked_reason = ${reason}
    where account_id = ${accountId}::uuid and revoked_at is null`;
}

export async function revokeStaffSessions(
  tx: Tx,
  staffId: StaffId,
  reason: string,
): Promise<number> {
  return tx.$executeRaw`update session set revoked_at = now(), revoked_reason = ${reason}
    where staff_id = ${staffId}::uuid and revoked_at is null`;
}
