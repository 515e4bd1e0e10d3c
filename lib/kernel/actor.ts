import type { AccountId, SessionId, StaffId } from "./ids.ts";

/** Roles of staff, DESIGN section 2. */
export const roles = ["agent", "officer", "admin", "auditor"] as const;
export type Role = (typeof roles)[number];

/** A subject signed in. `level` is 2 only while the step-up is fresh (≤ 5 minutes). */
export type SubjectActor = {
  readonly kind: "subject";
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly level: 1 | 2;
};

/** A staff member signed in with password and second factor. */
export type StaffActor = {
  readonly kind: "staff";
  readonly staffId: StaffId;
  /** The number the person sees ("specialist No 7"), never the name. */
  readonly number: number;
  readonly roles: readonly Role[];
  readonly sessionId: SessionId;
  /** The account this staff member holds as a subject, if any: one's own case is never one's own work. */
  readonly ownAccountId?: AccountId;
};

/** `gate` is whoever is not signed in yet: it sees only the row whose key it already holds. */
export type GateActor = { readonly kind: "gate"; readonly key?: string };

/** The worker, acting under its own database role. */
export type WorkerActor = { readonly kind: "worker"; readonly job: string };

/** Who acts. Every use case authorises against this first. */
export type Actor = SubjectActor | StaffActor | GateActor | WorkerActor;

/** True when the staff member holds at least one of the roles. */
export function hasRole(actor: Actor, ...wanted: readonly Role[]): actor is StaffActor {
  return actor.kind === "staff" && wanted.some((role) => actor.roles.includes(role));
}
