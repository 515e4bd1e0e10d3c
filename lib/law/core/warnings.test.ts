import { expect, it } from "vitest";
import { isUnverified, weaker } from "./warnings.ts";

it.each([
  ["P", false],
  ["2+", false],
  ["own", false],
  ["contract", false],
  ["2", true],
  ["M", true],
] as const)("a term of confidence %s is unverified: %s", (confidence, expected) => {
  expect(isUnverified(confidence)).toBe(expected);
});

it("an extended term is as sure as its less sure half", () => {
  expect(weaker("P", "M")).toBe("M");
  expect(weaker("M", "P")).toBe("M");
  expect(weaker("2+", "P")).toBe("2+");
});
