import { beforeAll, describe, expect, test } from "vitest";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Connector, Selector, StoredRecord, Value } from "#lib/systems/ports.ts";
import { deleteRows, setRows, writeRow } from "#lib/testing/acts.ts";

/** One kind of connector, with rows of two people in one of its collections. */
export type ContractWorld = {
  readonly connector: Connector;
  readonly collection: CollectionMap;
  /** Finds this person's rows: at least two, and not all that there are. */
  readonly mine: Selector;
  readonly mineCount: number;
  readonly theirs: Selector;
  readonly theirsCount: number;
  /** A text column that may be written; absent where rows are changed by use cases only. */
  readonly writable?: string;
};

/** Texts that break whatever is not a parameter; none of them holds a zero byte, which no system stores. */
export const hostileTexts = [
  "'; drop table people; --",
  '" or 1=1 --',
  "\\'; select pg_sleep(5); --",
  "$1",
  "${JEKE_SECRET}",
  "%_\\",
  "{a,b}",
  "NULL",
  "$now ",
  "Әңгіме ұзақ – ғұмыр қысқа һ",
  "👩‍👩‍👧 \u202Ertl\u202C \r\n\t",
  "x".repeat(5_000),
];

/** What every connector promises, whatever stands behind it. `makeWorld` is called once per group of tests. */
export function connectorContract(kind: string, makeWorld: () => Promise<ContractWorld>): void {
  describe(`the connector contract, ${kind}`, () => {
    readingContract(makeWorld);
    writingContract(makeWorld);
    deletingContract(makeWorld);
  });
}

function worldOf(makeWorld: () => Promise<ContractWorld>): () => ContractWorld {
  let world: ContractWorld | undefined;
  beforeAll(async () => {
    world = await makeWorld();
  });
  return () => {
    if (world === undefined) throw new Error("the world is not built yet");
    return world;
  };
}

function readingContract(makeWorld: () => Promise<ContractWorld>): void {
  const world = worldOf(makeWorld);
  const readMine = (): Promise<readonly StoredRecord[]> =>
    world().connector.find(world().collection, [world().mine]);

  test("finds this person's rows and nobody else's", async () => {
    const rows = await readMine();
    const others = await world().connector.find(world().collection, [world().theirs]);
    expect([rows.length, others.length]).toEqual([world().mineCount, world().theirsCount]);
    const keys = new Set([...rows, ...others].map(({ key }) => key));
    expect(keys.size).toBe(world().mineCount + world().theirsCount);
  });

  test("joins selectors by OR, and a row found twice is one row", async () => {
    const { connector, collection, mine, theirs } = world();
    const rows = await connector.find(collection, [mine, theirs, mine]);
    expect(rows).toHaveLength(world().mineCount + world().theirsCount);
  });

  test("gives keys as JSON arrays and values that survive JSON", async () => {
    for (const { key, values } of await readMine()) {
      expect(JSON.parse(key)).toHaveLength(world().collection.key.length);
      expect(JSON.parse(JSON.stringify(values))).toEqual(values);
      for (const { column } of Object.values(world().collection.fields)) {
        expect(Object.keys(values)).toContain(column);
      }
    }
  });

  test("finds nothing without a selector, without a value, or by null", async () => {
    const { connector, collection, mine } = world();
    expect(await connector.find(collection, [])).toEqual([]);
    expect(await connector.find(collection, [{ ...mine, values: [] }])).toEqual([]);
    expect(await connector.find(collection, [{ ...mine, values: [null] }])).toEqual([]);
    expect(await connector.readKeys(collection, [])).toEqual([]);
  });

  test("finds nothing by hostile values, and nothing happens", async () => {
    const { connector, collection, mine } = world();
    expect(await connector.find(collection, [{ ...mine, values: hostileTexts }])).toEqual([]);
    expect(await readMine()).toHaveLength(world().mineCount);
  });

  test("reads rows again by their keys; wrong and missing keys are absent", async () => {
    const rows = await readMine();
    const keys = rows.map(({ key }) => key);
    const again = await world().connector.readKeys(world().collection, [
      ...hostileTexts,
      ...["[]", "null", "{}", "[null]", '["x"]', "[[1]]", "[1,2,3,4,5]", '["\\u0000"]'],
      ...hostileTexts.map((text) => JSON.stringify(world().collection.key.map(() => text))),
      ...keys,
    ]);
    const byKey = (list: readonly StoredRecord[]): readonly StoredRecord[] =>
      [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(byKey(again)).toEqual(byKey(rows));
  });

  test("answers a ping", async () => {
    await world().connector.check();
  });

  test("says mismatch for a collection that the system does not have", async () => {
    const { connector, collection, mine } = world();
    const unknown = { ...collection, id: "no-such", table: "no_such_table" };
    await expect(connector.find(unknown, [mine])).rejects.toMatchObject({ code: "mismatch" });
  });
}

function writingContract(makeWorld: () => Promise<ContractWorld>): void {
  const world = worldOf(makeWorld);
  const first = async (): Promise<StoredRecord> => {
    const [row] = await world().connector.find(world().collection, [world().mine]);
    if (row === undefined) throw new Error("the world has no row of mine");
    return row;
  };
  const held = async (key: string, column: string): Promise<Value | undefined> => {
    const [row] = await world().connector.readKeys(world().collection, [key]);
    return row?.values[column];
  };

  test("changes a value only while it is what was read, and keeps it letter by letter", async () => {
    const { connector, collection, writable } = world();
    const { key, values } = await first();
    if (writable === undefined) {
      const refused = writeRow(connector, collection, key, {}, {});
      return expect(refused).rejects.toMatchObject({ code: "refused" });
    }
    let before = values[writable] ?? null;
    for (const text of [...hostileTexts, "", null]) {
      const set = { [writable]: text };
      const stale = { [writable]: "something else" };
      expect(await writeRow(connector, collection, key, stale, set)).toBe("conflict");
      expect(await held(key, writable)).toBe(before);
      expect(await writeRow(connector, collection, key, { [writable]: before }, set)).toBe(
        "changed",
      );
      expect(await held(key, writable)).toBe(text);
      before = text;
    }
  });

  test("of two changes from the same page exactly one wins", async () => {
    const { connector, collection, writable } = world();
    if (writable === undefined) return;
    const { key, values } = await first();
    const expected = { [writable]: values[writable] ?? null };
    const outcomes = await Promise.all(
      ["a", "b", "c", "d"].map((to) =>
        writeRow(connector, collection, key, expected, { [writable]: to }),
      ),
    );
    expect(outcomes.filter((one) => one === "changed")).toHaveLength(1);
    expect(outcomes.filter((one) => one === "conflict")).toHaveLength(3);
  });

  test("says gone for a row that is not there", async () => {
    const { connector, collection, writable } = world();
    if (writable === undefined) return;
    const missing = JSON.stringify(collection.key.map(() => "no such key"));
    const set = { [writable]: "x" };
    expect(await writeRow(connector, collection, missing, {}, set)).toBe("gone");
    expect(await writeRow(connector, collection, "not a key", {}, set)).toBe("gone");
  });

  test("sets all rows of its keys, counts them, and touches no other", async () => {
    const { connector, collection, mine, theirs, writable } = world();
    if (writable === undefined) return;
    const keys = (await connector.find(collection, [mine])).map(({ key }) => key);
    const before = await connector.find(collection, [theirs]);
    const set = { [writable]: "set by all" };
    expect(await setRows(connector, collection, [...keys, ...keys, "no key"], set)).toBe(
      keys.length,
    );
    expect(await setRows(connector, collection, keys, set)).toBe(keys.length);
    const after = await connector.readKeys(collection, keys);
    expect(after.map(({ values }) => values[writable])).toEqual(keys.map(() => "set by all"));
    expect(await connector.find(collection, [theirs])).toEqual(before);
    expect(await setRows(connector, collection, [], set)).toBe(0);
  });
}

function deletingContract(makeWorld: () => Promise<ContractWorld>): void {
  const world = worldOf(makeWorld);

  test("deletes the rows of its keys, counts them, and a repetition deletes nothing more", async () => {
    const { connector, collection, mine, theirs } = world();
    const keys = (await connector.find(collection, [mine])).map(({ key }) => key);
    expect(await deleteRows(connector, collection, [])).toBe(0);
    const wrong = hostileTexts.map((text) => JSON.stringify(collection.key.map(() => text)));
    expect(await deleteRows(connector, collection, wrong)).toBe(0);
    expect(await deleteRows(connector, collection, keys)).toBe(keys.length);
    expect(await deleteRows(connector, collection, keys)).toBe(0);
    expect(await connector.find(collection, [mine])).toEqual([]);
    expect(await connector.find(collection, [theirs])).toHaveLength(world().theirsCount);
  });
}
