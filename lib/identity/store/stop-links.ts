import { asId, type AccountId } from "#lib/kernel/ids.ts";
import type { Tx } from "#lib/platform/db.ts";

export type StopLink = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

export async function insertStopLink(
  tx: Tx,
  link: { readonly linkHash: Uint8Array; readonly accountId: AccountId; readonly expiresAt: Date },
): Promise<void> {
  const { linkHash, ...rest } = link;
  await tx.stopLink.createMany({ data: [{ linkHash: Uint8Array.from(linkHash), ...rest }] });
}

/** The link by the hash that the gate holds. */
export async function stopLinkBy(tx: Tx, linkHash: Uint8Array): Promise<StopLink | undefined> {
  const row = await tx.stopLink.findUnique({
    where: { linkHash: Uint8Array.from(linkHash) },
    omit: { linkHash: true },
  });
  return row === null ? undefined : { ...row, accountId: asId<AccountId>(row.accountId) };
}

/** The single use: true for exactly one of any number of callers. */
export async function consumeStopLink(tx: Tx, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`update stop_link set used_at = now()
    where id = ${id}::uuid and used_at is null and expires_at > now()`;
  return count === 1;
}

/** Uses up every other link of the account: what they would stop is stopped. */
export async function consumeOtherStopLinks(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.$executeRaw`update stop_link set used_at = now()
    where account_id = ${accountId}::uuid and used_at is null`;
}

/** Forgets links a day after they ended. Worker only. */
export async function deleteOldStopLinks(tx: Tx): Promise<number> {
  return tx.$executeRaw`delete from stop_link where expires_at < now() - interval '1 day'`;
}
