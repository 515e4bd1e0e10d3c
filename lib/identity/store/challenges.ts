import type { Locale } from "#lib/kernel/locale.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import { asId, type AccountId, type SessionId } from "#lib/kernel/ids.ts";
import type { Tx } from "#lib/platform/db.ts";
import { codeAttempts } from "../core/code.ts";

/** What a challenge proves. `staff-factor` is a password that was right and still waits for its second factor. */
export type Purpose = "sign-in" | "add-identifier" | "step-up" | "staff-factor";

export type Challenge = {
  readonly id: string;
  readonly purpose: string;
  readonly kind: string;
  readonly valueSealed: Uint8Array;
  readonly valueIndex: Uint8Array;
  readonly codeHash: Uint8Array;
  readonly flowHash: Uint8Array;
  readonly locale: Locale;
  readonly attempts: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

export type NewChallenge = {
  readonly id: string;
  readonly purpose: Purpose;
  readonly kind: string;
  readonly valueSealed: Uint8Array;
  readonly valueIndex: Uint8Array;
  readonly codeHash: Uint8Array;
  readonly linkHash: Uint8Array;
  readonly flowHash: Uint8Array;
  readonly accountId?: AccountId;
  readonly sessionId?: SessionId;
  readonly locale: Locale;
  readonly expiresAt: Date;
};

type Row = Omit<Challenge, "locale"> & { readonly locale: string };

const columns = {
  id: true,
  purpose: true,
  kind: true,
  valueSealed: true,
  valueIndex: true,
  codeHash: true,
  flowHash: true,
  locale: true,
  attempts: true,
  expiresAt: true,
  usedAt: true,
} as const;

export async function insertChallenge(tx: Tx, challenge: NewChallenge): Promise<void> {
  const { accountId, sessionId, ...rest } = challenge;
  // createMany returns nothing, so it needs no right to read the row back.
  await tx.challenge.createMany({
    data: [
      {
        ...bytesOf(rest),
        accountId: accountId ?? null,
        sessionId: sessionId ?? null,
      },
    ],
  });
}

/** Ends the open challenges of one flow and purpose: a resent code replaces the one before. */
export async function replaceOpen(tx: Tx, flowHash: Uint8Array, purpose: Purpose): Promise<void> {
  // At least a millisecond after it was made: a row that ends before it begins is refused by the table.
  await tx.$executeRaw`update challenge set expires_at = greatest(now(), created_at + interval '1 millisecond')
    where flow_hash = ${Buffer.from(flowHash)} and purpose = ${purpose} and used_at is null and expires_at > now()`;
}

/** The newest challenge of a flow and purpose, spent or not. */
export async function newestChallenge(
  tx: Tx,
  flowHash: Uint8Array,
  purpose: Purpose,
): Promise<Challenge | undefined> {
  const row = await tx.challenge.findFirst({
    where: { flowHash: Uint8Array.from(flowHash), purpose },
    orderBy: { createdAt: "desc" },
    select: columns,
  });
  return row === null ? undefined : read(row);
}

export async function challengeByLink(
  tx: Tx,
  linkHash: Uint8Array,
): Promise<Challenge | undefined> {
  const row = await tx.challenge.findUnique({
    where: { linkHash: Uint8Array.from(linkHash) },
    select: columns,
  });
  return row === null ? undefined : read(row);
}

/**
 * Counts one try, or refuses it: false when the challenge is used, old or tried too often. The row stays locked
 * until the transaction ends, so parallel tries follow one another.
 */
export async function takeAttempt(tx: Tx, id: string): Promise<boolean> {
  const taken = await tx.$queryRaw<readonly { id: string }[]>`
    update challenge set attempts = attempts + 1
    where id = ${id}::uuid and used_at is null and expires_at > now() and attempts < ${codeAttempts}
    returning id`;
  return taken.length === 1;
}

/** The single use: true for exactly one of any number of callers. */
export async function consumeChallenge(tx: Tx, id: string): Promise<boolean> {
  const won = await tx.$queryRaw<readonly { id: string }[]>`
    update challenge set used_at = now()
    where id = ${id}::uuid and used_at is null and expires_at > now() returning id`;
  return won.length === 1;
}

/** Voids every code that was asked for inside an account. */
export async function deleteChallengesOf(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.challenge.deleteMany({ where: { accountId } });
}

/** Forgets challenges a day after they ended; they hold addresses. Worker only. */
export async function deleteOldChallenges(tx: Tx): Promise<number> {
  return tx.$executeRaw`delete from challenge where expires_at < now() - interval '1 day'`;
}

function read(row: Row): Challenge {
  return { ...row, locale: isLocale(row.locale) ? row.locale : "ru", id: asId(row.id) };
}

function bytesOf(challenge: Omit<NewChallenge, "accountId" | "sessionId">) {
  return {
    ...challenge,
    valueSealed: Uint8Array.from(challenge.valueSealed),
    valueIndex: Uint8Array.from(challenge.valueIndex),
    codeHash: Uint8Array.from(challenge.codeHash),
    linkHash: Uint8Array.from(challenge.linkHash),
    flowHash: Uint8Array.from(challenge.flowHash),
  };
}
