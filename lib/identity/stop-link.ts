import type { AccountId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { randomToken, tokenHash } from "#lib/platform/crypto.ts";
import { actAs } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { stopHours, stopState, type StopState } from "./core/stop-link.ts";
import { countIdentifiersSince, deleteIdentifiersSince, waitWithStepUp } from "./store/accounts.ts";
import { deleteChallengesOf } from "./store/challenges.ts";
import { holdKey } from "./store/scope.ts";
import { revokeSessionsOf } from "./store/sessions.ts";
import {
  consumeOtherStopLinks,
  consumeStopLink,
  insertStopLink,
  stopLinkBy,
} from "./store/stop-links.ts";

/** Writes a stop link of this account; its token goes into the notice and nowhere else. */
export async function issueStopLink(unit: Unit, accountId: AccountId): Promise<string> {
  const token = randomToken();
  await insertStopLink(unit.tx, {
    linkHash: tokenHash(token),
    accountId,
    expiresAt: dateOf(unit.now.add({ hours: stopHours })),
  });
  return token;
}

/** What a stop link comes to. Looking uses nothing up: mail scanners look too. */
export async function lookAtStopLink(unit: Unit, token: string): Promise<StopState> {
  const linkHash = tokenHash(token);
  await holdKey(unit.tx, linkHash);
  return stopState(await stopLinkBy(unit.tx, linkHash), unit.now);
}

export type StopLinkRefusal = Refusal<
  "identity.stop-unknown" | "identity.stop-used" | "identity.stop-old"
>;

/** An opened link: whose account it stops, and since when. */
export type OpenedStop = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly since: Date;
};

/** Uses a stop link up: exactly one caller wins, and goes on as its account until the end of the transaction. */
export async function openStopLink(
  unit: Unit,
  token: string,
): Promise<Result<OpenedStop, StopLinkRefusal>> {
  const linkHash = tokenHash(token);
  await holdKey(unit.tx, linkHash);
  const link = await stopLinkBy(unit.tx, linkHash);
  if (link === undefined) return refuse("identity.stop-unknown");
  if (!(await consumeStopLink(unit.tx, link.id))) {
    const state = stopState(await stopLinkBy(unit.tx, linkHash), unit.now);
    return refuse(state === "old" ? "identity.stop-old" : "identity.stop-used");
  }
  await actAs(unit.tx, { accountId: link.accountId });
  return ok({ id: link.id, accountId: link.accountId, since: link.createdAt });
}

/**
 * Puts everybody out: all sessions end, open codes are void, other stop links are used up. Says how many addresses proven
 * since the link was sent `takeOffAddresses` will take off.
 */
export async function lockOut(
  unit: Unit,
  { accountId, since }: OpenedStop,
): Promise<{ readonly sessions: number; readonly addresses: number }> {
  // In the order of a step-up, code before session: neither waits for what the other holds.
  await deleteChallengesOf(unit.tx, accountId);
  const sessions = await revokeSessionsOf(unit.tx, accountId, "stopped");
  await consumeOtherStopLinks(unit.tx, accountId);
  return { sessions, addresses: await countIdentifiersSince(unit.tx, accountId, since) };
}

/**
 * Takes off the addresses proven since the link was sent, so that whoever added one does not come back by it. The older
 * ones stay, so there is always a way in. It also takes a second factor away, perhaps from the right person: so for as
 * long as a link works, a single address that is left raises no session.
 */
export async function takeOffAddresses(
  unit: Unit,
  { accountId, since }: OpenedStop,
): Promise<void> {
  const taken = await deleteIdentifiersSince(unit.tx, accountId, since);
  const until = dateOf(unit.now.add({ hours: stopHours }));
  if (taken > 0) await waitWithStepUp(unit.tx, accountId, until);
}
