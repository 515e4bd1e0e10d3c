import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { EraseAct } from "../ports.ts";
import {
  type ContractCheck,
  type ContractWorld,
  hostileTexts,
  keyWith,
  keysOf,
  keysWhile,
  rowsOf,
  writableOf,
} from "./world.ts";

/** Erasing: all acts or none where the system can, counted, and a repetition does nothing twice. */
export const erasingChecks: readonly ContractCheck[] = [
  {
    name: "sets all rows of its keys, counts them, and touches no other",
    needs: ["erase"],
    wants: ["writable"],
    run: async (world) => {
      const { connector, collection, theirs } = world;
      const column = writableOf(world);
      const keys = await keysOf(world);
      const before = await connector.find(collection, [theirs]);
      const set = { [column]: "set by all" };
      const wide = [...keys, ...keys, "no key"];
      assert.equal(await act(world, { do: "set", collection, keys: wide, set }), keys.length);
      assert.equal(await act(world, { do: "set", collection, keys, set }), keys.length);
      for (const { values } of await connector.readKeys(collection, keys)) {
        assert.equal(values[column], "set by all");
      }
      assert.deepEqual(await connector.find(collection, [theirs]), before);
      assert.equal(await act(world, { do: "set", collection, keys: [], set }), 0);
    },
  },
  {
    name: "rewrites each row to a value of its own, and a repetition with the same mark does no harm",
    needs: ["erase"],
    wants: ["writable"],
    run: async (world) => {
      const { connector, collection } = world;
      const column = writableOf(world);
      const rows = (await rowsOf(world)).map(({ key, values }, index) => {
        const set = { [column]: `rewritten ${index} ${hostileTexts[index % 5] ?? ""}` };
        return { key, expected: { [column]: values[column] ?? null }, set };
      });
      const mark = randomUUID();
      for (let times = 0; times < 2; times += 1) {
        const done = await connector.erase([{ do: "rewrite", collection, rows }], mark);
        assert.deepEqual(done, [rows.length]);
      }
      const after = await connector.readKeys(
        collection,
        rows.map(({ key }) => key),
      );
      const wanted = new Map(rows.map(({ key, set }) => [key, set[column]]));
      for (const { key, values } of after) assert.equal(values[column], wanted.get(key));
    },
  },
  {
    name: "does nothing at all when one row no longer holds what was read",
    needs: ["erase", "atomic"],
    wants: ["writable"],
    run: async (world) => {
      const { connector, collection } = world;
      const column = writableOf(world);
      const before = await rowsOf(world);
      const rows = before.map(({ key, values }, index) => {
        const held = index === before.length - 1 ? "something else" : (values[column] ?? null);
        return { key, expected: { [column]: held }, set: { [column]: "never written" } };
      });
      const acts: EraseAct[] = [
        { do: "delete", collection, keys: [before[0]?.key ?? ""] },
        { do: "rewrite", collection, rows: rows.slice(1) },
      ];
      await assert.rejects(connector.erase(acts, randomUUID()), { code: "conflict" });
      assert.deepEqual(await rowsOf(world), before);
    },
  },
  {
    name: "leaves out no row of a walk when one that was handed over is deleted meanwhile",
    needs: ["erase", "find"],
    run: async (world) => {
      const { collection, mine } = world;
      const before = await keysOf(world);
      const keys = await keysWhile(world, mine, async (key) => {
        assert.equal(await act(world, { do: "delete", collection, keys: [key] }), 1);
      });
      assert.deepEqual(keys, [...before].sort());
      assert.equal((await keysOf(world)).length, before.length - 1);
    },
  },
  {
    name: "deletes the rows of its keys, counts them, and a repetition deletes nothing more",
    needs: ["erase"],
    run: async (world) => {
      const { connector, collection, theirs, theirsCount } = world;
      const keys = await keysOf(world);
      assert.equal(await act(world, { do: "delete", collection, keys: [] }), 0);
      const wrong = hostileTexts.map((text) => keyWith(world, text));
      assert.equal(await act(world, { do: "delete", collection, keys: wrong }), 0);
      assert.equal(await act(world, { do: "delete", collection, keys }), keys.length);
      assert.equal(await act(world, { do: "delete", collection, keys }), 0);
      assert.deepEqual(await rowsOf(world), []);
      assert.equal(await connector.recount(collection, { selectors: [world.mine] }), 0);
      assert.equal((await connector.find(collection, [theirs])).length, theirsCount);
    },
  },
  {
    name: "refuses to erase where it says that it cannot",
    needs: [],
    run: async (world) => {
      if (world.connector.can.erase) return;
      const { collection } = world;
      const acts: EraseAct[] = [{ do: "delete", collection, keys: [keyWith(world, "x")] }];
      await assert.rejects(world.connector.erase(acts, randomUUID()), { code: "refused" });
    },
  },
];

async function act({ connector }: ContractWorld, one: EraseAct): Promise<number> {
  const [count = 0] = await connector.erase([one], randomUUID());
  return count;
}
