import type { ReadFailure } from "#lib/systems/ports.ts";

/**
 * Why a system has not obeyed a decision yet. Beside what a reading or a connector failed by: `not-agreed` (read back it says otherwise),
 * `under-review` (rows there may be another person's), `unread` (rows may stand where nobody could look), `by-hand` (people are asked),
 * `gone` (the pack names the system no more).
 */
export type WaitsBecause = ReadFailure["code"];

const told: readonly string[] = ["refused", "not-agreed", "under-review", "unread", "by-hand"];

/** The key of a reason's words in messages `ui.obedience.why`; nothing where `systems.failures` has them. */
export function waitsKey(because: string): string | undefined {
  return told.includes(because) ? because : undefined;
}
