import { expect, test } from "vitest";
import { type CertificateOutcome, restsOnWords, staysUncounted } from "./certificate.ts";

const names = { kk: "", ru: "", en: "" };
const line: CertificateOutcome = {
  ...{ system: "cabinet", systemNames: names, collection: "letters", names, act: "keep" },
  ...{ outcome: "kept", planned: 0, done: 0, waiting: 0, uncounted: true },
  ...{ method: "kept-as-is", readBackAt: null },
};
const proof = { by: names, at: "2026-11-22T10:00:00Z", answer: "done" };

test.each([
  ["what stays in a cabinet", line, true],
  ["what is restricted there", { ...line, method: "use-restricted" as const }, true],
  ["what stays and was counted", { ...line, uncounted: undefined, done: 3, planned: 3 }, false],
  ["what was deleted there", { ...line, method: "by-hand" as const }, false],
  ["where people found nothing", { ...line, outcome: "held-nothing" as const }, false],
])("stays without a number, %s: %#", (_, { uncounted, ...rest }, stays) => {
  const outcome = { ...rest, ...(uncounted === undefined ? {} : { uncounted }) };
  expect(staysUncounted([outcome])).toBe(stays);
});

test("only what a system showed again rests on no word", () => {
  expect(restsOnWords([line])).toBe(false);
  expect(restsOnWords([{ ...line, byHand: { ...proof, isReadBack: true } }])).toBe(false);
  expect(restsOnWords([line, { ...line, byHand: proof }])).toBe(true);
});
