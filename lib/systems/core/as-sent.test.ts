import { expect, test } from "vitest";
import { isAsSent } from "./as-sent.ts";

test.each([
  ["number", "68.50", "68.5", true],
  ["number", 68.5, "68.50", true],
  ["number", "-0.0", "0", true],
  ["number", "0012345678901234567890.10", "12345678901234567890.1", true],
  ["number", "100", "1", false],
  ["number", "68.56", "68.555", false],
  ["number", "-68.5", "68.5", false],
  ["number", "n/a", "68.5", false],
  ["number", null, "0", false],
  ["text", "68.50", "68.5", false],
  ["text", "a   ", "a", true],
  ["phone", "8 (700) 000-00-99", "+77000000099", true],
] as const)("%s: %j is what was sent as %j: %j", (type, after, wanted, is) => {
  expect(isAsSent({ type }, after, wanted)).toBe(is);
});
