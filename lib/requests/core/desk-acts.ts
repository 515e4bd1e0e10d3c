import type { StaffActor } from "#lib/kernel/actor.ts";
import type { RequestType } from "../types/request-type.ts";
import type { RequestState } from "./lifecycle.ts";
import type { DeskAct, NextAct } from "./views.ts";

/** What decides who may do what; ids of staff and accounts, nothing of the person. */
export type CaseFacts = {
  readonly state: RequestState;
  readonly accountId: string | null;
  readonly isVerified: boolean;
  readonly assigneeId: string | null;
  readonly secondId: string | null;
  readonly substituteId: string | null;
  /** An approved correction that the portal itself is writing: nobody closes it by hand meanwhile. */
  readonly isBeingWritten?: boolean;
  /** The proposal that waits for a decision. */
  readonly proposal: { readonly by: string; readonly needsSecond: boolean } | null;
};

/** `secondPerson` of the pack, DESIGN section 2. */
export type SecondPerson = "staff" | "outside" | "single";

/** Minutes after a sign-in within which one person may agree to their own proposal. */
export const singleMinutes = 5;

/** True when the person of the case is the reader: never one's own work, whatever the role. */
export function isOwnCase(
  actor: StaffActor,
  facts: { readonly accountId: string | null },
): boolean {
  return actor.ownAccountId !== undefined && actor.ownAccountId === facts.accountId;
}

/** Assignee, named second, or substitute (DESIGN section 2). */
export function isAssigned(actor: StaffActor, facts: CaseFacts): boolean {
  return [facts.assigneeId, facts.secondId, facts.substituteId].includes(actor.staffId);
}

/** Whoever proposes works on the case; the named second waits for the proposal. */
export function isWorking(actor: StaffActor, facts: CaseFacts): boolean {
  return [facts.assigneeId, facts.substituteId].includes(actor.staffId);
}

/** Agents and officers work cases; admins and auditors do not. */
export function worksCases(actor: StaffActor): boolean {
  return actor.roles.includes("agent") || actor.roles.includes("officer");
}

/** Whether this person alone may decide requests of this type. */
export function decidesAlone(actor: StaffActor, type: RequestType): boolean {
  return type.decidedBy.some((role) => actor.roles.includes(role));
}

/** Who must agree to approving this type: the pack's `secondPerson` where the type asks for one, else nobody. */
export function secondFor(type: RequestType, secondPerson: SecondPerson): SecondPerson | undefined {
  return type.second === "by-pack" ? secondPerson : undefined;
}

/** True when the reader may agree to, or return, what waits: the right role, and not both sides of one decision. */
export function mayDecide(actor: StaffActor, type: RequestType, facts: CaseFacts): boolean {
  const { proposal, secondId } = facts;
  if (facts.state !== "proposed" || proposal === null || isOwnCase(actor, facts)) return false;
  if (!decidesAlone(actor, type)) return false;
  if (proposal.needsSecond && proposal.by === actor.staffId) return false;
  return secondId === null || secondId === actor.staffId;
}

/** What the reader may do on the case page now; the first act is its filled button. */
export function deskActsFor(
  actor: StaffActor,
  type: RequestType,
  facts: CaseFacts,
): readonly DeskAct[] {
  if (!worksCases(actor) || isOwnCase(actor, facts)) return [];
  const isOfficer = actor.roles.includes("officer");
  const acts: DeskAct[] = [];
  const isOver = ["done", "refused", "cancelled"].includes(facts.state);
  if (!isOver && isWorking(actor, facts)) acts.push(...workActs(type, facts));
  if (mayDecide(actor, type, facts)) acts.push("agree", "return");
  if (!isOver && facts.assigneeId === null) acts.unshift("take");
  if (!isOver && isOfficer) acts.push("assign");
  return acts;
}

function workActs(type: RequestType, facts: CaseFacts): readonly DeskAct[] {
  if (facts.state === "open") {
    return facts.isVerified ? ["propose-approve", "propose-refuse"] : ["propose-refuse"];
  }
  if (facts.state === "unverified") return ["propose-refuse"];
  if (facts.state === "running" && isByHand(type, facts)) return ["close"];
  if (facts.state === "needs-staff") {
    return type.fulfilment.by === "hand"
      ? ["retry", "propose-refuse", "close"]
      : ["retry", "propose-refuse"];
  }
  return [];
}

function isByHand({ fulfilment }: RequestType, { isBeingWritten = false }: CaseFacts): boolean {
  return fulfilment.by === "hand" && !isBeingWritten;
}

/** What happens next to the request, whoever does it: the column of the queue. Only who may decide reads "decide". */
export function nextActOf(actor: StaffActor, type: RequestType, facts: CaseFacts): NextAct {
  const byState: Readonly<Record<RequestState, NextAct>> = {
    unverified: "answer",
    open: facts.assigneeId === null ? "assign" : openAct(type),
    proposed: mayDecide(actor, type, facts) ? "decide" : "wait-for-second",
    approved: "watch-run",
    running: isByHand(type, facts) ? "carry-out" : "watch-run",
    held: "wait-for-end",
    "needs-staff": "repair",
    done: "none",
    refused: "none",
    cancelled: "none",
  };
  return byState[facts.state];
}

function openAct(type: RequestType): NextAct {
  return type.second === "by-pack" ? "propose" : "answer";
}
