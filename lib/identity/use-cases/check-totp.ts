import { Secret, TOTP } from "otpauth";
import { asId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { blindIndex, randomToken, tokenHash, unseal } from "#lib/platform/crypto.ts";
import { actAs } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { browserName } from "../core/browser.ts";
import { readTotp, whySpent, type ChallengeRefusal } from "../core/code.ts";
import { limits } from "../core/limits.ts";
import { closeReplaced, type Client } from "../sign-in.ts";
import { takePoint } from "../store/limits.ts";
import { consumeChallenge, newestChallenge, takeAttempt } from "../store/challenges.ts";
import { holdKey } from "../store/scope.ts";
import { insertSession } from "../store/sessions.ts";
import { openTotp, staffSecretsById, takeTotpStep } from "../store/staff.ts";

const period = 30;

export type StaffSignedIn = {
  readonly sid: string;
  readonly sessionId: SessionId;
  readonly staffId: StaffId;
  readonly locale: Locale;
};

/**
 * The second step of staff: the six digits of the authenticator, by PostgreSQL's clock, one step of tolerance.
 *
 * Refuses `identity.totp-wrong`, `identity.totp-used` (these digits, or later ones, opened a session before), and the refusals of a
 * spent factor step; `identity.too-many` after fifteen tries in a quarter of an hour, from whatever network. Writes the session and
 * `staff.signed-in`, and ends the session that this browser had before.
 */
export async function checkTotp(
  unit: Unit,
  input: { readonly code: string; readonly flow: string | undefined; readonly client: Client },
): Promise<
  Result<
    StaffSignedIn,
    ChallengeRefusal | Refusal<"identity.totp-wrong" | "identity.totp-used" | "identity.too-many">
  >
> {
  if (input.flow === undefined) return refuse("identity.code-unknown");
  const code = readTotp(input.code);
  if (code === undefined) return refuse("identity.totp-wrong");
  const flowHash = tokenHash(input.flow);
  await holdKey(unit.tx, flowHash);
  const challenge = await newestChallenge(unit.tx, flowHash, "staff-factor");
  if (challenge === undefined) return refuse("identity.code-unknown");
  if (!(await takeAttempt(unit.tx, challenge.id))) {
    const now = await newestChallenge(unit.tx, flowHash, "staff-factor");
    return { ok: false, error: whySpent(now, unit.now) };
  }
  const staffId = asId<StaffId>(unseal(challenge.valueSealed, `challenge.value.${challenge.id}`));
  const wait = await takePoint(unit.tx, limits.totpStaff, staffId);
  if (wait > 0) return refuse("identity.too-many", { minutes: Math.ceil(wait / 60) });
  await actAs(unit.tx, { staffId });
  const staff = await staffSecretsById(unit.tx, staffId);
  const secret = staff === undefined ? undefined : openTotp(staff);
  const step = secret === undefined ? undefined : totpStep(secret, code, unit.now);
  if (staff === undefined || step === undefined) return refuse("identity.totp-wrong");
  if (!(await takeTotpStep(unit.tx, staff.id, step))) return refuse("identity.totp-used");
  if (!(await consumeChallenge(unit.tx, challenge.id))) return refuse("identity.code-used");
  const sid = randomToken();
  const sessionId = await insertSession(unit.tx, {
    sidHash: tokenHash(sid),
    staffId: staff.id,
    method: "password+totp",
    browser: browserName(input.client.userAgent),
    ipHash: blindIndex("network", input.client.network),
  });
  await unit.audit.append({
    action: "staff.signed-in",
    target: { kind: "staff", id: staff.id },
    data: { session: sessionId },
  });
  await closeReplaced(unit, input.client.sid);
  return ok({ sid, sessionId, staffId: staff.id, locale: staff.locale });
}

/** The time step whose digits these are, or nothing. */
function totpStep(secret: string, token: string, now: Temporal.Instant): number | undefined {
  const totp = new TOTP({
    secret: Secret.fromBase32(secret),
    period,
    digits: 6,
    algorithm: "SHA1",
  });
  const delta = totp.validate({ token, timestamp: now.epochMilliseconds, window: 1 });
  return delta === null ? undefined : Math.floor(now.epochMilliseconds / 1000 / period) + delta;
}
