import { expect, test } from "vitest";
import { mapOf } from "#lib/testing/memory-systems.ts";
import { erasureManifest, outcomeHash } from "./erasure-manifest.ts";

const byEmail = [{ by: "email", column: "email" }];
const maps = [
  mapOf("shop", { orders: byEmail, gifts: byEmail, calls: [{ by: "phone", column: "phone" }] }),
  mapOf("archive", { papers: byEmail }, { kind: "manual" }),
];
const orders = { system: "shop", collection: "orders", outcome: "erased" } as const;
const erased = { ...orders, planned: 3, done: 3, waiting: 0 };
const base = {
  operator: "o",
  at: "2026-11-22T10:00:00Z",
  salt: "s",
  maps,
  kinds: new Set(["email"]),
  underReview: 0,
};

test("every registered collection stands in it, also what held nothing, was never asked, or nobody can read", () => {
  const { systems, complete } = erasureManifest({ ...base, outcomes: [erased] });
  expect(complete).toBe(true);
  expect(
    systems.flatMap(({ system, collections }) =>
      collections.map(({ collection, outcome, counts }) => [system, collection, outcome, counts]),
    ),
  ).toEqual([
    ["shop", "orders", "data", { planned: 3, done: 3, waiting: 0 }],
    ["shop", "gifts", "held-nothing", { planned: 0, done: 0, waiting: 0 }],
    ["shop", "calls", "excluded", { planned: 0, done: 0, waiting: 0 }],
    ["archive", "papers", "excluded", { planned: 0, done: 0, waiting: 0 }],
  ]);
});

test.each([
  ["a record waits", { outcomes: [{ ...erased, done: 2, waiting: 1 }] }],
  ["a step failed", { outcomes: [{ ...erased, outcome: "failed" as const }] }],
  ["records are under review", { outcomes: [erased], underReview: 1 }],
])("it is not complete when %s", (_, change) => {
  expect(erasureManifest({ ...base, ...change }).complete).toBe(false);
});

test("its hashes say nothing without the salt, and another outcome has another hash", () => {
  const of = (salt: string, done: number) =>
    erasureManifest({ ...base, salt, outcomes: [{ ...erased, done }] }).systems[0]?.collections[0];
  const one = of("s", 3);
  if (one === undefined) throw new Error("no line");
  expect(one.sha256).toBe(outcomeHash("s", "shop", one));
  expect(of("t", 3)?.sha256).not.toBe(one.sha256);
  expect(of("s", 2)?.sha256).not.toBe(one.sha256);
});
