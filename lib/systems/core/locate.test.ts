import fc from "fast-check";
import { expect, test } from "vitest";
import {
  email,
  found,
  identifiers,
  memory,
  now,
  phone,
  system,
  twoOnOnePhone,
  worlds,
} from "#lib/testing/memory-world.ts";
import { SystemFailure, type Systems, type Values, type VerifiedIdentifier } from "../ports.ts";
import { readSystems } from "../reading.ts";
import { calendarDate } from "./condition.ts";
import { lookupsFor } from "./locate.ts";
import { phoneDigits } from "./normalise.ts";

test("two people on one phone: by the phone alone nothing is shown, everything is counted", async () => {
  expect(await found(twoOnOnePhone, [phone])).toEqual({
    customers: { shown: [], underReview: 2, outcome: "after-review" },
    orders: { shown: [], underReview: 3, outcome: "after-review" },
    tickets: { shown: [], underReview: 3, outcome: "after-review" },
  });
});

test("two people on one phone: a proven e-mail pins one of them, and the guest order stays under review", async () => {
  expect(await found(twoOnOnePhone, [phone, email])).toEqual({
    customers: { shown: [1], underReview: 0, outcome: "data" },
    orders: { shown: [10], underReview: 1, outcome: "data" },
    tickets: { shown: [100], underReview: 1, outcome: "data" },
  });
});

test("two people on one phone: one who proved both e-mails is both", async () => {
  const both = [phone, email, { kind: "email", value: "b@example.com" } as const];
  const all = await found(twoOnOnePhone, both);
  expect(all.customers).toMatchObject({ shown: [1, 2], underReview: 0 });
  expect(all.orders?.underReview).toBe(0);
  expect(all.orders?.shown.toSorted()).toEqual([10, 20, 30]);
});

test("a phone and an e-mail that each find several leave the one row that both find", async () => {
  const world = {
    customers: [
      { id: 1, email: "a@example.com", phone: "+77000000017" },
      { id: 2, email: "a@example.com", phone: "+77000000018" },
      { id: 3, email: "c@example.com", phone: "+77000000017" },
    ],
  };
  expect((await found(world, [phone, email])).customers).toMatchObject({
    shown: [1],
    underReview: 0,
  });
});

test("guest purchases by phone only are shown when the phone is nobody else's", async () => {
  const world = { ...twoOnOnePhone, customers: [] };
  expect(await found(world, [phone])).toMatchObject({
    customers: { shown: [], outcome: "held-nothing" },
    orders: { shown: [30], underReview: 0 },
    tickets: { shown: [300], underReview: 0 },
  });
});

test("an identifier that finds nobody shows nothing and hides nothing", async () => {
  const stranger: VerifiedIdentifier = { kind: "email", value: "z@example.com" };
  const all = await found(twoOnOnePhone, [stranger]);
  expect(Object.values(all).map(({ outcome }) => outcome)).toEqual(Array(3).fill("held-nothing"));
});

test("a system that fails leaves the others complete, and one that hangs is given up", async () => {
  const good = memory(twoOnOnePhone);
  const hanging = new Promise<never>(() => undefined);
  const systems: Systems = {
    maps: ["good", "bad", "slow"].map((id) => ({ ...system, id })),
    connector: (id) => {
      if (id === "bad") throw new SystemFailure("unreachable");
      return id === "slow" ? { ...good.connector(id), find: () => hanging } : good.connector(id);
    },
  };
  const { systems: read } = await readSystems(systems, [email], now, { deadlineMs: 50 });
  expect(read.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
    ["data", undefined],
    ["failed", "unreachable"],
    ["failed", "timeout"],
  ]);
  expect(read[1]?.collections.map(({ outcome }) => outcome)).toEqual(Array(3).fill("failed"));
});

test("only proven identifiers are ever searched for, by whatever world", () => {
  fc.assert(
    fc.property(identifiers, (proven) => {
      const values = system.collections
        .flatMap((one) => lookupsFor(one, proven))
        .flatMap(({ selectors }) => selectors)
        .flatMap((selector) => ("values" in selector ? selector.values : []));
      expect(values.every((value) => proven.some((one) => one.value === value))).toBe(true);
    }),
  );
});

test("in every world: no row twice, shown customers are found by a proven identifier, links lead only to them", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, identifiers, async (world, proven) => {
      const all = await found(world, proven);
      const match = (row: Values): boolean =>
        proven.some(({ kind, value }) =>
          kind === "email"
            ? row.email === value
            : phoneDigits(String(row.phone)) === phoneDigits(value),
        );
      const total = (name: string): number =>
        (all[name]?.shown.length ?? 0) + (all[name]?.underReview ?? 0);
      const customers = world.customers ?? [];
      expect(new Set(all.customers?.shown).size).toBe(all.customers?.shown.length);
      expect(total("customers")).toBeLessThanOrEqual(customers.filter(match).length);
      expect(total("orders")).toBeLessThanOrEqual(world.orders?.length ?? 0);
      for (const id of all.customers?.shown ?? []) {
        expect(customers.some((row) => row.id === id && match(row))).toBe(true);
      }
      for (const id of all.orders?.shown ?? []) {
        const order = world.orders?.find((row) => row.id === id) ?? {};
        const isLinked = all.customers?.shown.includes(order.customer_id ?? null) === true;
        expect(isLinked || match(order)).toBe(true);
      }
      for (const id of all.tickets?.shown ?? []) {
        const ticket = world.tickets?.find((row) => row.id === id);
        expect(all.orders?.shown).toContain(ticket?.order_id);
      }
    }),
    { numRuns: 300 },
  );
});

test("in every world: a phone shared by two customers alone shows neither of them, nor their orders", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const sharing = (world.customers ?? []).filter((row) => row.phone === phone.value);
      fc.pre(sharing.length > 1);
      const all = await found(world, [phone]);
      expect(Object.values(all).flatMap(({ shown }) => shown)).toEqual([]);
      expect(all.customers?.underReview).toBe(sharing.length);
    }),
    { numRuns: 100 },
  );
});

test("a moment is a calendar date in the operator's zone", () => {
  expect(calendarDate("2026-11-21T20:00:00Z", "Asia/Almaty")?.toString()).toBe("2026-11-22");
  expect(calendarDate("2026-02-30", "Asia/Almaty")).toBeUndefined();
  expect(calendarDate("tomorrow", "Asia/Almaty")).toBeUndefined();
});
