import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { decidesAlone, isAssigned, mayDecide } from "../core/desk-acts.ts";
import type { RequestState } from "../core/lifecycle.ts";
import { carryOutDecision } from "../decision.ts";
import { openCase, type CaseRefusal } from "../desk-case.ts";
import { takeBackGround } from "../ground.ts";
import { hasSignedInAnew } from "../new-sign-in.ts";
import { moveTo } from "../store.ts";

export type DecideInput = {
  readonly requestId: string;
  readonly version: number;
  readonly verdict: "agreed" | "returned";
  /** To the colleague; required when it is returned, and as the reason of whoever decides as a single person. */
  readonly note?: string;
};

/**
 * The second person agrees to what was proposed, or returns it to whoever works on the case. Nobody is both sides of one
 * decision: not by role, and not by the database either. Where the pack says `single`, whoever proposed may agree as well,
 * but only within five minutes of a new sign-in and with a written reason; the decision is marked so for good.
 *
 * Refuses as `openCase` does, `nothing-proposed`, `both-sides`, `not-assigned` (whoever decides reads the words first, and
 * only whoever the case is assigned to may), `not-allowed` (the type is not this role's to decide, or
 * somebody else is named second), `note-empty`, `sign-in-again`, `single-reason-empty`. Agreeing writes the decision, the person's notice, and the job that carries it out.
 */
export async function decide(
  unit: Unit,
  input: DecideInput,
): Promise<
  Result<
    { readonly version: number; readonly state: RequestState },
    | CaseRefusal
    | Refusal<
        | "requests.nothing-proposed"
        | "requests.both-sides"
        | "requests.not-assigned"
        | "requests.note-empty"
        | "requests.sign-in-again"
        | "requests.single-reason-empty"
      >
  >
> {
  const opened = await openCase(unit, input);
  if (!opened.ok) return opened;
  const { actor, request, type, facts, proposal } = opened.value;
  if (request.state !== "proposed" || proposal === null) return refuse("requests.nothing-proposed");
  if (!decidesAlone(actor, type)) return refuse("requests.not-allowed");
  if (proposal.needsSecond && proposal.proposedBy === actor.staffId) {
    return refuse("requests.both-sides");
  }
  if (!isAssigned(actor, facts)) return refuse("requests.not-assigned");
  if (!mayDecide(actor, type, facts)) return refuse("requests.not-allowed");
  const note = input.note?.trim() ?? "";
  if (input.verdict === "returned" && note.length < 3) return refuse("requests.note-empty");
  const isSingle = input.verdict === "agreed" && proposal.proposedBy === actor.staffId;
  if (isSingle && !(await hasSignedInAnew(unit, actor))) return refuse("requests.sign-in-again");
  if (isSingle && note.length < 3) return refuse("requests.single-reason-empty");
  await unit.tx.proposal.update({
    where: { id: proposal.id, verdict: null },
    data: {
      verdict: input.verdict,
      decidedBy: actor.staffId,
      decidedAt: dateOf(unit.now),
      note: note === "" ? null : note,
    },
    select: { id: true },
  });
  if (input.verdict === "agreed") {
    const decided = await carryOutDecision(unit, opened.value, { ...proposal, isSingle });
    return ok({ version: decided.version, state: decided.state });
  }
  await takeBackGround(unit, request);
  const moved = await moveTo(unit, request, "open", secondOf(opened.value));
  await unit.audit.append({
    action: "request.returned",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    data: { type: type.id, by: actor.number },
  });
  return ok({ version: moved.version, state: moved.state });
}

/** Whoever returns it stays the second of the case, so that the next proposal comes back to them. */
function secondOf({
  actor,
  request,
}: {
  readonly actor: { readonly staffId: string };
  readonly request: { readonly assigneeId: string | null };
}): { readonly secondId?: string } {
  return request.assigneeId === actor.staffId ? {} : { secondId: actor.staffId };
}
