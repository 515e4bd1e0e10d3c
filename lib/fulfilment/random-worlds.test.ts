import { expect, test } from "vitest";
import { compareWorlds, worldsWanted } from "#lib/testing/worlds/run.ts";

const { count, seed, share } = worldsWanted();

test(
  `after an erasure in any of ${count} worlds nothing of the person is found but what stays by plan (seed ${seed})`,
  async () => {
    expect(await compareWorlds({ count, seed, mariadbShare: share })).toEqual([]);
  },
  60_000 + count * 15_000,
);
