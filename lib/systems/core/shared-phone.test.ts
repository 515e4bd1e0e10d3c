import fc from "fast-check";
import { expect, test } from "vitest";
import {
  email,
  found,
  identifiers,
  phone,
  twoOnOnePhone,
  worlds,
  type World,
} from "#lib/testing/memory-world.ts";
import type { Values, VerifiedIdentifier } from "../ports.ts";
import { phoneDigits } from "./normalise.ts";

const hasEmail = (proven: readonly VerifiedIdentifier[]): boolean =>
  proven.some(({ kind }) => kind === "email");
const isOurs = (proven: readonly VerifiedIdentifier[], held: unknown): boolean =>
  proven.some(({ kind, value }) => kind === "email" && value === held);

/** The world after one customer's row, orders and tickets are gone. */
function without(world: World, customer: number): World {
  const { customers = [], orders = [], tickets = [] } = world;
  const left = orders.filter((order) => order.customer_id !== customer);
  return {
    customers: customers.filter(({ id }) => id !== customer),
    orders: left,
    tickets: tickets.filter((ticket) => left.some(({ id }) => id === ticket.order_id)),
  };
}

const daughterGone = without(twoOnOnePhone, 1);

test("once she is gone the shared phone finds the father alone, and he is still not her", async () => {
  expect(await found(daughterGone, [phone, email])).toEqual({
    customers: { shown: [], underReview: 1, outcome: "after-review" },
    orders: { shown: [], underReview: 2, outcome: "after-review" },
    tickets: { shown: [], underReview: 2, outcome: "after-review" },
  });
});

test("the father still finds all that is his", async () => {
  const his: VerifiedIdentifier = { kind: "email", value: "b@example.com" };
  expect((await found(daughterGone, [phone, his])).customers?.shown).toEqual([2]);
});

test("who proved only the phone is the one person whom it finds", async () => {
  expect((await found(daughterGone, [phone])).customers?.shown).toEqual([2]);
});

test.each([null, "", "  "])(
  "a row with the e-mail %j says nothing against the phone",
  async (held) => {
    const world = { customers: [{ id: 1, email: held, phone: "+77000000017" }] };
    expect((await found(world, [phone, email])).customers).toMatchObject({
      shown: [1],
      underReview: 0,
    });
  },
);

test("another writing of the proven e-mail is no other e-mail", async () => {
  const world = { customers: [{ id: 1, email: " A@Example.COM ", phone: "+77000000017" }] };
  expect((await found(world, [phone, email])).customers?.shown).toEqual([1]);
});

test("a guest order under the shared phone that names another e-mail stays under review", async () => {
  const order = { customer_id: null, phone: "+77000000017" };
  const world = {
    orders: [
      { id: 1, email: "b@example.com", ...order },
      { id: 2, email: null, ...order },
    ],
  };
  expect(await found(world, [phone, email])).toMatchObject({
    orders: { shown: [2], underReview: 1 },
  });
});

test("a narrowed reading shows no other person, nor what only that row or its finder leads to", async () => {
  const only = { mayBeTheirs: () => false };
  expect(await found(twoOnOnePhone, [email], only)).toMatchObject({
    customers: { shown: [], underReview: 1 },
    orders: { shown: [], underReview: 1 },
    tickets: { shown: [], underReview: 1 },
  });
});

test("in every world: with a proven e-mail, no shown customer names another one", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, identifiers, async (world, proven) => {
      fc.pre(hasEmail(proven));
      const all = await found(world, proven);
      const named = (name: string, ids: readonly unknown[]): unknown[] =>
        (world[name] ?? []).filter(({ id }) => ids.includes(id)).map((row) => row.email ?? null);
      for (const held of named("customers", all.customers?.shown ?? [])) {
        expect(held === null || isOurs(proven, held)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("in every world: a customer alone on a proven phone is theirs who proved nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const onPhone = (row: Values): boolean =>
        phoneDigits(String(row.phone)) === phoneDigits(phone.value);
      const [only, ...more] = (world.customers ?? []).filter(onPhone);
      fc.pre(only !== undefined && more.length === 0);
      expect((await found(world, [phone])).customers?.shown).toEqual([only.id]);
    }),
    { numRuns: 300 },
  );
});

test("in every world: deleting somebody never leads the same identifiers to a person they did not find before", async () => {
  const perPerson = worlds.map((world): World => ({
    ...world,
    // An e-mail is one person's; that it is not is the business of another property.
    customers: [...new Map((world.customers ?? []).map((row) => [row.email, row])).values()].filter(
      ({ email: held }) => held !== null,
    ),
  }));
  await fc.assert(
    fc.asyncProperty(perPerson, identifiers, async (world, proven) => {
      fc.pre(hasEmail(proven));
      const before = (await found(world, proven)).customers?.shown ?? [];
      for (const id of before) {
        const after = await found(without(world, Number(id)), proven);
        for (const still of after.customers?.shown ?? []) expect(before).toContain(still);
      }
    }),
    { numRuns: 300 },
  );
});
