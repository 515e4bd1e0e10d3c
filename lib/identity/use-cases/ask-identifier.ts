import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { hex } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { issueChallenge, sessionFlow } from "../challenge.ts";
import { parseAddress, type AddressRefusal } from "../core/address.ts";
import { codeMinutes } from "../core/code.ts";
import { limits } from "../core/limits.ts";
import { addressIndex } from "../store/accounts.ts";
import { takePoint } from "../store/limits.ts";

/**
 * Sends a code to another address that the signed-in person wants to prove. Needs level 2.
 *
 * Refuses `identity.step-up-needed`, `identity.address-empty`, `identity.address-invalid`, `identity.too-many`. Whether the address belongs
 * to anybody is not looked up. Writes one challenge, bound to this session, and one message.
 */
export async function askIdentifier(
  unit: Unit,
  input: { readonly address: string },
): Promise<
  Result<
    { minutes: number },
    | AddressRefusal
    | Refusal<"identity.step-up-needed" | "identity.too-many" | "identity.not-allowed">
  >
> {
  const { actor } = unit;
  if (actor.kind !== "subject") return refuse("identity.not-allowed");
  if (actor.level < 2) return refuse("identity.step-up-needed");
  const address = parseAddress(input.address);
  if (!address.ok) return address;
  const wait =
    (await takePoint(unit.tx, limits.askAddress, hex(addressIndex(address.value)))) ||
    (await takePoint(unit.tx, limits.askAll, "all"));
  if (wait > 0) return refuse("identity.too-many", { minutes: Math.ceil(wait / 60) });
  await issueChallenge(unit, {
    purpose: "add-identifier",
    address: address.value,
    flowHash: sessionFlow(actor.sessionId),
    owner: { accountId: actor.accountId, sessionId: actor.sessionId },
  });
  return ok({ minutes: codeMinutes });
}
