import { randomBytes, randomUUID } from "node:crypto";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { blindIndex, randomToken, seal, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { parseAddress } from "../core/address.ts";
import { codeMinutes } from "../core/code.ts";
import { limits } from "../core/limits.ts";
import { isPassword } from "../password.ts";
import { insertChallenge } from "../store/challenges.ts";
import { takePoint } from "../store/limits.ts";
import { holdKey } from "../store/scope.ts";
import { staffByEmail } from "../store/staff.ts";

export type CheckPasswordInput = {
  readonly email: string;
  readonly password: string;
  readonly network: string;
};

/**
 * The first of two steps of staff. A right password opens nothing but the factor step: no session exists before TOTP.
 *
 * Refuses `identity.password-wrong` alike for an unknown address, a wrong password, a disabled member and one without
 * a factor, after the same work; `identity.too-many` with `minutes`. `flow` of the answer goes into the flow cookie.
 */
export async function checkPassword(
  unit: Unit,
  input: CheckPasswordInput,
): Promise<Result<{ flow: string }, Refusal<"identity.password-wrong" | "identity.too-many">>> {
  const parsed = parseAddress(input.email);
  const email = parsed.ok ? parsed.value.value : "";
  const wait =
    (await takePoint(unit.tx, limits.passwordPair, `${email} ${input.network}`)) ||
    (await takePoint(unit.tx, limits.passwordAddress, email)) ||
    (await takePoint(unit.tx, limits.passwordNetwork, input.network));
  if (wait > 0) return refuse("identity.too-many", { minutes: Math.ceil(wait / 60) });
  // The row policy shows a gate the one staff member whose address it was told.
  await holdKey(unit.tx, tokenHash(email));
  const staff = await staffByEmail(unit.tx, email);
  const isRight = await isPassword(input.password, staff?.passwordHash);
  if (!isRight || staff === undefined || staff.totpSealed === null) {
    return refuse("identity.password-wrong");
  }
  const id = randomUUID();
  const flow = randomToken();
  const flowHash = tokenHash(flow);
  await holdKey(unit.tx, flowHash);
  await insertChallenge(unit.tx, {
    id,
    purpose: "staff-factor",
    kind: "totp",
    valueSealed: seal(staff.id, `challenge.value.${id}`),
    valueIndex: blindIndex("staff", staff.id),
    // Neither a code nor a link of this row was ever sent: both are random and match nothing.
    codeHash: randomBytes(32),
    linkHash: randomBytes(32),
    flowHash,
    locale: unit.locale,
    expiresAt: dateOf(unit.now.add({ minutes: codeMinutes })),
  });
  return ok({ flow });
}
