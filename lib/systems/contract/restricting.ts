import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type ContractCheck, type ContractWorld, keyWith, keysOf, rowsOf } from "./world.ts";

/** Restricting rows and lifting it, and what the system says against erasing them. */
export const restrictingChecks: readonly ContractCheck[] = [
  {
    name: "restricts rows, counts what is so now, and a repetition changes nothing",
    needs: ["restrict"],
    run: async (world) => {
      const { connector, collection, movedTo, theirs } = world;
      if (!isRestrictable(world)) return;
      const keys = await keysOf(world);
      const before = await connector.find(collection, [theirs]);
      const mark = randomUUID();
      for (let times = 0; times < 2; times += 1) {
        const count = await connector.restrict(collection, [...keys, "no key"], mark);
        assert.equal(count, keys.length);
      }
      assert.deepEqual(await connector.find(collection, [theirs]), before);
      const left = await connector.recount(collection, { keys });
      assert.equal(left, movedTo === undefined ? keys.length : 0);
      if (movedTo !== undefined) {
        assert.equal(await connector.recount(movedTo, { keys }), keys.length);
      }
    },
  },
  {
    name: "shows none of the restricted rows to the system's ordinary role",
    needs: ["restrict", "ordinaryRole"],
    run: async (world) => {
      const { connector, collection, movedTo, mine } = world;
      if (!isRestrictable(world)) return;
      const by = { selectors: [mine] };
      assert.equal(await connector.recount(collection, by, "ordinary"), 0);
      if (movedTo !== undefined) assert.equal(await connector.recount(movedTo, by, "ordinary"), 0);
    },
  },
  {
    name: "releases what was restricted, value by value",
    needs: ["restrict"],
    run: async (world) => {
      const { connector, collection, movedTo, mine, mineCount } = world;
      if (!isRestrictable(world)) return;
      const keys = (await connector.find(movedTo ?? collection, [mine])).map(({ key }) => key);
      assert.equal(keys.length, mineCount);
      const mark = randomUUID();
      for (let times = 0; times < 2; times += 1) {
        assert.equal(await connector.release(collection, keys, mark), keys.length);
      }
      assert.equal((await rowsOf(world)).length, mineCount);
      if (movedTo !== undefined) assert.equal(await connector.recount(movedTo, { keys }), 0);
      if (connector.can.ordinaryRole) {
        const by = { selectors: [mine] };
        assert.equal(await connector.recount(collection, by, "ordinary"), mineCount);
      }
    },
  },
  {
    name: "refuses to restrict, to release and to look with other eyes where it says that it cannot",
    needs: [],
    run: async (world) => {
      const { connector, collection } = world;
      const keys = [keyWith(world, "x")];
      if (!connector.can.restrict) {
        await assert.rejects(connector.restrict(collection, keys, "m"), { code: "refused" });
        await assert.rejects(connector.release(collection, keys, "m"), { code: "refused" });
      }
      if (!connector.can.ordinaryRole) {
        const look = connector.recount(collection, { keys }, "ordinary");
        await assert.rejects(look, { code: "refused" });
      }
    },
  },
  {
    name: "says what stands against erasing, row by row",
    needs: ["obligations"],
    wants: ["obliged"],
    run: async (world) => {
      const keys = await keysOf(world);
      const found = await world.connector.obligations(world.collection, [...keys, "no key"]);
      assert.equal(new Set(found.map(({ key }) => key)).size, world.obliged);
      for (const { key, code, until } of found) {
        assert(keys.includes(key));
        assert.match(code, /^[a-z0-9][a-z0-9-]*$/);
        if (until !== undefined) assert.match(until, /^\d{4}-\d{2}-\d{2}$/);
      }
    },
  },
];

function isRestrictable({ collection, restrictsItself }: ContractWorld): boolean {
  const { restriction } = collection;
  return restriction === undefined ? restrictsItself === true : !("task" in restriction);
}
