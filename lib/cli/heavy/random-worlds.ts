import { ensureMariadb } from "../verification/mariadb.ts";
import { runScript } from "../verification/stage.ts";

/** Of a hundred worlds so many have a system in MariaDB, where it is installed. */
const mariadbShare = 20;

/**
 * Erases somebody in so many random worlds and scans every cell of them: the long form of
 * `lib/fulfilment/random-worlds.test.ts`. A world that fails is named by its seed; `JEKE_WORLDS=1 JEKE_WORLDS_SEED=<seed>`
 * before `npx vitest run` of that file replays it.
 */
export async function randomWorlds(count: number, seed: number): Promise<boolean> {
  ensureMariadb();
  return runScript(
    "node_modules/vitest/vitest.mjs",
    ["run", "lib/fulfilment/random-worlds.test.ts"],
    {
      JEKE_WORLDS: String(count),
      JEKE_WORLDS_SEED: String(seed),
      JEKE_WORLDS_MARIADB: String(mariadbShare),
    },
  );
}
