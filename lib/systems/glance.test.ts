import { expect, test } from "vitest";
import { currentOperator } from "#lib/operator/current.ts";
import { connect, field, mapOf } from "#lib/testing/postgres-system.ts";
import { LiveData } from "./live-data.ts";
import { OpenReading } from "./open-reading.ts";
import type { VerifiedIdentifier } from "./ports.ts";

const now = Temporal.Instant.from("2026-11-22T05:00:00Z");
const email: VerifiedIdentifier = { kind: "email", value: "a@example.com" };
const orders = 11_000;

/** A shop: one person with very many orders, an item each; visits that nothing hangs on; gifts that only old orders have. */
const shop = mapOf(
  [
    { id: "people", person: true, find: [{ by: "email", column: "email" }] },
    { id: "orders", find: [{ via: "people", theirs: "id", column: "person" }], order: "id" },
    { id: "items", find: [{ via: "orders", theirs: "id", column: "orders" }] },
    { id: "gifts", find: [{ via: "orders", theirs: "id", column: "orders" }] },
    { id: "visits", find: [{ via: "people", theirs: "id", column: "person" }], order: "id" },
  ].map((one) => ({ table: one.id, key: ["id"], fields: { id: field("id") }, ...one })),
);

const sql = `
  create table people (id int primary key, email text);
  create table orders (id int primary key, person int);
  create table items (id int primary key, orders int);
  create table gifts (id int primary key, orders int);
  create table visits (id int primary key, person int);
  insert into people values (1, 'a@example.com'), (2, 'b@example.com');
  insert into orders select n, case when n % 1000 = 0 then 2 else 1 end from generate_series(1, ${orders}) n;
  insert into items select n, n % ${orders} + 1 from generate_series(1, ${orders}) n;
  insert into gifts values (1, 7);
  insert into visits select n, 1 from generate_series(1, ${orders}) n;
  create index on orders (person); create index on items (orders);
  create index on visits (person)`;

let opened: ReturnType<typeof connect> | undefined;

async function openShop() {
  opened ??= connect([sql], shop);
  return (await opened).connector;
}

test("a page of very many records loads its rows and counts the others, and never says more than it knows", async () => {
  const connector = await openShop();
  const asked: number[] = [];
  const find = connector.find.bind(connector);
  const counting = Object.assign(connector, {
    find: async (...args: Parameters<typeof find>) => {
      const rows = await find(...args);
      asked.push(rows.length);
      return rows;
    },
  });
  const systems = { maps: [shop], connector: () => counting };
  const reading = new OpenReading(systems, [email], now, { glance: () => 20 });
  const { collections } = await reading.answer("s");
  const told = collections.map(
    ({ collection: { id }, outcome, records, count, isLeast, failure }) => {
      return [id, outcome, records.length, count, isLeast, failure?.code];
    },
  );
  expect(told).toEqual([
    ["people", "data", 1, undefined, undefined, undefined],
    ["orders", "data", 10_001, orders - 11, undefined, undefined],
    ["items", "data", expect.any(Number), undefined, true, undefined],
    // Perhaps an order that was not looked at has one.
    ["gifts", "failed", 0, undefined, true, "too-many"],
    ["visits", "data", 21, orders, undefined, undefined],
  ]);
  expect(Math.max(...asked)).toBeLessThanOrEqual(10_001);
});

test("the second page of a list holds what comes after the first, and the last page is the last", async () => {
  const connector = await openShop();
  const systems = { maps: [shop], connector: () => connector };
  const pageOf = async (page: number) => {
    const pages = { "s/visits": page };
    const input = { identifiers: [email], pages };
    const live = new LiveData(systems, input, { now, operator: currentOperator() });
    const view = await live.whole();
    const groups = view.categories.flatMap((one) => one.groups);
    const visits = groups.find(({ collection }) => collection === "visits");
    const ids = visits?.records.map(({ values }) => Number(values[0]?.value));
    return { ids, count: visits?.count, pages: visits?.page.pages };
  };
  const second = await pageOf(2);
  expect(second.ids).toEqual(Array.from({ length: 20 }, (_, index) => orders - 20 - index));
  expect(second).toMatchObject({ count: orders, pages: 500 });
  expect((await pageOf(501)).ids?.at(-1)).toBe(orders - 10_000 + 1);
});
