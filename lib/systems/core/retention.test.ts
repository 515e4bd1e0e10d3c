import { expect, test } from "vitest";
import { untilOf } from "#lib/fulfilment/core/until.ts";
import { retentionEnd } from "./retention.ts";

const rule = { from: "at", years: 5, endOfYear: true };
const zone = "Asia/Almaty";

test.each([
  ["2026-02-28T20:00:00Z", "2031-12-31"],
  ["9999-12-31", "+010004-12-31"],
  ["+275760-09-13T00:00:00Z", undefined],
  ["-271821-04-20T00:00:00Z", "-271816-12-31"],
  ["2026-02-30T00:00:00Z", undefined],
  ["tomorrow", undefined],
])("a term from %j ends %j, and no moment of a system ends the page", (at, end) => {
  expect(retentionEnd(rule, { at }, zone)).toBe(end);
  expect(untilOf(rule, { at }, zone)).toEqual(end === undefined ? undefined : { date: end });
});
