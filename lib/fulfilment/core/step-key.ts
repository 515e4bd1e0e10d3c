import { createHash } from "node:crypto";

/**
 * The idempotency key of a step: the same act on the same collection of the same request has the same key for ever, so
 * that a job run twice meets its own earlier step and not a new one.
 */
export function stepKey(step: {
  readonly requestId: string;
  readonly system: string;
  readonly collection: string;
  readonly act: string;
  readonly seq: number;
}): string {
  const parts = [step.requestId, step.system, step.collection, step.act, step.seq];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** How long to wait before try `attempts + 1`: doubling from 15 seconds to one hour, spread by the key so that steps do not knock together. */
export function backoff(attempts: number, key: string): Temporal.Duration {
  const seconds = Math.min(15 * 2 ** Math.max(0, attempts - 1), 3600);
  const spread = Number.parseInt(key.slice(0, 4), 16) / 0xffff;
  return Temporal.Duration.from({ seconds: Math.round(seconds * (0.8 + 0.4 * spread)) });
}

/** After so many failed tries a person at the desk is asked; the step is tried on all the same. */
export const poisonAfterAttempts = 8;
