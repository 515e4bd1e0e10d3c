import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { openCase, type CaseRefusal, type OpenCase } from "../desk-case.ts";
import { moveTo } from "../store.ts";

export type AssignInput = {
  readonly requestId: string;
  readonly version: number;
  /** Whom it is given to; absent: oneself. */
  readonly staffId?: string;
  /** `second`: who is to agree to what the assignee proposes. Default `assignee`. */
  readonly part?: "assignee" | "second";
};

type Taker = { readonly id: string; readonly number: number };

/**
 * Takes a case, or gives it to somebody. Agents and officers take what nobody has; only an officer gives it to others or
 * takes it away from somebody. Nobody holds both parts of a case, and nobody one's own case.
 *
 * Refuses as `openCase` does, `taken` (with the number of who has it), `staff-unknown`, `both-sides`, `second-not-officer`.
 * Writes `request.assigned`.
 */
export async function assign(
  unit: Unit,
  input: AssignInput,
): Promise<
  Result<
    { readonly version: number },
    | CaseRefusal
    | Refusal<
        | "requests.taken"
        | "requests.staff-unknown"
        | "requests.both-sides"
        | "requests.second-not-officer"
      >
  >
> {
  const opened = await openCase(unit, input);
  if (!opened.ok) return opened;
  const { actor, request } = opened.value;
  const part = input.part ?? "assignee";
  const staffId = input.staffId ?? actor.staffId;
  const isOfficer = actor.roles.includes("officer");
  const holder = part === "assignee" ? request.assigneeId : request.secondId;
  if (staffId !== actor.staffId && !isOfficer) return refuse("requests.not-allowed");
  if (holder !== null && holder !== staffId && !isOfficer) return refuse("requests.taken");
  const taker = await takerOf(unit, opened.value, staffId);
  if (taker === "own-case") return refuse("requests.own-case");
  if (taker === null) return refuse("requests.staff-unknown");
  if (part === "second" && !taker.isOfficer) return refuse("requests.second-not-officer");
  const other = part === "assignee" ? request.secondId : request.assigneeId;
  if (other === taker.id) return refuse("requests.both-sides");
  const change = part === "assignee" ? { assigneeId: taker.id } : { secondId: taker.id };
  const moved = await moveTo(unit, request, request.state, change);
  await unit.audit.append({
    action: "request.assigned",
    target: { kind: "request", id: request.id },
    requestId: request.id,
    data: {
      by: actor.number,
      ...(part === "assignee" ? { assignee: taker.number } : { second: taker.number }),
    },
  });
  return ok({ version: moved.version });
}

async function takerOf(
  unit: Unit,
  { request }: OpenCase,
  staffId: string,
): Promise<(Taker & { readonly isOfficer: boolean }) | "own-case" | null> {
  const row = await unit.tx.staffMember.findFirst({
    where: { id: staffId, disabledAt: null, roles: { hasSome: ["agent", "officer"] } },
    select: { id: true, number: true, roles: true, ownAccountId: true },
  });
  if (row === null) return null;
  if (row.ownAccountId !== null && row.ownAccountId === request.accountId) return "own-case";
  return { id: row.id, number: row.number, isOfficer: row.roles.includes("officer") };
}
