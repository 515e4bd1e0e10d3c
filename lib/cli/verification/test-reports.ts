import path from "node:path";
import { z } from "zod";
import type { FileOutcome } from "#lib/operator/core/proof.ts";
import { projectRoot } from "../supervisor/runtime.ts";

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** What each file of a vitest run came to. A file whose tests were all skipped has not run. */
export function vitestOutcomes(report: unknown): readonly FileOutcome[] {
  return vitestReport
    .parse(report)
    .testResults.flatMap(({ name, status, assertionResults }): FileOutcome[] => {
      const file = path.relative(projectRoot, name).replaceAll(path.sep, "/");
      if (status === "failed") return [{ file, outcome: "failed" }];
      const ran = assertionResults.some((one) => one.status === "passed");
      return ran ? [{ file, outcome: "passed" }] : [];
    });
}

const spec = z.object({
  file: z.string(),
  tests: z.array(z.object({ status: z.enum(["expected", "unexpected", "flaky", "skipped"]) })),
});
type Suite = { readonly specs?: readonly z.output<typeof spec>[]; readonly suites?: Suite[] };
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec).optional(),
  get suites() {
    return z.array(suite).optional();
  },
});
const playwrightReport = z.object({
  config: z.object({ rootDir: z.string() }),
  suites: z.array(suite),
});

/** What each file of a Playwright run came to. One red test makes its file red; a file of skipped tests has not run. */
export function playwrightOutcomes(report: unknown): readonly FileOutcome[] {
  const { config, suites } = playwrightReport.parse(report);
  const statuses = new Map<string, string[]>();
  for (const { file, tests } of suites.flatMap(specsOf)) {
    const known = statuses.get(file) ?? [];
    statuses.set(file, [...known, ...tests.map(({ status }) => status)]);
  }
  return [...statuses].flatMap(([name, all]): FileOutcome[] => {
    const from = path.relative(projectRoot, path.join(config.rootDir, name));
    const file = from.replaceAll(path.sep, "/");
    if (all.some((one) => one === "unexpected" || one === "flaky")) {
      return [{ file, outcome: "failed" }];
    }
    return all.includes("expected") ? [{ file, outcome: "passed" }] : [];
  });
}

function specsOf(one: Suite): readonly z.output<typeof spec>[] {
  return [...(one.specs ?? []), ...(one.suites ?? []).flatMap(specsOf)];
}
