import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { RowChange, StoredRecord, Value } from "../ports.ts";
import {
  byNull,
  type ContractCheck,
  type ContractWorld,
  hostileTexts,
  keyWith,
  keysOf,
  keysWhile,
  rowsOf,
  writableOf,
} from "./world.ts";

/** Writing one row while it holds what was read, and consent switches. */
export const writingChecks: readonly ContractCheck[] = [
  {
    name: "changes a value only while it is what was read, and keeps it letter by letter",
    needs: ["write"],
    wants: ["writable"],
    run: async (world) => {
      const column = writableOf(world);
      const { key, values } = await firstOf(world);
      let before = values[column] ?? null;
      for (const text of [...hostileTexts, "", null]) {
        const set = { [column]: text };
        const stale = { [column]: "something else" };
        assert.equal(await write(world, { key, expected: stale, set }), "conflict");
        assert.equal(await held(world, key, column), before);
        const expected = { [column]: before };
        assert.equal(await write(world, { key, expected, set }), "changed");
        assert.equal(await held(world, key, column), text);
        before = text;
      }
    },
  },
  {
    name: "finds no row by the null that it holds",
    needs: ["write", "find"],
    wants: ["writable"],
    run: async (world) => {
      const { connector, collection, mine } = world;
      const column = writableOf(world);
      const { key, values } = await firstOf(world);
      const expected = { [column]: values[column] ?? null };
      assert.equal(await write(world, { key, expected, set: { [column]: null } }), "changed");
      assert.equal(await held(world, key, column), null);
      assert.deepEqual(await connector.find(collection, byNull(column, mine)), []);
    },
  },
  {
    name: "leaves out no row of a walk when one that was handed over is no longer found",
    needs: ["write", "find"],
    wants: ["writable"],
    run: async (world) => {
      const column = writableOf(world);
      const by = { column, match: "exact", values: ["found by this"] } as const;
      const two = (await rowsOf(world)).slice(0, 2);
      for (const { key, values } of two) {
        const expected = { [column]: values[column] ?? null };
        await write(world, { key, expected, set: { [column]: "found by this" } });
      }
      const keys = await keysWhile(world, by, async (key) => {
        const expected = { [column]: "found by this" };
        await write(world, { key, expected, set: { [column]: "no longer" } });
      });
      assert.deepEqual(keys, two.map(({ key }) => key).sort());
    },
  },
  {
    name: "of four changes from the same page exactly one wins",
    needs: ["write"],
    wants: ["writable"],
    run: async (world) => {
      const column = writableOf(world);
      const { key, values } = await firstOf(world);
      const expected = { [column]: values[column] ?? null };
      const outcomes = await Promise.all(
        ["a", "b", "c", "d"].map((to) => write(world, { key, expected, set: { [column]: to } })),
      );
      assert.deepEqual(outcomes.sort(), ["changed", "conflict", "conflict", "conflict"]);
    },
  },
  {
    name: "says gone for a row that is not there",
    needs: ["write"],
    wants: ["writable"],
    run: async (world) => {
      const set = { [writableOf(world)]: "x" };
      for (const key of [keyWith(world, "no such key"), "not a key"]) {
        assert.equal(await write(world, { key, expected: {}, set }), "gone");
      }
    },
  },
  {
    name: "refuses to write where it says that it cannot",
    needs: [],
    run: async (world) => {
      if (world.connector.can.write) return;
      const change = { key: keyWith(world, "x"), expected: {}, set: {} };
      await assert.rejects(write(world, change), { code: "refused" });
    },
  },
  {
    name: "writes a consent decision into all rows of its keys and counts them",
    needs: ["setConsent"],
    wants: ["consent"],
    run: async (world) => {
      const { connector, collection, consent, theirs } = world;
      const keys = await keysOf(world);
      const before = await connector.find(collection, [theirs]);
      for (const change of [consent?.given, consent?.withdrawn]) {
        if (change === undefined) return;
        const mark = randomUUID();
        for (let times = 0; times < 2; times += 1) {
          assert.equal(await connector.setConsent(collection, keys, change, mark), keys.length);
        }
        const [column] = Object.keys(change.set);
        for (const { values } of await connector.readKeys(collection, keys)) {
          assert.equal(values[column ?? ""], change.set[column ?? ""]);
        }
      }
      assert.deepEqual(await connector.find(collection, [theirs]), before);
    },
  },
];

function write(
  { connector, collection }: ContractWorld,
  change: RowChange,
): Promise<"changed" | "conflict" | "gone"> {
  return connector.write(collection, change, randomUUID());
}

async function firstOf(world: ContractWorld): Promise<StoredRecord> {
  const [row] = await rowsOf(world);
  if (row === undefined) throw new Error("the world has no row of mine");
  return row;
}

async function held(
  { connector, collection }: ContractWorld,
  key: string,
  column: string,
): Promise<Value | undefined> {
  const [row] = await connector.readKeys(collection, [key]);
  return row?.values[column];
}
