import { expect, inject, test } from "vitest";
import { precision, recall, sumOf } from "#lib/systems/discovery/measure.ts";
import { discoveryTable, measureDiscovery } from "./discovery.ts";

test("the databases of all five operators are understood with their maps hidden: nine of ten at least", async () => {
  const figures = await measureDiscovery(inject("superUrl"), "map", "_discover_test");
  console.log(discoveryTable(figures));
  expect(new Set(figures.map(({ operator }) => operator)).size).toBe(5);
  for (const what of ["personal", "kinds", "people", "links"] as const) {
    const sum = sumOf(figures.map((one) => one[what]));
    expect.soft(precision(sum), `precision of ${what}`).toBeGreaterThanOrEqual(0.9);
    expect.soft(recall(sum), `recall of ${what}`).toBeGreaterThanOrEqual(0.9);
  }
});
