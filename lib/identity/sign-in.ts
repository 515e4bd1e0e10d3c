import type { AccountId, SessionId } from "#lib/kernel/ids.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { blindIndex, randomToken, tokenHash } from "#lib/platform/crypto.ts";
import { actAs } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { addressOf } from "./challenge.ts";
import type { Address } from "./core/address.ts";
import { browserName } from "./core/browser.ts";
import * as accounts from "./store/accounts.ts";
import type { Challenge } from "./store/challenges.ts";
import { holdKey } from "./store/scope.ts";
import { insertSession, revokeHeld } from "./store/sessions.ts";

/** What the browser says of itself; the address is kept as a keyed hash only. */
export type Client = {
  readonly userAgent: string | null;
  readonly network: string;
  /** The session that this browser brought along: a new sign-in ends it. */
  readonly sid?: string | undefined;
};

export type SignedIn = {
  /** The session's secret: it goes into the cookie and nowhere else. */
  readonly sid: string;
  readonly sessionId: SessionId;
  readonly accountId: AccountId;
  readonly locale: Locale;
  readonly isNew: boolean;
};

/** Opens the session of a proven address; its account is created at the first proof, never before. */
export async function openSubjectSession(
  unit: Unit,
  challenge: Challenge,
  client: Client,
): Promise<SignedIn> {
  const address = addressOf(challenge);
  await accounts.lockAddress(unit.tx, challenge.valueIndex);
  await holdKey(unit.tx, challenge.valueIndex);
  const known = await accounts.ownerOfAddress(unit.tx, challenge.valueIndex);
  const { accountId, identifierId } = known ?? (await createAccount(unit, address, challenge));
  await actAs(unit.tx, { accountId });
  const { locale } = unit;
  await accounts.touchAccount(unit.tx, accountId, locale);
  const sid = randomToken();
  const sessionId = await insertSession(unit.tx, {
    sidHash: tokenHash(sid),
    accountId,
    method: address.kind,
    identifierId,
    browser: browserName(client.userAgent),
    ipHash: blindIndex("network", client.network),
  });
  await unit.audit.append({
    action: "session.opened",
    target: { kind: "session", id: sessionId },
    subject: accountId,
    data: { method: address.kind },
  });
  await closeReplaced(unit, client.sid);
  return { sid, sessionId, accountId, locale, isNew: known === undefined };
}

async function createAccount(unit: Unit, address: Address, { locale }: Challenge) {
  const accountId = accounts.newAccountId();
  await actAs(unit.tx, { accountId });
  await accounts.insertAccount(unit.tx, accountId, locale);
  const provenAt = dateOf(unit.now);
  const identifierId = await accounts.insertIdentifier(unit.tx, accountId, address, provenAt);
  if (identifierId === undefined) throw new Error("A locked address was taken meanwhile.");
  await unit.audit.append({ action: "account.created", subject: accountId });
  return { accountId, identifierId };
}

/** Ends the session that a sign-in takes the place of, whosever it is: a copy of its cookie is dead from here on (ASVS 7.2.4). */
export async function closeReplaced(unit: Unit, sid: string | undefined): Promise<void> {
  if (sid === undefined) return;
  const sidHash = tokenHash(sid);
  await holdKey(unit.tx, sidHash);
  const closed = await revokeHeld(unit.tx, sidHash, "signed-in-anew");
  if (closed === undefined) return;
  await unit.audit.append({
    action: "session.closed",
    target: { kind: "session", id: closed.id },
    ...(closed.accountId === null ? {} : { subject: closed.accountId }),
    data: { reason: "signed-in-anew", closed: 1 },
  });
}
