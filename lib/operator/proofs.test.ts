import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { scratchFolder } from "#lib/testing/database.ts";
import { afterRun, type Proofs, type TestRun } from "./core/proof.ts";
import { currentProofs, ownProofs, releaseProofs } from "./proofs.ts";

const home = process.cwd();
const run = (day: number): TestRun => ({ at: `2026-11-0${day}T10:00:00Z` });
const proofs = (day: number, ...files: string[]): Proofs =>
  afterRun(
    { files: {} },
    files.map((file) => ({ file, outcome: "passed" })),
    run(day),
  );
let changes = 0;

function write(file: string, content: Proofs | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  // Two writes of one millisecond would look like none.
  changes += 1;
  utimesSync(file, changes, changes);
}

beforeEach(() => {
  process.chdir(scratchFolder("proofs"));
});

afterAll(() => {
  process.chdir(home);
});

test("nothing is proven where nobody ran a test", () => {
  expect(currentProofs()).toEqual({ files: {} });
});

test("what ran here stands before what the release says, file by file", () => {
  write(releaseProofs, proofs(1, "a.test.ts", "b.spec.ts"));
  write(ownProofs, proofs(2, "a.test.ts"));
  const { files } = currentProofs();
  expect(files["a.test.ts"]?.last).toEqual(run(2));
  expect(files["b.spec.ts"]?.last).toEqual(run(1));
});

test("a later run is seen without a new start", () => {
  write(ownProofs, proofs(1, "a.test.ts"));
  expect(currentProofs().files["a.test.ts"]?.last).toEqual(run(1));
  write(ownProofs, proofs(3, "a.test.ts"));
  expect(currentProofs().files["a.test.ts"]?.last).toEqual(run(3));
});

test.each(["{", "[]", '{"files":{"a.test.ts":{"outcome":"passed","last":{"at":"yesterday"}}}}'])(
  "a file of proofs that is none proves nothing: %s",
  (content) => {
    write(ownProofs, content);
    expect(currentProofs()).toEqual({ files: {} });
  },
);
