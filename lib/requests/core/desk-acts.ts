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

/**
 * Whether this reader may read what stands in words: of the person, to them, about them. Only while the case is open and
 * theirs (DESIGN section 2, Assigned); the row policies say the same of the person's rows.
 */
export function mayReadWords(actor: StaffActor, facts: CaseFacts): boolean {
  return (
    worksCases(actor) && isAssigned(actor, facts) && !isOwnCase(actor, facts) && !isOver(facts)
  );
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

/**
 * True when the reader may agree to, or return, what waits: the right role, not both sides of one decision, and the case is
 * theirs: nobody agrees to words that they may not read.
 */
export function mayDecide(actor: StaffActor, type: RequestType, facts: CaseFacts): boolean {
  if (!couldDecide(actor, type, facts)) return false;
  return facts.secondId === actor.staffId || (facts.secondId === null && isWorking(actor, facts));
}

/**
 * True when the reader may make themselves the second of what waits, to read it and then decide; also in the place of
 * another officer, who may be away.
 */
export function mayBecomeSecond(actor: StaffActor, type: RequestType, facts: CaseFacts): boolean {
  if (!couldDecide(actor, type, facts) || !actor.roles.includes("officer")) return false;
  return !isAssigned(actor, facts);
}

/** True when what waits has no second yet and the reader may be it. */
export function awaitsSecond(actor: StaffActor, type: RequestType, facts: CaseFacts): boolean {
  return facts.secondId === null && mayBecomeSecond(actor, type, facts);
}

function couldDecide(actor: StaffActor, type: RequestType, facts: CaseFacts): boolean {
  const { proposal } = facts;
  if (facts.state !== "proposed" || proposal === null || isOwnCase(actor, facts)) return false;
  return decidesAlone(actor, type) && !(proposal.needsSecond && proposal.by === actor.staffId);
}

function isOver({ state }: CaseFacts): boolean {
  return ["done", "refused", "cancelled"].includes(state);
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
  if (isOver(facts)) return [];
  if (isWorking(actor, facts)) acts.push(...workActs(type, facts));
  if (mayDecide(actor, type, facts)) acts.push("agree", "return");
  if (mayBecomeSecond(actor, type, facts)) acts.push("second");
  if (facts.assigneeId === null) acts.unshift("take");
  if (isOfficer) acts.push("assign");
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
    proposed: proposedAct(actor, type, facts),
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

function proposedAct(actor: StaffActor, type: RequestType, facts: CaseFacts): NextAct {
  if (mayDecide(actor, type, facts)) return "decide";
  return awaitsSecond(actor, type, facts) ? "second" : "wait-for-second";
}

function openAct(type: RequestType): NextAct {
  return type.second === "by-pack" ? "propose" : "answer";
}
