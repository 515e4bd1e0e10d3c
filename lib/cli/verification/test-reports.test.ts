import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../supervisor/runtime.ts";
import { playwrightOutcomes, vitestOutcomes } from "./test-reports.ts";

const at = (file: string) => path.join(projectRoot, file);

describe("a report of vitest", () => {
  const file = (name: string, status: string, ...tests: string[]) => ({
    ...{ name: at(name), status },
    assertionResults: tests.map((one) => ({ status: one })),
  });

  it("makes a file red by one red test, or by not loading at all", () => {
    const report = {
      testResults: [
        file("lib/a.test.ts", "passed", "passed", "passed", "skipped"),
        file("lib/b.test.ts", "failed", "passed", "failed"),
        file("lib/c.test.ts", "failed"),
      ],
    };
    expect(vitestOutcomes(report)).toEqual([
      { file: "lib/a.test.ts", outcome: "passed" },
      { file: "lib/b.test.ts", outcome: "failed" },
      { file: "lib/c.test.ts", outcome: "failed" },
    ]);
  });

  it("says nothing of a file whose tests were all skipped", () => {
    const report = { testResults: [file("lib/a.test.ts", "passed", "skipped", "todo")] };
    expect(vitestOutcomes(report)).toEqual([]);
  });
});

describe("a report of Playwright", () => {
  const spec = (file: string, ...statuses: string[]) => ({
    ...{ file, title: "a journey" },
    tests: statuses.map((status) => ({ status })),
  });
  const report = (...specs: object[]) => ({
    config: { rootDir: at("e2e") },
    suites: [{ suites: [{ specs: specs.slice(0, 1) }], specs: specs.slice(1) }],
  });

  it("gathers the tests of a file from wherever they stand, and one red or wavering one makes it red", () => {
    const outcomes = playwrightOutcomes(
      report(
        spec("journeys/see.spec.ts", "unexpected"),
        spec("journeys/see.spec.ts", "expected"),
        spec("journeys/stop.spec.ts", "expected", "skipped"),
        spec("journeys/ask.spec.ts", "flaky"),
        spec("journeys/none.spec.ts", "skipped"),
      ),
    );
    expect(outcomes.toSorted((one, other) => (one.file < other.file ? -1 : 1))).toEqual([
      { file: "e2e/journeys/ask.spec.ts", outcome: "failed" },
      { file: "e2e/journeys/see.spec.ts", outcome: "failed" },
      { file: "e2e/journeys/stop.spec.ts", outcome: "passed" },
    ]);
  });
});
