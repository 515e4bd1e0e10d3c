import { expect, test } from "vitest";
import { packCopies, problemsOf, swap } from "#lib/testing/pack-copies.ts";
import { loadPack } from "./load.ts";

const { copyWith } = packCopies();

test.each([
  ["en: One year after each sign-in", "en: Indefinitely"],
  ["ru: Год после каждого входа", "ru: Бессрочно"],
  ["rule: { from: signed_in_at, years: 1 }", "rule: { from: signed_in_at, years: 200 }"],
])("a term of storage without end is refused with the whole pack: %s", (from, to) => {
  const folder = copyWith("operator.yaml", swap(from, to));
  expect(problemsOf(loadPack(folder)).join("\n")).toContain("retention-endless operator.yaml");
});

test("a field whose term of storage is not said is refused with the whole pack", () => {
  const folder = copyWith("systems.yaml", swap("retention: sign-in", "retention: for-ever"));
  expect(problemsOf(loadPack(folder)).join("\n")).toContain("unknown-retention systems.yaml");
});
