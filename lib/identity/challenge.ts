import { randomInt, randomUUID } from "node:crypto";
import type { AccountId, SessionId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import {
  blindIndex,
  isSameBytes,
  randomToken,
  seal,
  tokenHash,
  unseal,
} from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Address } from "./core/address.ts";
import { codeAttempts, codeDigits, codeMinutes, readCode, whySpent } from "./core/code.ts";
import { addressIndex } from "./store/accounts.ts";
import * as store from "./store/challenges.ts";

export type Issue = {
  readonly purpose: "sign-in" | "add-identifier" | "step-up";
  readonly address: Address;
  readonly flowHash: Uint8Array;
  readonly owner?: { readonly accountId: AccountId; readonly sessionId: SessionId };
  /** Where the link of a sign-in message points, without the token: `https://portal/ru/link`. */
  readonly linkBase?: string;
};

export type SpendRefusal = Refusal<
  | "identity.code-wrong"
  | "identity.code-shape"
  | "identity.code-unknown"
  | "identity.code-used"
  | "identity.code-old"
  | "identity.code-exhausted"
>;

/** Writes a challenge and its message; any open one of the same flow and purpose is replaced. */
export async function issueChallenge(unit: Unit, issue: Issue): Promise<void> {
  const id = randomUUID();
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");
  const token = randomToken();
  await store.replaceOpen(unit.tx, issue.flowHash, issue.purpose);
  await store.insertChallenge(unit.tx, {
    id,
    purpose: issue.purpose,
    kind: issue.address.kind,
    valueSealed: seal(issue.address.value, `challenge.value.${id}`),
    valueIndex: addressIndex(issue.address),
    codeHash: codeHash(id, code),
    linkHash: tokenHash(token),
    flowHash: issue.flowHash,
    ...issue.owner,
    locale: unit.locale,
    expiresAt: dateOf(unit.now.add({ minutes: codeMinutes })),
  });
  const params: Record<string, string | number> = { code, minutes: codeMinutes };
  if (issue.linkBase !== undefined) params.link = `${issue.linkBase}/${token}`;
  await unit.notices.deliver({
    event: issue.purpose === "sign-in" ? "identity.code" : `identity.${issue.purpose}-code`,
    address: issue.address,
    locale: unit.locale,
    params,
    key: `challenge:${id}`,
    ...(issue.owner === undefined ? {} : { accountId: issue.owner.accountId }),
  });
}

/**
 * Spends a typed code of this flow: exactly one caller wins, five tries per code. A wrong try is counted in the
 * transaction, so the caller must commit refusals as well.
 */
export async function spendCode(
  unit: Unit,
  flow: { readonly flowHash: Uint8Array; readonly purpose: store.Purpose },
  typed: string,
): Promise<Result<store.Challenge, SpendRefusal>> {
  const code = readCode(typed);
  if (code === undefined) return refuse("identity.code-shape");
  const challenge = await store.newestChallenge(unit.tx, flow.flowHash, flow.purpose);
  if (challenge === undefined) return refuse("identity.code-unknown");
  if (!(await store.takeAttempt(unit.tx, challenge.id))) return spent(unit, flow);
  if (!isSameBytes(codeHash(challenge.id, code), challenge.codeHash)) {
    const after = await store.newestChallenge(unit.tx, flow.flowHash, flow.purpose);
    return refuse("identity.code-wrong", {
      left: Math.max(0, codeAttempts - (after?.attempts ?? codeAttempts)),
    });
  }
  if (!(await store.consumeChallenge(unit.tx, challenge.id))) return spent(unit, flow);
  return ok(challenge);
}

/** The address a challenge proves. */
export function addressOf(challenge: store.Challenge): Address {
  return {
    kind: challenge.kind === "phone" ? "phone" : "email",
    value: unseal(challenge.valueSealed, `challenge.value.${challenge.id}`),
  };
}

/** The flow of a signed-in person is the session itself: a code asked for here works nowhere else. */
export function sessionFlow(sessionId: SessionId): Uint8Array {
  return tokenHash(`session:${sessionId}`);
}

async function spent(
  unit: Unit,
  flow: { readonly flowHash: Uint8Array; readonly purpose: store.Purpose },
): Promise<{ readonly ok: false; readonly error: SpendRefusal }> {
  const now = await store.newestChallenge(unit.tx, flow.flowHash, flow.purpose);
  return { ok: false, error: whySpent(now, unit.now) };
}

function codeHash(id: string, code: string): Uint8Array {
  // Keyed: eight digits behind a bare hash could be counted through by whoever copies the table.
  return blindIndex("challenge-code", `${id}:${code}`);
}
