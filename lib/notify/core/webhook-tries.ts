/** Seconds to wait after each try that failed; after the last one the event is given up. About two days in all. */
const waits = [5, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 64_800] as const;

/**
 * How long to wait after this many failed tries, in milliseconds; undefined: given up. `chance` (0 to 1) spreads it by a
 * fifth to each side, so that what failed together does not come back together.
 */
export function waitAfter(attempts: number, chance: number): number | undefined {
  const seconds = waits[attempts - 1];
  return seconds === undefined ? undefined : Math.round(seconds * 1_000 * (0.8 + 0.4 * chance));
}
