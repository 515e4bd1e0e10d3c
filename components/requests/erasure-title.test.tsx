import { expect, test } from "vitest";
import type { PlanRow } from "#lib/fulfilment/core/plan.ts";
import { erasureTitle } from "./erasure-title.ts";

const names = { kk: "", ru: "", en: "" };
const row: PlanRow = {
  ...{ system: "cabinet", systemNames: names, collection: "letters", names, act: "delete" },
  ...{ group: "goes", count: 0, uncounted: true, byHand: true },
};
const kept: PlanRow = { ...row, act: "keep", group: "stays" };
const plan = (goes: number, stays: number, ...rows: PlanRow[]) => ({
  ...{ found: goes + stays, sums: { goes, changes: 0, stays }, rows },
});

test.each([
  ["a system was not read", plan(14, 0), false, "titleUnsure"],
  ["nothing is there", plan(0, 0), true, "titleNothing"],
  ["only people can look", plan(0, 0, row), true, "titleAll"],
  ["all goes", plan(14, 0, row), true, "titleAll"],
  ["what nobody counted stays", plan(14, 0, kept), true, "titlePart"],
  ["nothing can go", plan(0, 3), true, "titleStays"],
  ["only what nobody counted can go", plan(0, 3, row), true, "titleMost"],
  ["most of it goes", plan(14, 3), true, "titleMost"],
])("the preview promises no more than is known: %s", (_, view, isWhole, title) => {
  expect(erasureTitle(view, isWhole)).toBe(title);
});
