import { expect, test } from "vitest";
import type { GroupView } from "#lib/systems/core/data-view.ts";
import { emptyKey } from "./empty-key.ts";

const names = { kk: "", ru: "", en: "" };
const read: GroupView = {
  ...{ system: "shop", systemNames: names, collection: "letters", names, kind: "list" },
  ...{ outcome: "held-nothing", count: 0, underReview: 0, fields: [], records: [] },
  page: { number: 1, size: 20, pages: 1 },
};
const byHand: GroupView = { ...read, outcome: "excluded", because: "by-hand", count: null };

test.each([
  ["all of it was read", [read], "category.empty"],
  ["a part is kept by hand", [read, byHand], "outcome.excluded"],
  [
    "a part was not asked for",
    [read, { ...byHand, because: "no-identifier" as const }],
    "outcome.no-identifier",
  ],
  [
    "a record may be theirs",
    [read, { ...read, outcome: "after-review" as const, underReview: 1 }],
    "outcome.after-review",
  ],
])("a category without records is called empty only when %s", (_, groups, key) => {
  expect(emptyKey({ groups })).toBe(key);
});
