import { randomUUID } from "node:crypto";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { blindIndex, seal, unseal } from "#lib/platform/crypto.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Address } from "../core/address.ts";

/** The blind index of an address: finds its row without opening it. */
export function addressIndex(address: Address): Uint8Array {
  return blindIndex("identifier", `${address.kind}:${address.value}`);
}

/** Makes two proofs of one address follow one another, so that they end in one account. */
export async function lockAddress(tx: Tx, valueIndex: Uint8Array): Promise<void> {
  const key = Buffer.from(valueIndex).readBigInt64BE(0);
  await tx.$queryRaw`select pg_advisory_xact_lock(${key})::text`;
}

/** The account an address belongs to, and its row; the caller holds the key of that address or is its account. */
export async function ownerOfAddress(
  tx: Tx,
  valueIndex: Uint8Array,
): Promise<{ readonly accountId: AccountId; readonly identifierId: string } | undefined> {
  const row = await tx.identifier.findUnique({
    where: { valueIndex: Uint8Array.from(valueIndex) },
    select: { id: true, accountId: true },
  });
  if (row === null) return undefined;
  return { accountId: asId<AccountId>(row.accountId), identifierId: row.id };
}

/** A new account's id; the row policies want the proof (`goOnAsSubject`) before the row. */
export function newAccountId(): AccountId {
  return asId<AccountId>(randomUUID());
}

export async function insertAccount(tx: Tx, id: AccountId, locale: Locale): Promise<void> {
  await tx.account.createMany({ data: [{ id, locale }] });
}

/** Stores a proven address; nothing comes back when it already belongs to an account, this one or another. */
export async function insertIdentifier(
  tx: Tx,
  accountId: AccountId,
  address: Address,
  verifiedAt: Date,
): Promise<string | undefined> {
  const id = randomUUID();
  const { count } = await tx.identifier.createMany({
    data: [
      {
        id,
        accountId,
        kind: address.kind,
        valueSealed: Uint8Array.from(seal(address.value, `identifier.value.${id}`)),
        valueIndex: Uint8Array.from(addressIndex(address)),
        verifiedAt,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : undefined;
}

/** Takes off the addresses that were proven after a moment, and says how many. */
export async function deleteIdentifiersSince(
  tx: Tx,
  accountId: AccountId,
  since: Date,
): Promise<number> {
  const where = { accountId, verifiedAt: { gt: since } };
  return (await tx.identifier.deleteMany({ where })).count;
}

/** How many addresses were proven after a moment. */
export async function countIdentifiersSince(
  tx: Tx,
  accountId: AccountId,
  since: Date,
): Promise<number> {
  return tx.identifier.count({ where: { accountId, verifiedAt: { gt: since } } });
}

/** Lets a single address raise no session of this account before `until`. */
export async function waitWithStepUp(tx: Tx, accountId: AccountId, until: Date): Promise<void> {
  await tx.$executeRaw`update account set step_up_after = greatest(step_up_after, ${until})
    where id = ${accountId}::uuid`;
}

/** Until when a single address raises no session; null where it always may. */
export async function stepUpAfter(tx: Tx, id: AccountId): Promise<Date | null> {
  const row = await tx.account.findUnique({ where: { id }, select: { stepUpAfter: true } });
  return row?.stepUpAfter ?? null;
}

/** An identifier with its value opened. */
export type OpenIdentifier = Address & { readonly id: string; readonly verifiedAt: Date };

export async function identifiersOf(
  tx: Tx,
  accountId: AccountId,
): Promise<readonly OpenIdentifier[]> {
  const rows = await tx.identifier.findMany({
    where: { accountId },
    orderBy: { createdAt: "asc" },
    select: { id: true, kind: true, valueSealed: true, verifiedAt: true },
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === "phone" ? "phone" : "email",
    value: unseal(row.valueSealed, `identifier.value.${row.id}`),
    verifiedAt: row.verifiedAt,
  }));
}

/** Notes that the person is here, and in which language: the one used last is the account's. */
export async function touchAccount(tx: Tx, accountId: AccountId, locale: Locale): Promise<void> {
  await tx.$executeRaw`
    update account set last_seen_at = now(), locale = ${locale} where id = ${accountId}::uuid`;
}

/** The language of an account that the caller may see. */
export async function localeOf(tx: Tx, id: AccountId): Promise<Locale> {
  const row = await tx.account.findUnique({ where: { id }, select: { locale: true } });
  return isLocale(row?.locale) ? row.locale : "ru";
}
