import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { isSameBytes, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { SpendRefusal } from "../challenge.ts";
import { whySpent } from "../core/code.ts";
import { openSubjectSession, type Client, type SignedIn } from "../sign-in.ts";
import { challengeByLink, consumeChallenge } from "../store/challenges.ts";
import { holdKey } from "../store/scope.ts";

export type UseLinkInput = {
  readonly token: string;
  readonly flow: string | undefined;
  readonly client: Client;
};

/**
 * Signs in by the link of the message, pressed as a button (POST) in the browser that asked for it.
 *
 * Refuses `identity.link-elsewhere` in any other browser, which consumes nothing: there the code is typed instead; and
 * `identity.code-old`, `identity.code-used`, `identity.code-exhausted`, `identity.code-unknown` as for a code. Writes as `signInByCode`.
 */
export async function signInByLink(
  unit: Unit,
  input: UseLinkInput,
): Promise<Result<SignedIn, SpendRefusal | Refusal<"identity.link-elsewhere">>> {
  const linkHash = tokenHash(input.token);
  await holdKey(unit.tx, linkHash);
  const challenge = await challengeByLink(unit.tx, linkHash);
  if (challenge?.purpose !== "sign-in") return refuse("identity.code-unknown");
  if (input.flow === undefined || !isSameBytes(tokenHash(input.flow), challenge.flowHash)) {
    return refuse("identity.link-elsewhere");
  }
  if (!(await consumeChallenge(unit.tx, challenge.id))) {
    return { ok: false, error: whySpent(await challengeByLink(unit.tx, linkHash), unit.now) };
  }
  return ok(await openSubjectSession(unit, challenge, input.client));
}
