import { z } from "zod";
import type { BuiltControl } from "./control.ts";

const run = z.strictObject({
  /** ISO instant. */
  at: z.iso.datetime({ offset: true }),
  /** The commit that was tested, where git was there. */
  commit: z.string().optional(),
  /** The tree differed from that commit. */
  changed: z.literal(true).optional(),
});

/** What the last run of each test file came to, by its path from the root of the repository. */
export const proofsSchema = z.strictObject({
  files: z.record(
    z.string(),
    z.strictObject({
      outcome: z.enum(["passed", "failed"]),
      last: run,
      /** The last run in which all tests of the file passed; absent: none yet. */
      passed: run.optional(),
    }),
  ),
});

export type Proofs = z.output<typeof proofsSchema>;
export type TestRun = z.output<typeof run>;

/** What one run of one test file came to. */
export type FileOutcome = { readonly file: string; readonly outcome: "passed" | "failed" };

/** Whether a control was proven, and when. */
export type Proof =
  /** All its files passed in their last run; the oldest of those runs. */
  | { readonly state: "proven"; readonly run: TestRun }
  /** Some file failed in its last run, the newest such run; `before` is when all had passed, if they ever did. */
  | { readonly state: "failed"; readonly run: TestRun; readonly before?: TestRun }
  /** Some file has never run here, nor before the release. */
  | { readonly state: "never-run" };

/**
 * When the tests last proved a control: no earlier file counts for a later one, so that the oldest of the last passing runs
 * is the answer. A red file outweighs one that never ran.
 */
export function proofOf({ tests }: Pick<BuiltControl, "tests">, { files }: Proofs): Proof {
  const known = tests.map((file) => files[file]);
  const failed = known.filter((file) => file?.outcome === "failed").map((file) => file?.last);
  const passed = known.map((file) => file?.passed);
  const red = newest(failed);
  if (red !== undefined) {
    const before = oldest(passed);
    return { state: "failed", run: red, ...(before === undefined ? {} : { before }) };
  }
  const run = oldest(passed);
  return run === undefined ? { state: "never-run" } : { state: "proven", run };
}

/**
 * The proofs after one more run: files that ran are replaced, all others stay as they were. A failed file keeps the run in
 * which it last passed.
 */
export function afterRun(
  before: Proofs,
  outcomes: readonly FileOutcome[],
  thisRun: TestRun,
): Proofs {
  const files = { ...before.files };
  for (const { file, outcome } of outcomes) {
    const passed = outcome === "passed" ? thisRun : before.files[file]?.passed;
    files[file] = { outcome, last: thisRun, ...(passed === undefined ? {} : { passed }) };
  }
  const sorted = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  return { files: Object.fromEntries(sorted) };
}

const byTime = (one: TestRun, other: TestRun): number => Date.parse(one.at) - Date.parse(other.at);

/** The oldest of all; undefined as soon as one is missing. */
function oldest(runs: readonly (TestRun | undefined)[]): TestRun | undefined {
  const known = runs.filter((run) => run !== undefined);
  return known.length < runs.length ? undefined : known.toSorted(byTime)[0];
}

function newest(runs: readonly (TestRun | undefined)[]): TestRun | undefined {
  return runs
    .filter((run) => run !== undefined)
    .toSorted(byTime)
    .at(-1);
}
