import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { canMove, type RequestState } from "../core/lifecycle.ts";
import { decidesAlone, isWorking, secondFor } from "../core/desk-acts.ts";
import { carryOutDecision } from "../decision.ts";
import { openCase, type CaseRefusal, type OpenCase } from "../desk-case.ts";
import { groundOf } from "../deadlines.ts";
import { nameGround } from "../ground.ts";
import { moveTo } from "../store.ts";

export type ProposeInput = {
  readonly requestId: string;
  readonly version: number;
  readonly outcome: "approve" | "refuse";
  readonly ground: string;
  /** What the person will read, in the person's language. Required: a code alone is no reason. */
  readonly words: string;
};

export type Proposed = {
  readonly version: number;
  readonly state: RequestState;
  /** True when it is decided already; false when somebody else must agree. */
  readonly isDecided: boolean;
};

/**
 * Names the ground and the words of a decision. Where the actor may decide this type alone, it is decided at once, in the
 * same transaction; otherwise it waits for somebody who may: for an erasure, another officer.
 *
 * Refuses as `openCase` does, `not-assigned`, `not-verified` (nothing is approved for somebody who has not shown who they
 * are), `ground-unknown`, `words-empty`, `wrong-state`, `outside-not-built` (the pack wants a named outsider to agree, which
 * this portal cannot ask yet: it never takes staff in their place). Naming a ground adds its due date, meets `erasure.ground`, and never
 * removes a date. Writes the proposal and `request.proposed`.
 */
export async function propose(
  unit: Unit,
  input: ProposeInput,
): Promise<
  Result<
    Proposed,
    | CaseRefusal
    | Refusal<
        | "requests.not-assigned"
        | "requests.not-verified"
        | "requests.ground-unknown"
        | "requests.words-empty"
        | "requests.wrong-state"
        | "requests.outside-not-built"
      >
  >
> {
  const opened = await openCase(unit, input);
  if (!opened.ok) return opened;
  const { actor, request, type, facts } = opened.value;
  const words = input.words.trim();
  if (!isWorking(actor, facts)) return refuse("requests.not-assigned");
  if (input.outcome === "approve" && !facts.isVerified) return refuse("requests.not-verified");
  if (groundOf(type.id, input.outcome, input.ground) === undefined) {
    return refuse("requests.ground-unknown");
  }
  if (words.length < 3 || words.length > 8000) return refuse("requests.words-empty");
  const approver =
    input.outcome === "approve" ? secondFor(type, currentOperator().secondPerson) : undefined;
  if (approver === "outside") return refuse("requests.outside-not-built");
  const second = approver === "staff";
  // `single` is decided in a second act as well: after a new sign-in, with a reason.
  const isAlone = approver === undefined && decidesAlone(actor, type);
  const next = nextState(input.outcome, isAlone);
  if (!canMove(request.state, next, facts.isVerified)) return refuse("requests.wrong-state");
  const proposalId = await insertProposal(unit, opened.value, { ...input, words, second, isAlone });
  await nameGround(unit, request, input.ground);
  await unit.audit.append({
    action: "request.proposed",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    data: { outcome: input.outcome, ground: input.ground, type: type.id, second, by: actor.number },
  });
  if (!isAlone) {
    const moved = await moveTo(unit, request, "proposed");
    return ok({ version: moved.version, state: moved.state, isDecided: false });
  }
  const decided = await carryOutDecision(unit, opened.value, {
    id: proposalId,
    outcome: input.outcome,
    ground: input.ground,
    words,
  });
  return ok({ version: decided.version, state: decided.state, isDecided: true });
}

function nextState(outcome: "approve" | "refuse", isAlone: boolean): RequestState {
  if (!isAlone) return "proposed";
  return outcome === "approve" ? "approved" : "refused";
}

async function insertProposal(
  unit: Unit,
  { actor, request }: OpenCase,
  proposal: ProposeInput & { readonly second: boolean; readonly isAlone: boolean },
): Promise<string> {
  const { outcome, ground, words, second, isAlone } = proposal;
  const now = dateOf(unit.now);
  const row = await unit.tx.proposal.create({
    data: {
      requestId: request.id,
      outcome,
      ground,
      words,
      needsSecond: second,
      proposedBy: actor.staffId,
      proposedAt: now,
      ...(isAlone ? { decidedBy: actor.staffId, decidedAt: now, verdict: "agreed" } : {}),
    },
    select: { id: true },
  });
  return row.id;
}
