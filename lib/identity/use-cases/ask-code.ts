import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { hex, randomToken, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { issueChallenge } from "../challenge.ts";
import { parseAddress, type AddressRefusal } from "../core/address.ts";
import { codeMinutes } from "../core/code.ts";
import { limits } from "../core/limits.ts";
import { replaceOpen } from "../store/challenges.ts";
import { takePoint } from "../store/limits.ts";
import { holdKey } from "../store/scope.ts";
import { addressIndex } from "../store/accounts.ts";

export type AskCodeInput = {
  /** As typed: an e-mail address or a phone number. */
  readonly address: string;
  /** The flow cookie of an earlier question in this browser: its code is replaced. */
  readonly flow?: string | undefined;
  readonly network: string;
  /** `https://portal/ru/link` */
  readonly linkBase: string;
};

/**
 * Sends a code (8 digits) and a link to the address, whoever it belongs to, and opens a flow in this browser.
 *
 * The account is never looked up here, so known and unknown addresses take the same path, answer and time.
 * Asking again replaces the code of the flow before. `flow` of the answer goes into the flow cookie.
 *
 * Refuses `identity.address-empty`, `identity.address-invalid`; `identity.too-many` with `minutes` to wait, counted per address,
 * per network and in all. Writes one challenge and one message; no audit event, since nobody is known yet.
 */
export async function askCode(
  unit: Unit,
  input: AskCodeInput,
): Promise<
  Result<{ flow: string; minutes: number }, AddressRefusal | Refusal<"identity.too-many">>
> {
  const address = parseAddress(input.address);
  if (!address.ok) return address;
  const wait =
    (await takePoint(unit.tx, limits.askAddress, hex(addressIndex(address.value)))) ||
    (await takePoint(unit.tx, limits.askNetwork, input.network)) ||
    (await takePoint(unit.tx, limits.askAll, "all"));
  if (wait > 0) return refuse("identity.too-many", { minutes: Math.ceil(wait / 60) });
  if (input.flow !== undefined) {
    const before = tokenHash(input.flow);
    await holdKey(unit.tx, before);
    await replaceOpen(unit.tx, before, "sign-in");
  }
  const flow = randomToken();
  const flowHash = tokenHash(flow);
  await holdKey(unit.tx, flowHash);
  await issueChallenge(unit, {
    purpose: "sign-in",
    address: address.value,
    flowHash,
    linkBase: input.linkBase,
  });
  return ok({ flow, minutes: codeMinutes });
}
