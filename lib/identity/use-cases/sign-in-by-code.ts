import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { spendCode, type SpendRefusal } from "../challenge.ts";
import { limits } from "../core/limits.ts";
import { openSubjectSession, type Client, type SignedIn } from "../sign-in.ts";
import { takePoint } from "../store/limits.ts";
import { holdKey } from "../store/scope.ts";

export type UseCodeInput = {
  readonly code: string;
  /** The flow cookie; without it there is nothing to prove. */
  readonly flow: string | undefined;
  readonly client: Client;
};

/**
 * Signs in by the code typed in the browser that asked for it. The first proof of an address creates its account,
 * also when no system knows the address.
 *
 * Refuses `identity.code-shape` (not 8 digits), `identity.code-wrong` with tries `left`, `identity.code-exhausted`, `identity.code-old`,
 * `identity.code-used`, `identity.code-unknown` (none asked for in this browser), `identity.too-many`. Refusals are counted: commit them.
 * Writes the session (and account, identifier) and their audit events; the code works once, for one of any number of callers.
 */
export async function signInByCode(
  unit: Unit,
  input: UseCodeInput,
): Promise<Result<SignedIn, SpendRefusal | Refusal<"identity.too-many">>> {
  if (input.flow === undefined) return refuse("identity.code-unknown");
  const wait = await takePoint(unit.tx, limits.codeNetwork, input.client.network);
  if (wait > 0) return refuse("identity.too-many", { minutes: Math.ceil(wait / 60) });
  const flowHash = tokenHash(input.flow);
  await holdKey(unit.tx, flowHash);
  const spent = await spendCode(unit, { flowHash, purpose: "sign-in" }, input.code);
  if (!spent.ok) return spent;
  return ok(await openSubjectSession(unit, spent.value, input.client));
}
