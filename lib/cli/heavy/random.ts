/** Random numbers that can be repeated: the same seed, the same cases (mulberry32). */
export type Random = {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly oneOf: <T>(list: readonly [T, ...T[]]) => T;
  /** True so many times in a hundred. */
  readonly percent: (share: number) => boolean;
};

/** The sequence of a seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    oneOf: (list) => list[below(list.length)] ?? list[0],
    percent: (share) => below(100) < share,
  };
}
