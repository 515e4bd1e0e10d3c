import { afterAll, expect, inject, test } from "vitest";
import { command } from "#lib/cli/commands/systems-check.ts";
import { sampleOperators, sampleSystemsOf } from "#lib/cli/supervisor/samples.ts";
import { setVariables } from "#lib/platform/env.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { precision, recall, sumOf } from "#lib/systems/discovery/measure.ts";
import { discoveryTable, measureDiscovery } from "./discovery.ts";

// Twelve databases are made for it: seconds, but many where everything else is being tested meanwhile.
const patience = { timeout: 120_000 };

test(
  "the databases of all five operators are understood with their maps hidden: nine of ten at least",
  patience,
  async () => {
    const figures = await measureDiscovery(inject("superUrl"), "map", "_discover_test");
    console.log(discoveryTable(figures));
    expect(new Set(figures.map(({ operator }) => operator)).size).toBe(5);
    for (const what of ["personal", "kinds", "people", "links"] as const) {
      const sum = sumOf(figures.map((one) => one[what]));
      expect.soft(precision(sum), `precision of ${what}`).toBeGreaterThanOrEqual(0.9);
      expect.soft(recall(sum), `recall of ${what}`).toBeGreaterThanOrEqual(0.9);
    }
  },
);

afterAll(closeSystems);

test(
  "the check finds nothing personal outside the maps of the five operators, and no right too wide",
  patience,
  async () => {
    const options = { superUrl: inject("superUrl"), secret: "test", suffix: "_discover_test" };
    for (const operator of sampleOperators()) {
      const samples = await sampleSystemsOf(operator);
      const { variables } = await samples.prepareSampleSystems({
        ...options,
        now: Temporal.Now.instant(),
      });
      setVariables({ ...variables, JEKE_OPERATOR: operator });
      const { exit, problems } = await command.run(["--operator", operator]);
      expect.soft({ operator, exit, problems }).toEqual({ operator, exit: 0, problems: [] });
    }
  },
);
