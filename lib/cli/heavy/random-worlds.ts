import { ensureMariadb } from "../verification/mariadb.ts";
import { runScript } from "../verification/stage.ts";

/** Of a hundred worlds so many have a system in MariaDB, where it is installed. */
const mariadbShare = 20;
/** Rows of one person in the worlds of many: more than one transaction is asked for. */
const manyRows = 25_000;

/**
 * Erases somebody in so many random worlds and scans every cell of them: the long form of
 * `lib/fulfilment/random-worlds.test.ts`. A world that fails is named by its seed; `JEKE_WORLDS=1 JEKE_WORLDS_SEED=<seed>`
 * (and `JEKE_WORLDS_ROWS=25000` for one of many rows) before `npx vitest run` of that file replays it.
 */
export async function randomWorlds(count: number, seed: number): Promise<boolean> {
  ensureMariadb();
  const isSound = await worlds(count, seed, mariadbShare);
  // One of many rows in PostgreSQL, one with a system in MariaDB.
  const rows = { JEKE_WORLDS_ROWS: String(manyRows) };
  const many = [await worlds(1, seed, 0, rows), await worlds(1, seed + 1, 100, rows)];
  return isSound && many.every(Boolean);
}

function worlds(
  count: number,
  seed: number,
  share: number,
  more: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  return runScript(
    "node_modules/vitest/vitest.mjs",
    ["run", "lib/fulfilment/random-worlds.test.ts"],
    {
      ...{ JEKE_WORLDS: String(count), JEKE_WORLDS_SEED: String(seed) },
      ...{ JEKE_WORLDS_MARIADB: String(share), ...more },
    },
  );
}
