import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { hex } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { issueChallenge, sessionFlow } from "../challenge.ts";
import { codeMinutes } from "../core/code.ts";
import { limits } from "../core/limits.ts";
import { maskAddress } from "../core/mask.ts";
import { hoursToWait, secondFactors } from "../second-factors.ts";
import { addressIndex } from "../store/accounts.ts";
import { takePoint } from "../store/limits.ts";

/**
 * Sends a new code to one of the person's own proven addresses, to be typed in this session: where there are several, to
 * another one than opened the session, so that whoever holds one address alone gets no further.
 *
 * `identifierId` chooses among them; without it the newest is taken. Refuses `identity.identifier-unknown` for any other
 * address, `identity.step-up-waits` while a single address is not enough (after a stop), `identity.too-many`. Writes one challenge, bound to this session, and one message.
 */
export async function askStepUp(
  unit: Unit,
  input: { readonly identifierId?: string | undefined },
): Promise<
  Result<
    { to: string; minutes: number },
    Refusal<
      | "identity.identifier-unknown"
      | "identity.step-up-waits"
      | "identity.too-many"
      | "identity.not-allowed"
    >
  >
> {
  const { actor } = unit;
  if (actor.kind !== "subject") return refuse("identity.not-allowed");
  const own = await secondFactors(unit, actor);
  const address =
    input.identifierId === undefined
      ? own.at(-1)
      : own.find((one) => one.id === input.identifierId);
  if (address === undefined) {
    const hours = own.length === 0 ? await hoursToWait(unit, actor) : 0;
    return hours > 0
      ? refuse("identity.step-up-waits", { hours })
      : refuse("identity.identifier-unknown");
  }
  const wait = await takePoint(unit.tx, limits.askAddress, hex(addressIndex(address)));
  if (wait > 0) return refuse("identity.too-many", { minutes: Math.ceil(wait / 60) });
  await issueChallenge(unit, {
    purpose: "step-up",
    address,
    flowHash: sessionFlow(actor.sessionId),
    owner: { accountId: actor.accountId, sessionId: actor.sessionId },
  });
  return ok({ to: maskAddress(address), minutes: codeMinutes });
}
