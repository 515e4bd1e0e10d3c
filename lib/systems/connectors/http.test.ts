import { expect, test } from "vitest";
import { usualBounds } from "#lib/systems/connectors/http/client.ts";
import { isInspector } from "#lib/systems/core/inspection.ts";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import {
  clientsMap,
  clientsStore,
  connectTo,
  newProtocolKey,
  referenceSystem,
} from "#lib/testing/reference-system.ts";

const mine = { column: "email", match: "email", values: ["aigerim@example.com"] } as const;
const theirs = { column: "phone", match: "phone", values: ["+77000000018"] } as const;
const change = (decision: "given" | "withdrawn", news: string) => ({
  ...{ purpose: "news", channel: "email", decision },
  set: { news },
});

async function bothWays() {
  const secret = newProtocolKey();
  const { connector, url } = await referenceSystem(clientsStore(), { secret });
  return { connector, oneByOne: connectTo(url, { secret }, { ...usualBounds, rowsInPage: 1 }) };
}

connectorContract(
  "http against the reference server",
  async () => ({
    ...(await bothWays()),
    ...{ collection: only(clientsMap), mine, mineCount: 3, theirs, theirsCount: 2 },
    ...{ writable: "note", restrictsItself: true, obliged: 1 },
    consent: { given: change("given", "yes"), withdrawn: change("withdrawn", "no") },
  }),
  ["ordinaryRole", "atomic"],
);

connectorContract(
  "http with 1,200 rows of one person",
  async () => ({
    connector: (await referenceSystem(clientsStore(1_200))).connector,
    ...{ collection: only(clientsMap), mine, mineCount: 1_200, theirs, theirsCount: 2 },
  }),
  ["ordinaryRole", "writable", "consent", "obliged"],
);

const family = mapOf([
  {
    ...{ id: "orders", table: "orders", key: ["year", "number"] },
    find: [
      {
        ...{ by: "email", column: "email" },
        where: {
          ...{ related: "refunds", mine: "number", theirs: "order" },
          where: { column: "state", is: "open" },
        },
      },
    ],
    restriction: { set: { blocked: true }, release: { blocked: false } },
    columns: ["blocked"],
    fields: { note: field("note"), mail: field("email") },
  },
  {
    ...{ id: "refunds", table: "refunds", key: ["id"] },
    find: [{ via: "orders", theirs: ["year", "number"], column: ["year", "order"] }],
    fields: { state: field("state") },
  },
]);
const order = (number: number) => {
  return { year: 2026, number, email: "aigerim@example.com", note: "n", blocked: null };
};
const refund = (id: number, state: string) => ({ id, year: 2026, order: id, state });
const familyStore = () => ({
  collections: {
    orders: {
      ...{ key: ["year", "number"], columns: ["year", "number", "email", "note", "blocked"] },
      ...{ rows: [order(1), order(2)], restricted: [] },
    },
    refunds: {
      ...{ key: ["id"], columns: ["id", "year", "order", "state"] },
      ...{ rows: [refund(1, "open"), refund(2, "paid")], restricted: [] },
    },
  },
});

test("judges conditions here, also those about other collections, and finds by keys of two columns", async () => {
  const { connector } = await referenceSystem(familyStore(), { system: family });
  const [orders, refunds] = [only(family), only(family, "refunds")];
  const where = {
    ...{ related: "refunds", mine: "number", theirs: "order" },
    where: { column: "state", is: "open" },
  };
  const found = await connector.find(orders, [{ ...mine, where }]);
  expect(found.map(({ key }) => key)).toEqual(['["2026","1"]']);
  expect(await connector.recount(orders, { selectors: [{ ...mine, where }] })).toBe(1);
  const tuples = [
    [2026, 2],
    [null, 1],
    [2025, 1],
  ];
  const linked = await connector.find(refunds, [{ columns: ["year", "order"], tuples }]);
  expect(linked.map(({ values }) => values["state"])).toEqual(["paid"]);
});

test("of more rows than a page has the newest are found, in memory for those alone", async () => {
  const system = mapOf([{ ...only(clientsMap), order: "id" }]);
  const { connector } = await referenceSystem(clientsStore(1_200), { system });
  const found = await connector.find(only(system), [mine], { limit: 3 });
  expect(found.map(({ values }) => values["id"])).toEqual([1_200, 1_199, 1_198]);
});

test("writes the flag of the map where it names one", async () => {
  const store = familyStore();
  const { connector } = await referenceSystem(store, { system: family });
  const keys = ['["2026","1"]'];
  expect(await connector.restrict(only(family), keys, "a")).toBe(1);
  expect(store.collections.orders.rows.map(({ blocked }) => blocked)).toEqual([true, null]);
  expect(await connector.release(only(family), keys, "b")).toBe(1);
  expect(store.collections.orders.rows.map(({ blocked }) => blocked)).toEqual([false, null]);
});

test("the same mark twice is done once, with the same answer", async () => {
  const store = clientsStore();
  const { connector } = await referenceSystem(store);
  const erase = () =>
    connector.erase([{ do: "delete", collection: only(clientsMap), keys: ['["1"]'] }], "mark");
  expect(await erase()).toEqual([1]);
  store.collections["clients"]?.rows.push(...clientsStore(1).collections["clients"]!.rows);
  expect(await erase()).toEqual([1]);
  expect(await connector.readKeys(only(clientsMap), ['["1"]'])).toHaveLength(1);
});

test("either side may be the first to change keys, and a third key is none", async () => {
  const [old, fresh] = [newProtocolKey(), newProtocolKey()];
  const { url } = await referenceSystem(clientsStore(), { secret: `${fresh} ${old}` });
  for (const secret of [old, fresh, `${fresh} ${old}`]) await connectTo(url, { secret }).check();
  await expect(connectTo(url, { secret: newProtocolKey() }).check()).rejects.toMatchObject({
    code: "refused",
  });
});

test("says what the manifest lacks of the map", async () => {
  const store = clientsStore();
  const { connector } = await referenceSystem(store);
  if (!isInspector(connector)) throw new Error("no inspector");
  expect(await connector.inspect(only(clientsMap))).toEqual({ differences: [] });
  store.collections["clients"]!.columns = ["id", "email", "phone", "news"];
  expect(await connector.inspect(only(clientsMap))).toEqual({
    differences: [{ code: "missing-column", what: "note", because: "fields.note" }],
  });
  await expect(connector.find(only(clientsMap), [mine])).rejects.toMatchObject({
    code: "mismatch",
  });
});
