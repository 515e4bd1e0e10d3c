/** Reasons that have words of their own in messages `systems.failures`, for whatever was not read. */
const told: readonly string[] = [
  ...["unreachable", "timeout", "refused", "mismatch", "conflict", "untrusted", "full"],
  "too-many",
];
/** Reasons of a step that have words in `fulfilment.errors`. */
const toldOfStep: readonly string[] = [
  ...["unreachable", "timeout", "refused", "mismatch", "conflict", "untrusted", "full"],
  ...["not-agreed", "internal", "by-hand"],
];

/** The key of a reason's words: a code that nobody knows has words too. */
export function failureKey(code: string): string {
  return told.includes(code) ? code : "other";
}

/** The same for a step that was not carried out. */
export function stepErrorKey(code: string): string {
  return toldOfStep.includes(code) ? code : "other";
}

/** Whether "did not answer" is the whole truth. */
export function isSilence(code: string | undefined): boolean {
  return code === undefined || code === "unreachable" || code === "timeout";
}
