import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { revokeSession, revokeSessionsOf, revokeStaffSessions } from "../store/sessions.ts";

/**
 * Revokes this session, or with `everywhere` every session of the same person. A cookie copied earlier is dead from
 * here on. Repeating it changes nothing. Refuses `identity.not-allowed` to whoever has no session.
 * Writes `session.closed` with the number of sessions ended.
 */
export async function signOut(
  unit: Unit,
  input: { readonly everywhere: boolean },
): Promise<Result<{ closed: number }, Refusal<"identity.not-allowed">>> {
  const { actor, tx } = unit;
  if (actor.kind !== "subject" && actor.kind !== "staff") return refuse("identity.not-allowed");
  const reason = input.everywhere ? "sign-out-all" : "sign-out";
  const closed = !input.everywhere
    ? await revokeSession(tx, actor.sessionId, reason)
    : actor.kind === "subject"
      ? await revokeSessionsOf(tx, actor.accountId, reason)
      : await revokeStaffSessions(tx, actor.staffId, reason);
  await unit.audit.append({
    action: "session.closed",
    target: { kind: "session", id: actor.sessionId },
    ...(actor.kind === "subject" ? { subject: actor.accountId } : {}),
    data: { reason, closed },
  });
  return ok({ closed });
}
