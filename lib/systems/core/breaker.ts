/** Whether a system that keeps failing may be asked now. Times are milliseconds of one steady clock. */
export type Breaker = {
  /** Failures since it last answered. */
  readonly failures: number;
  /** When the first of them was. */
  readonly since: number;
  /** Not asked before this moment; 0 while it is asked as always. */
  readonly restsUntil: number;
  readonly restMs: number;
  /** One question is on its way to try whether it answers again. */
  readonly isTried: boolean;
};

/** How many silences in a row make a system rest. */
const patience = 5;
const firstRestMs = 15_000;
const longestRestMs = 300_000;

export const closed: Breaker = { failures: 0, since: 0, restsUntil: 0, restMs: 0, isTried: false };

/**
 * `go`; `rest`: it is not asked at all; `probe`: the rest is over, and one question tries whether it answers again while all
 * others are turned away until then (the state returned beside it).
 */
export function mayAsk(
  breaker: Breaker,
  now: number,
): { readonly verdict: "go" | "rest" | "probe"; readonly breaker: Breaker } {
  if (breaker.restsUntil === 0) return { verdict: "go", breaker };
  if (now < breaker.restsUntil) return { verdict: "rest", breaker };
  return {
    verdict: "probe",
    breaker: { ...breaker, restsUntil: now + breaker.restMs, isTried: true },
  };
}

/** After a silence: from the fifth in a row on the system rests, each time twice as long, five minutes at most. */
export function afterSilence(breaker: Breaker, now: number): Breaker {
  const failures = breaker.failures + 1;
  const since = breaker.failures === 0 ? now : breaker.since;
  if (failures < patience) return { ...breaker, failures, since };
  // Questions that were on their way when it began to rest say nothing new.
  if (now < breaker.restsUntil && !breaker.isTried) return { ...breaker, failures };
  const restMs = Math.min(longestRestMs, breaker.restMs === 0 ? firstRestMs : breaker.restMs * 2);
  return { failures, since, restMs, restsUntil: now + restMs, isTried: false };
}
