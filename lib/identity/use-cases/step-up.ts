import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { randomToken, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { addressOf, sessionFlow, spendCode, type SpendRefusal } from "../challenge.ts";
import { stopHours } from "../core/stop-link.ts";
import { secondFactors } from "../second-factors.ts";
import { issueStopLink } from "../stop-link.ts";
import { rotateSession } from "../store/sessions.ts";

/**
 * Raises the session to level 2 for five minutes by a code typed in it, and gives it a new secret: a cookie copied
 * before is dead afterwards.
 *
 * Refuses as a code does. Writes the session, `session.stepped-up`, and at once a notice to every address on file, with
 * a link under `stopBase` that stops it all without signing in (DESIGN section 2, Assurance).
 */
export async function stepUp(
  unit: Unit,
  input: { readonly code: string; readonly stopBase: string },
): Promise<Result<{ sid: string }, SpendRefusal | Refusal<"identity.not-allowed">>> {
  const { actor } = unit;
  if (actor.kind !== "subject") return refuse("identity.not-allowed");
  const flow = { flowHash: sessionFlow(actor.sessionId), purpose: "step-up" } as const;
  const spent = await spendCode(unit, flow, input.code);
  if (!spent.ok) return spent;
  const { kind, value } = addressOf(spent.value);
  // Judged again: an address added since the code was sent may have left the opener no second factor.
  const may = await secondFactors(unit, actor);
  if (!may.some((one) => one.kind === kind && one.value === value))
    return refuse("identity.code-old");
  const sid = randomToken();
  if (!(await rotateSession(unit.tx, actor.sessionId, tokenHash(sid)))) {
    return refuse("identity.not-allowed");
  }
  const token = await issueStopLink(unit, actor.accountId);
  await unit.notices.notify({
    event: "identity.stepped-up",
    accountId: actor.accountId,
    params: { link: `${input.stopBase}/${token}`, hours: stopHours },
    key: `stepped-up:${spent.value.id}`,
    to: "all",
  });
  await unit.audit.append({
    action: "session.stepped-up",
    target: { kind: "session", id: actor.sessionId },
    subject: actor.accountId,
  });
  return ok({ sid });
}
