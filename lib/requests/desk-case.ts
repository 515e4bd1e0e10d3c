import type { StaffActor } from "#lib/kernel/actor.ts";
import { isUuid } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isOwnCase, worksCases, type CaseFacts } from "./core/desk-acts.ts";
import { isFinal } from "./core/lifecycle.ts";
import { lockRequest, type LockedRequest } from "./store.ts";
import { storedType } from "./types/registry.ts";
import type { RequestType } from "./types/request-type.ts";

/** A case opened for an act at the desk: who acts, on what, and what is still possible. */
export type OpenCase = {
  readonly actor: StaffActor;
  readonly request: LockedRequest;
  readonly type: RequestType;
  readonly facts: CaseFacts;
  readonly proposal: PendingProposal | null;
};

type PendingProposal = {
  readonly id: string;
  readonly outcome: "approve" | "refuse";
  readonly ground: string;
  readonly words: string;
  readonly proposedBy: string;
  readonly needsSecond: boolean;
};

export type CaseRefusal = Refusal<
  | "requests.not-allowed"
  | "requests.not-found"
  | "requests.own-case"
  | "requests.already-closed"
  | "requests.changed-meanwhile"
>;

/**
 * Opens a case for an act of the desk and locks it: agents and officers only, never one's own case, never a closed one,
 * and only in the version that the actor saw. What does not exist is `not-found`, whatever the reason.
 */
export async function openCase(
  unit: Unit,
  input: { readonly requestId: string; readonly version: number },
): Promise<Result<OpenCase, CaseRefusal>> {
  const { actor } = unit;
  if (actor.kind !== "staff" || !worksCases(actor)) return refuse("requests.not-allowed");
  const request = isUuid(input.requestId) ? await lockRequest(unit.tx, input.requestId) : null;
  if (request === null) return refuse("requests.not-found");
  if (isOwnCase(actor, request)) return refuse("requests.own-case");
  if (isFinal(request.state)) return refuse("requests.already-closed");
  if (request.version !== input.version) return refuse("requests.changed-meanwhile");
  const proposal = await pendingProposal(unit, request.id);
  return ok({
    actor,
    request,
    type: storedType(request.type),
    facts: factsOf(request, proposal),
    proposal,
  });
}

/** The proposal that nobody has decided yet. */
async function pendingProposal(unit: Unit, requestId: string): Promise<PendingProposal | null> {
  const row = await unit.tx.proposal.findFirst({
    where: { requestId, verdict: null },
    orderBy: { proposedAt: "desc" },
    select: {
      id: true,
      outcome: true,
      ground: true,
      words: true,
      proposedBy: true,
      needsSecond: true,
    },
  });
  if (row === null) return null;
  return { ...row, outcome: row.outcome === "approve" ? "approve" : "refuse" };
}

/** What the rules of the desk look at. */
export function factsOf(
  request: Omit<CaseFacts, "isVerified" | "proposal"> & { readonly verifiedAt: Date | null },
  proposal: { readonly proposedBy: string; readonly needsSecond: boolean } | null,
): CaseFacts {
  const { state, accountId, assigneeId, secondId, substituteId, verifiedAt } = request;
  return {
    ...{ state, accountId, assigneeId, secondId, substituteId },
    isVerified: verifiedAt !== null,
    proposal:
      proposal === null ? null : { by: proposal.proposedBy, needsSecond: proposal.needsSecond },
  };
}
