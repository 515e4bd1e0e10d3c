import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { systemsFileSchema } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, SubjectReading } from "#lib/systems/ports.ts";
import { smallSystems } from "#lib/testing/small-systems.ts";
import { computePlan, isComplete } from "./compute-plan.ts";
import { differences } from "./differences.ts";
import { backoff, stepKey } from "./step-key.ts";
import { untilOf } from "./until.ts";

const { systems } = systemsFileSchema.parse(smallSystems);
const day = { today: Temporal.PlainDate.from("2026-11-22"), zone: "Asia/Almaty" };

const dates = fc
  .integer({ min: -2000, max: 2000 })
  .map((days) => day.today.add({ days }).toString());
const order = fc.record({
  event_on: dates,
  customer_id: fc.constant(1),
  anonymised_at: fc.constant(null),
});
const payment = fc.record({
  order_id: fc.integer({ min: 0, max: 30 }),
  status: fc.constantFrom("paid", "refund-open"),
  paid_at: dates.map((date) => `${date}T10:00:00Z`),
});
const subscriber = fc.record({ email: fc.constant("a@example.kz"), marketing: fc.boolean() });

const rows = (records: readonly object[]): StoredRecord[] =>
  records.map((values, id) => ({ key: JSON.stringify([id]), values: { id, ...values } }));

/** Any reading of the small operator: any number of rows, any system silent. */
const readings = fc
  .record({
    customers: fc.array(fc.record({ full_name: fc.string() }), { maxLength: 2 }),
    orders: fc.array(order, { maxLength: 30 }),
    payments: fc.array(payment, { maxLength: 30 }),
    subscribers: fc.array(subscriber, { maxLength: 3 }),
    silent: fc.subarray(["shop", "mailing"]),
  })
  .map((world): SubjectReading => ({
    at: "2026-11-22T05:00:00Z",
    systems: systems.map((system) => {
      const isSilent = world.silent.includes(system.id);
      const { silent: _, ...tables } = world;
      const held: Readonly<Record<string, readonly object[]>> = tables;
      return {
        system,
        outcome: isSilent ? "failed" : "data",
        collections: system.collections.map((collection) => ({
          collection,
          outcome: isSilent ? "failed" : "data",
          records: isSilent ? [] : rows(held[collection.id] ?? []),
          underReview: isSilent ? 0 : 1,
        })),
      };
    }),
  }));

const found = (reading: SubjectReading): string[] =>
  reading.systems.flatMap(({ system, collections }) =>
    collections.flatMap(({ collection, records }) =>
      records.map(({ key }) => `${system.id}/${collection.id}/${key}`),
    ),
  );

describe("any plan", () => {
  test("puts each record that was found into exactly one step, and the sums add up", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { steps, view } = computePlan(reading, day);
        const planned = steps.flatMap(({ row, keys }) =>
          keys.map((key) => `${row.system}/${row.collection}/${key}`),
        );
        expect(planned.toSorted()).toEqual(found(reading).toSorted());
        expect(view.sums.goes + view.sums.changes + view.sums.stays).toBe(view.found);
        expect(view.found).toBe(planned.length);
        for (const { row, keys } of steps) expect(row.count).toBe(keys.length);
        for (const row of view.rows) expect(row.count).toBeGreaterThan(0);
      }),
    );
  });

  test("is not complete while a row has no whole key: nobody could find it again", () => {
    const shop = systems.filter(({ id }) => id === "shop");
    const reading = (key: string): SubjectReading => ({
      at: "2026-11-22T05:00:00Z",
      systems: shop.map((system) => ({
        ...{ system, outcome: "data" },
        collections: system.collections.slice(0, 1).map((collection) => ({
          ...{ collection, outcome: "data", underReview: 0 },
          records: [{ key, values: { id: null } }],
        })),
      })),
    });
    expect(isComplete(computePlan(reading('["null"]'), day).view)).toBe(true);
    expect(isComplete(computePlan(reading("[1,null]"), day).view)).toBe(false);
  });

  test("never deletes or changes what a rule before it keeps or holds", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { steps } = computePlan(reading, day);
        const shop = reading.systems.find(({ system }) => system.id === "shop");
        const records = (id: string) =>
          shop?.collections.find(({ collection }) => collection.id === id)?.records ?? [];
        const mustWait = records("orders").filter(
          ({ values }) =>
            String(values.event_on) > day.today.toString() ||
            records("payments").some(
              (row) => row.values.order_id === values.id && row.values.status === "refund-open",
            ),
        );
        const going = steps
          .filter(({ row }) => row.collection === "orders" && row.group !== "stays")
          .flatMap(({ keys }) => keys);
        for (const { key } of mustWait) expect(going).not.toContain(key);
        const paid = steps.filter(({ row }) => row.collection === "payments");
        expect(paid.every(({ row }) => row.act === "keep")).toBe(true);
      }),
    );
  });

  test("names every silent system and is not complete then", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { view } = computePlan(reading, day);
        const silent = reading.systems.filter(({ outcome }) => outcome === "failed");
        expect(view.failed).toEqual(silent.map(({ system }) => system.id));
        expect(isComplete(view)).toBe(silent.length === 0);
      }),
    );
  });

  test("takes children before the rows they point at, whatever order the map has", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { view } = computePlan(reading, day);
        const order = ["payments", "orders", "customers", "subscribers"];
        const places = view.rows.map(({ collection }) => order.indexOf(collection));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });

  test("holds no value of the person", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const named = structuredClone(reading);
        const { view } = computePlan(named, day);
        expect(JSON.stringify(view)).not.toContain("a@example.kz");
      }),
    );
  });

  test("differs from itself in nothing", () => {
    fc.assert(
      fc.property(readings, (reading) => {
        const { view } = computePlan(reading, day);
        expect(differences(view, view)).toEqual([]);
      }),
    );
  });
});

test.each([
  [{ from: "at", days: 1 }, "2026-03-31", "2026-04-01"],
  [{ from: "at", months: 1 }, "2026-01-31", "2026-02-28"],
  [{ from: "at", years: 5, endOfYear: true }, "2024-02-29", "2029-12-31"],
  // 20:00 UTC is already the next day in Almaty.
  [{ from: "at", days: 0 }, "2026-03-31T20:00:00Z", "2026-04-01"],
])("until %o from %s is %s", (until, at, date) => {
  expect(untilOf(until, { at }, "Asia/Almaty")).toEqual({ date });
});

test("a column without a date promises no date", () => {
  expect(untilOf({ from: "at", days: 1 }, { at: null }, "Asia/Almaty")).toBeUndefined();
});

test("a step has one key for ever, and another step another one", () => {
  const step = { requestId: "r", system: "shop", collection: "orders", act: "delete", seq: 1 };
  expect(stepKey(step)).toBe(stepKey({ ...step }));
  expect(stepKey({ ...step, seq: 2 })).not.toBe(stepKey(step));
  expect(stepKey({ ...step, system: "shopo", collection: "rders" })).not.toBe(stepKey(step));
});

test("waiting grows to an hour and never beyond a little more", () => {
  const waits = Array.from({ length: 20 }, (_, tries) =>
    backoff(
      tries + 1,
      stepKey({
        ...{ requestId: "r", system: "s", collection: "c", act: "delete", seq: tries },
      }),
    ).total("seconds"),
  );
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(12);
  expect(Math.max(...waits)).toBeLessThanOrEqual(4320);
});
