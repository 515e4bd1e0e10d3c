import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureMariadb } from "./mariadb.ts";
import { noteProofs } from "./proofs.ts";
import { runScript, type Tally } from "./stage.ts";
import { vitestOutcomes } from "./test-reports.ts";

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
};

/** Unit and integration tests, on a real PostgreSQL that vitest's global set-up starts. */
export async function unitTests(): Promise<Tally> {
  ensureMariadb();
  const folder = mkdtempSync(path.join(tmpdir(), "jeke-vitest-"));
  const report = path.join(folder, "report.json");
  const passed = await runScript("node_modules/vitest/vitest.mjs", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const counts = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
  noteProofs(vitestOutcomes(counts));
  rmSync(folder, { recursive: true, force: true });
  // A file that cannot be loaded has no failed test of its own; it is a failure all the same.
  const failed =
    counts.numFailedTests > 0
      ? counts.numFailedTests
      : passed
        ? 0
        : Math.max(1, counts.numFailedTestSuites);
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests };
}
