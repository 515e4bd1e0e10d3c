import { expect, test } from "vitest";
import type { PlanRow } from "#lib/fulfilment/core/plan.ts";
import { erasureTitle } from "./erasure-title.ts";

const names = { kk: "", ru: "", en: "" };
const row: PlanRow = {
  ...{ system: "cabinet", systemNames: names, collection: "letters", names, act: "delete" },
  ...{ group: "goes", count: 0, uncounted: true, byHand: true },
};
const kept: PlanRow = { ...row, act: "keep", group: "stays" };
const { byHand: _byHand, ...portal } = row;
const portalKept: PlanRow = { ...portal, act: "keep", group: "stays" };
const plan = (goes: number, changes: number, stays: number, ...rows: PlanRow[]) => ({
  ...{ found: goes + changes + stays, sums: { goes, changes, stays }, rows },
});

test.each([
  ["a system was not read", plan(14, 0, 0), false, "titleUnsure"],
  ["nothing is there", plan(0, 0, 0), true, "titleNothing"],
  ["only people can look", plan(0, 0, 0, row), true, "titleByHand"],
  ["people look for a part", plan(14, 0, 0, row), true, "titleByHand"],
  ["what people find would stay", plan(14, 0, 0, kept), true, "titleByHand"],
  ["a part stays, and people look for another", plan(14, 0, 3, row), true, "titlePart"],
  ["all that can be read stays, and people look", plan(0, 0, 3, row), true, "titlePart"],
  ["all goes", plan(14, 0, 0, portal), true, "titleAll"],
  ["a part is only changed", plan(14, 2, 0), true, "titleChanged"],
  ["what nobody counted stays", plan(14, 0, 0, portalKept), true, "titlePart"],
  ["nothing can go", plan(0, 0, 3), true, "titleStays"],
  ["only what nobody counted can go", plan(0, 0, 3, portal), true, "titleMost"],
  ["not all of it goes", plan(14, 0, 3), true, "titleMost"],
])("the preview promises no more than is known: %s", (_, view, isWhole, title) => {
  expect(erasureTitle(view, isWhole)).toBe(title);
});
