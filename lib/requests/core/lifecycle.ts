/** States of a request, DESIGN section 7. */
export const requestStates = [
  "unverified",
  "open",
  "proposed",
  "approved",
  "running",
  "held",
  "needs-staff",
  "done",
  "refused",
  "cancelled",
] as const;
export type RequestState = (typeof requestStates)[number];

/** The only ways from one state to the next; the database holds the same list in a trigger. */
export const edges: Readonly<Record<RequestState, readonly RequestState[]>> = {
  // An unverified request is answered too, at the least with a refusal.
  unverified: ["open", "refused", "cancelled"],
  // `approved` directly: types that one person decides, and the copy, which the portal decides.
  open: ["proposed", "approved", "refused", "cancelled"],
  proposed: ["open", "approved", "refused", "cancelled"],
  // A person may change their mind until the run starts.
  approved: ["running", "needs-staff", "cancelled"],
  // `cancelled`: what has no steps, a copy being built; the database looks that none has begun.
  running: ["done", "held", "needs-staff", "cancelled"],
  held: ["running", "done", "needs-staff"],
  // Repaired and run again, or decided anew.
  "needs-staff": ["running", "open", "refused"],
  done: [],
  refused: [],
  cancelled: [],
};

/** States that nothing leaves. */
export const finalStates = ["done", "refused", "cancelled"] as const satisfies RequestState[];

/** States in which the request still owes somebody something. */
export const openStates = requestStates.filter(
  (state) => !finalStates.some((final) => final === state),
);

/** Narrows a column of the database; an unknown state is refused by whoever reads it. */
export function isRequestState(value: string): value is RequestState {
  return requestStates.some((state) => state === value);
}

/** True when no edge leaves the state. */
export function isFinal(state: RequestState): boolean {
  return edges[state].length === 0;
}

/**
 * Whether a request may go from one state to the next. No edge leads into `approved` without a proven identity
 * (threats.md A2), whatever the state it comes from.
 */
export function canMove(from: RequestState, to: RequestState, isVerified: boolean): boolean {
  if (!edges[from].includes(to)) return false;
  return isVerified || !needsProof(to);
}

/** Whether the person may take a request back by themself: until it runs. */
export function canTakeBack(state: RequestState, isVerified: boolean): boolean {
  return state !== "running" && canMove(state, "cancelled", isVerified);
}

function needsProof(state: RequestState): boolean {
  return state === "approved" || state === "running" || state === "held" || state === "done";
}
