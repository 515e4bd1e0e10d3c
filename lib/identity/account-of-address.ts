import type { AccountId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { actAs } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Address } from "./core/address.ts";
import * as accounts from "./store/accounts.ts";
import { holdKey } from "./store/scope.ts";

/**
 * The account of an address that whoever is at the gate has just proven to hold; made at the first proof, never before. The gate
 * acts for that account until the end of the transaction. Two proofs at once end in one account.
 */
export async function accountOfAddress(
  unit: Unit,
  address: Address,
  locale: Locale,
): Promise<{
  readonly accountId: AccountId;
  readonly identifierId: string;
  readonly isNew: boolean;
}> {
  const valueIndex = accounts.addressIndex(address);
  await accounts.lockAddress(unit.tx, valueIndex);
  await holdKey(unit.tx, valueIndex);
  const known = await accounts.ownerOfAddress(unit.tx, valueIndex);
  const found = known ?? (await createAccount(unit, address, locale));
  await actAs(unit.tx, { accountId: found.accountId });
  return { ...found, isNew: known === undefined };
}

/** The language of the account of an address that whoever is at the gate has just shown to read; undefined where there is none. */
export async function languageOfAddress(unit: Unit, address: Address): Promise<Locale | undefined> {
  const valueIndex = accounts.addressIndex(address);
  await holdKey(unit.tx, valueIndex);
  const known = await accounts.ownerOfAddress(unit.tx, valueIndex);
  if (known === undefined) return undefined;
  await actAs(unit.tx, { accountId: known.accountId });
  const where = { id: known.accountId };
  const { locale } = await unit.tx.account.findUniqueOrThrow({ where, select: { locale: true } });
  return isLocale(locale) ? locale : undefined;
}

async function createAccount(unit: Unit, address: Address, locale: Locale) {
  const accountId = accounts.newAccountId();
  await actAs(unit.tx, { accountId });
  await accounts.insertAccount(unit.tx, accountId, locale);
  const provenAt = dateOf(unit.now);
  const identifierId = await accounts.insertIdentifier(unit.tx, accountId, address, provenAt);
  if (identifierId === undefined) throw new Error("A locked address was taken meanwhile.");
  await unit.audit.append({ action: "account.created", subject: accountId });
  return { accountId, identifierId };
}
