import { expect, test } from "vitest";
import { compareWorlds, worldsWanted } from "#lib/testing/worlds/run.ts";

const { count, seed, share, ...more } = worldsWanted();

test(
  `after an erasure in any of ${count} worlds nothing of the person is found but what stays by plan (seed ${seed})`,
  async () => {
    expect(await compareWorlds({ count, seed, mariadbShare: share, ...more })).toEqual([]);
  },
  60_000 + count * (more.most === undefined ? 15_000 : 600_000),
);
