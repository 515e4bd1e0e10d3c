import type { AccountId, SessionId } from "#lib/kernel/ids.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { blindIndex, randomToken, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { accountOfAddress } from "./account-of-address.ts";
import { addressOf } from "./challenge.ts";
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
  const found = await accountOfAddress(unit, address, challenge.locale);
  const { accountId, identifierId, isNew } = found;
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
  return { sid, sessionId, accountId, locale, isNew };
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
