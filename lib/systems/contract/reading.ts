import assert from "node:assert/strict";
import type { StoredRecord } from "../ports.ts";
import {
  byNull,
  type ContractCheck,
  type ContractWorld,
  hostileTexts,
  keyWith,
  rowsOf,
} from "./world.ts";

const needs = ["find"] as const;

/** Finding and reading: what is found is exactly what was asked for, whatever was asked. */
export const readingChecks: readonly ContractCheck[] = [
  {
    name: "answers a ping",
    needs: [],
    run: ({ connector }) => connector.check(),
  },
  {
    name: "finds this person's rows and nobody else's",
    needs,
    run: async (world) => {
      const rows = await rowsOf(world);
      const others = await world.connector.find(world.collection, [world.theirs]);
      assert.deepEqual([rows.length, others.length], [world.mineCount, world.theirsCount]);
      const keys = new Set([...rows, ...others].map(({ key }) => key));
      assert.equal(keys.size, world.mineCount + world.theirsCount);
    },
  },
  {
    name: "joins selectors by OR, and a row found twice is one row",
    needs,
    run: async ({ connector, collection, mine, theirs, mineCount, theirsCount }) => {
      const rows = await connector.find(collection, [mine, theirs, mine]);
      assert.equal(rows.length, mineCount + theirsCount);
    },
  },
  {
    name: "finds no more rows than are asked for",
    needs,
    run: async ({ connector, collection, mine }) => {
      assert.equal((await connector.find(collection, [mine], { limit: 1 })).length, 1);
    },
  },
  {
    name: "gives keys as JSON arrays and values that survive JSON",
    needs,
    run: async (world) => {
      for (const { key, values } of await rowsOf(world)) {
        const parsed: unknown = JSON.parse(key);
        assert(Array.isArray(parsed) && parsed.length === world.collection.key.length);
        assert.deepEqual(JSON.parse(JSON.stringify(values)), values);
        for (const { column } of Object.values(world.collection.fields)) {
          assert(Object.hasOwn(values, column), `the field ${column} is missing`);
        }
      }
    },
  },
  {
    name: "finds nothing without a selector, without a value, or by null",
    needs,
    run: async ({ connector, collection, mine }) => {
      const nothing = [[], [{ ...mine, values: [] }], [{ ...mine, values: [null] }]];
      for (const selectors of nothing) {
        assert.deepEqual(await connector.find(collection, selectors), []);
      }
      assert.deepEqual(await connector.readKeys(collection, []), []);
    },
  },
  {
    name: "finds nothing by null in any column, alone or in a tuple",
    needs,
    run: async ({ connector, collection, mine }) => {
      const shown = Object.values(collection.fields).map(({ column }) => column);
      for (const column of new Set([...collection.key, ...shown])) {
        assert.deepEqual(await connector.find(collection, byNull(column, mine)), []);
      }
    },
  },
  {
    name: "finds nothing by hostile values, and nothing happens",
    needs,
    run: async (world) => {
      const { connector, collection, mine } = world;
      assert.deepEqual(await connector.find(collection, [{ ...mine, values: hostileTexts }]), []);
      assert.equal((await rowsOf(world)).length, world.mineCount);
    },
  },
  {
    name: "reads rows again by their keys; wrong and missing keys are absent",
    needs,
    run: async (world) => {
      const rows = await rowsOf(world);
      const again = await world.connector.readKeys(world.collection, [
        ...hostileTexts,
        ...["[]", "null", "{}", "[null]", '["x"]', "[[1]]", "[1,2,3,4,5]", '["\\u0000"]'],
        ...hostileTexts.map((text) => keyWith(world, text)),
        ...rows.map(({ key }) => key),
      ]);
      assert.deepEqual(sorted(again), sorted(rows));
    },
  },
  {
    name: "streams the same rows page by page, each once, by selectors and by keys",
    needs,
    run: async (world) => {
      const { connector, collection, mine } = world;
      const rows = await rowsOf(world);
      const keys = rows.map(({ key }) => key);
      for (const by of [{ selectors: [mine, mine] }, { keys: [...keys, keys[0] ?? ""] }]) {
        assert.deepEqual(sorted(await streamed(world, by)), sorted(rows));
      }
      assert.deepEqual(await streamed(world, { selectors: [] }), []);
      // A reader that stops in the middle leaves nothing behind that would keep the next one out.
      for await (const page of connector.read(collection, { keys })) if (page.length > 0) break;
      assert.equal((await streamed(world, { keys })).length, rows.length);
    },
  },
  {
    name: "counts the same rows",
    needs,
    run: async (world) => {
      const { connector, collection, mine, mineCount } = world;
      const keys = (await rowsOf(world)).map(({ key }) => key);
      assert.equal(await connector.recount(collection, { selectors: [mine] }), mineCount);
      assert.equal(await connector.recount(collection, { keys: [...keys, "no key"] }), mineCount);
      assert.equal(await connector.recount(collection, { keys: [] }), 0);
    },
  },
  {
    name: "says mismatch for a collection that the system does not have",
    needs,
    run: async ({ connector, collection, mine }) => {
      const unknown = { ...collection, id: "no-such", table: "no_such_table" };
      await assert.rejects(connector.find(unknown, [mine]), { code: "mismatch" });
    },
  },
];

async function streamed(
  { connector, collection }: ContractWorld,
  by: Parameters<ContractWorld["connector"]["read"]>[1],
): Promise<readonly StoredRecord[]> {
  const rows: StoredRecord[] = [];
  for await (const page of connector.read(collection, by)) rows.push(...page);
  return rows;
}

function sorted(rows: readonly StoredRecord[]): readonly StoredRecord[] {
  return [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
}
