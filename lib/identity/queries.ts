import type { AccountId, SessionId } from "#lib/kernel/ids.ts";
import type { Role } from "#lib/kernel/actor.ts";
import type { IdentifierKind } from "#lib/operator/core/data-map.ts";
import { isSameBytes, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { addressOf, sessionFlow } from "./challenge.ts";
import type { Address } from "./core/address.ts";
import { maskAddress } from "./core/mask.ts";
import { identifiersOf } from "./store/accounts.ts";
import { hoursToWait, secondFactors } from "./second-factors.ts";
import { challengeByLink, newestChallenge, type Purpose } from "./store/challenges.ts";
import { holdKey } from "./store/scope.ts";

/**
 * The verified identifiers by which systems are searched for a person, the account itself among them. Whose rows the
 * viewer may see is decided by the row policies: the person, staff with the case, the worker.
 */
export async function verifiedIdentifiers(
  unit: Pick<Unit, "tx">,
  accountId: AccountId,
): Promise<readonly { readonly kind: IdentifierKind; readonly value: string }[]> {
  const own = await identifiersOf(unit.tx, accountId);
  const found = own.map(({ kind, value }) => ({ kind, value }));
  return [...found, { kind: "account", value: accountId }];
}

/** A proven address as its owner sees it. */
export type IdentifierView = Address & {
  readonly id: string;
  readonly masked: string;
  readonly verifiedAt: Date;
};

/** The proven addresses of the signed-in person; nothing for anybody else. */
export async function ownIdentifiers(unit: Unit): Promise<readonly IdentifierView[]> {
  if (unit.actor.kind !== "subject") return [];
  const own = await identifiersOf(unit.tx, unit.actor.accountId);
  return own.map((one) => ({ ...one, masked: maskAddress(one) }));
}

/**
 * Where a step-up code of this session may go: `isSecond` when the person has several addresses, `hoursToWait` while a
 * single one is not enough.
 */
export async function stepUpAddresses(unit: Unit): Promise<{
  readonly choices: readonly IdentifierView[];
  readonly isSecond: boolean;
  readonly hoursToWait: number;
}> {
  const { actor } = unit;
  if (actor.kind !== "subject") return { choices: [], isSecond: false, hoursToWait: 0 };
  const own = await ownIdentifiers(unit);
  const may = new Set((await secondFactors(unit, actor)).map(({ id }) => id));
  const isSecond = own.length > 1;
  return {
    choices: own.filter(({ id }) => may.has(id)),
    isSecond,
    hoursToWait: isSecond ? 0 : await hoursToWait(unit, actor),
  };
}

export type SessionView = {
  readonly id: SessionId;
  readonly browser: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThisOne: boolean;
};

/** The sessions of the viewer that are not revoked and were seen within their limits, newest first. */
export async function activeSessions(unit: Unit): Promise<readonly SessionView[]> {
  const { actor } = unit;
  if (actor.kind !== "subject" && actor.kind !== "staff") return [];
  const rows = await unit.tx.$queryRaw<readonly Omit<SessionView, "isThisOne">[]>`
    select id, browser, created_at as "createdAt", last_seen_at as "lastSeenAt" from session
    where revoked_at is null and last_seen_at > now() - interval '15 minutes'
      and ((${actor.kind} = 'subject' and account_id = ${actor.kind === "subject" ? actor.accountId : null}::uuid
            and created_at > now() - interval '12 hours')
        or (${actor.kind} = 'staff' and staff_id = ${actor.kind === "staff" ? actor.staffId : null}::uuid
            and created_at > now() - interval '8 hours'))
    order by last_seen_at desc`;
  return rows.map((row) => ({ ...row, isThisOne: row.id === actor.sessionId }));
}

export type StaffView = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly roles: readonly string[];
  readonly isDisabled: boolean;
};

/** Staff as staff see each other: number, name, roles. Nothing for anybody else. */
export async function staffList(unit: Unit, role?: Role): Promise<readonly StaffView[]> {
  if (unit.actor.kind !== "staff" && unit.actor.kind !== "worker") return [];
  const rows = await unit.tx.staffMember.findMany({
    ...(role === undefined ? {} : { where: { roles: { has: role } } }),
    orderBy: { number: "asc" },
    select: { id: true, number: true, name: true, roles: true, disabledAt: true },
  });
  return rows.map(({ disabledAt, ...row }) => ({ ...row, isDisabled: disabledAt !== null }));
}

export type PendingCode = { readonly address: Address; readonly expiresAt: Date };

/** The code this browser (or this session) waits for: to which address it went and until when it lives. */
export async function pendingCode(
  unit: Unit,
  flow: string | undefined,
  purpose: Exclude<Purpose, "staff-factor">,
): Promise<PendingCode | undefined> {
  const flowHash = await flowOf(unit, flow);
  if (flowHash === undefined) return undefined;
  const challenge = await newestChallenge(unit.tx, flowHash, purpose);
  if (challenge === undefined || challenge.usedAt !== null) return undefined;
  return { address: addressOf(challenge), expiresAt: challenge.expiresAt };
}

/** True while a right staff password waits in this browser for its second factor. */
export async function awaitsFactor(unit: Unit, flow: string | undefined): Promise<boolean> {
  if (flow === undefined || unit.actor.kind !== "gate") return false;
  const flowHash = tokenHash(flow);
  await holdKey(unit.tx, flowHash);
  const challenge = await newestChallenge(unit.tx, flowHash, "staff-factor");
  return challenge?.usedAt === null && challenge.expiresAt.getTime() > unit.now.epochMilliseconds;
}

/** What a mailed link comes to in this browser. Looking consumes nothing: mail scanners look too. */
export async function linkState(
  unit: Unit,
  token: string,
  flow: string | undefined,
): Promise<"ready" | "elsewhere" | "used" | "old" | "unknown"> {
  const linkHash = tokenHash(token);
  await holdKey(unit.tx, linkHash);
  const challenge = await challengeByLink(unit.tx, linkHash);
  if (challenge?.purpose !== "sign-in") return "unknown";
  if (challenge.usedAt !== null) return "used";
  if (challenge.expiresAt.getTime() <= unit.now.epochMilliseconds) return "old";
  const isHere = flow !== undefined && isSameBytes(tokenHash(flow), challenge.flowHash);
  return isHere ? "ready" : "elsewhere";
}

async function flowOf(unit: Unit, flow: string | undefined): Promise<Uint8Array | undefined> {
  if (unit.actor.kind === "subject") return sessionFlow(unit.actor.sessionId);
  if (flow === undefined || unit.actor.kind !== "gate") return undefined;
  const flowHash = tokenHash(flow);
  await holdKey(unit.tx, flowHash);
  return flowHash;
}
