import { describe, expect, it } from "vitest";
import { deadlineFor, deadlinesAtReceipt, type Jurisdiction, type Term } from "#lib/law/queries.ts";
import { strictest } from "#lib/law/core/strictest.ts";

const words = { kk: "мерзім", ru: "срок", en: "term" };
const withTerm = (value: number, unit: Term["unit"]): Jurisdiction => ({
  ...{ regime: "KZ", zone: "Asia/Almaty", week: 5 },
  terms: [{ id: "claim.sample", names: words, source: words, value, unit }],
});
const received = Temporal.Instant.from("2026-10-23T10:00:00+05:00");

function claim(value: number, unit: Term["unit"]) {
  const found = deadlinesAtReceipt(withTerm(value, unit), { type: "claim", received });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.map(({ rule, due, warnings }) => [rule, due, warnings.map((one) => one.code)]);
}

describe("several deadlines of one request", () => {
  it("show the law's first where the contract's is later, and say that it lengthens nothing", () => {
    expect(claim(30, "working-day")).toEqual([
      ["claim.consumer", "2026-11-02", []],
      ["claim.sample", "2026-12-07", ["does-not-lengthen"]],
    ]);
  });

  it("let a contract promise an earlier date", () => {
    expect(claim(2, "working-day")).toEqual([
      ["claim.sample", "2026-10-28", []],
      ["claim.consumer", "2026-11-02", []],
    ]);
  });

  it("show the law's first on the same day", () => {
    expect(claim(10, "calendar-day").map(([rule]) => rule)).toEqual([
      "claim.consumer",
      "claim.sample",
    ]);
  });

  it("do not measure a contract by our own target", () => {
    const jurisdiction = withTerm(30, "working-day");
    const dues = ["claim.sample", "erasure.ground"].flatMap((rule) => {
      const found = deadlineFor(jurisdiction, { rule, received });
      return found.ok ? [found.value] : [];
    });
    expect(strictest(dues).map(({ rule, warnings }) => [rule, warnings.length])).toEqual([
      ["erasure.ground", 0],
      ["claim.sample", 0],
    ]);
  });
});
