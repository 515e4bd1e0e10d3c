import { expect, test } from "vitest";
import type { BuiltControl } from "./control.ts";
import { afterRun, proofOf, type Proofs, proofsSchema, type TestRun } from "./proof.ts";

const on = (day: number): TestRun => ({ at: `2026-11-0${day}T10:00:00Z`, commit: `c${day}` });
const none: Proofs = { files: {} };
const passed = (file: string) => ({ file, outcome: "passed" as const });
const failed = (file: string) => ({ file, outcome: "failed" as const });
const control: Pick<BuiltControl, "tests"> = { tests: ["a.test.ts", "b.test.ts"] };

test("a control is proven at the oldest of its files' last passing runs", () => {
  const first = afterRun(none, [passed("a.test.ts"), passed("b.test.ts")], on(1));
  const second = afterRun(first, [passed("b.test.ts")], on(2));
  expect(proofOf(control, second)).toEqual({ state: "proven", run: on(1) });
  const third = afterRun(second, [passed("a.test.ts")], on(3));
  expect(proofOf(control, third)).toEqual({ state: "proven", run: on(2) });
});

test("one red file is enough, and it is said when all had passed before", () => {
  const first = afterRun(none, [passed("a.test.ts"), passed("b.test.ts")], on(1));
  const red = afterRun(first, [failed("a.test.ts"), passed("b.test.ts")], on(2));
  expect(proofOf(control, red)).toEqual({ state: "failed", run: on(2), before: on(1) });
  const green = afterRun(red, [passed("a.test.ts")], on(3));
  expect(proofOf(control, green)).toEqual({ state: "proven", run: on(2) });
});

test("a file that never ran leaves its control unproven, and one that only ever failed has no day before", () => {
  const half = afterRun(none, [passed("a.test.ts")], on(1));
  expect(proofOf(control, half)).toEqual({ state: "never-run" });
  const red = afterRun(half, [failed("b.test.ts")], on(2));
  expect(proofOf(control, red)).toEqual({ state: "failed", run: on(2) });
  expect(proofOf(control, none)).toEqual({ state: "never-run" });
});

test("what is written is read back, in the order of the names", () => {
  const proofs = afterRun(none, [passed("b.test.ts"), failed("a.test.ts")], on(1));
  expect(Object.keys(proofs.files)).toEqual(["a.test.ts", "b.test.ts"]);
  expect(proofsSchema.parse(JSON.parse(JSON.stringify(proofs)))).toEqual(proofs);
});
