import { expect, test } from "vitest";
import { currentOperator } from "#lib/operator/current.ts";
import { buildView } from "#lib/systems/core/build-view.ts";
import { judgePeople, lookupsFor } from "#lib/systems/core/locate.ts";
import { newestFirst } from "#lib/systems/core/newest-first.ts";
import type { StoredRecord, SubjectReading, SystemReading, Values } from "#lib/systems/ports.ts";
import { computePlan } from "./compute-plan.ts";

const many = 20_000;
const operator = currentOperator();
const day = { today: Temporal.PlainDate.from("2026-10-23"), zone: operator.zone };
const phone = { kind: "phone", value: "+77000000017" } as const;

function rows(valuesOf: (index: number) => Values): readonly StoredRecord[] {
  return Array.from({ length: many }, (_, index) => {
    return { key: JSON.stringify([index]), values: valuesOf(index) };
  });
}

/** A shop in which somebody has so many payments past their term, and a refund of each. */
function reading(): SubjectReading {
  const held: Readonly<Record<string, readonly StoredRecord[]>> = {
    payments: rows((id) => ({
      id,
      amount: "5000.00",
      paid_at: `2019-0${(id % 9) + 1}-10T12:00:00+05:00`,
      retain_until: "2024-12-31",
      payer_email: "somebody@example.com",
    })),
    refunds: rows((id) => ({ id, payment_id: id, status: id % 2 === 0 ? "paid" : "requested" })),
  };
  const systems = operator.systems.map((system): SystemReading => {
    const collections = system.collections.map((collection) => {
      const records = newestFirst(collection, held[collection.id] ?? []);
      return { collection, outcome: "data" as const, records, underReview: 0 };
    });
    return { system, outcome: "data", collections };
  });
  return { at: "2026-10-23T13:14:00Z", systems };
}

/** Seconds of this process, which a busy machine does not stretch. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test("the plan and the view of tens of thousands of records take no more than seconds", () => {
  const seconds = secondsOf(() => {
    const all = reading();
    const view = buildView({ reading: all, operator, identifiers: [phone] });
    expect(view.found).toBe(2 * many);
    const { rows: planned } = computePlan(all, day).view;
    const payments = planned.filter(({ collection }) => collection === "payments");
    const counts = Object.fromEntries(payments.map(({ act, count }) => [act, count]));
    expect(counts).toEqual({ delete: many / 2, hold: many / 2 });
  });
  expect(seconds).toBeLessThan(4);
});

test("a phone that stands in tens of thousands of rows is judged in no more than seconds", () => {
  const people = operator.systems.flatMap(({ collections }) =>
    collections.filter(({ id }) => id === "customers"),
  );
  const records = rows(() => ({ phone: phone.value }));
  const findings = people
    .flatMap((collection) => lookupsFor(collection, [phone, { ...phone, value: "+77000000018" }]))
    .map((lookup) => ({ lookup, records }));
  const seconds = secondsOf(() => {
    const { shown, underReview } = judgePeople(people, findings, { proven: [phone] }).people(
      "customers",
    );
    expect([shown.length, underReview.length]).toEqual([0, many]);
  });
  expect(seconds).toBeLessThan(2);
});
