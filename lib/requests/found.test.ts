import { expect, test } from "vitest";
import { foundWords } from "./found.ts";

const shop = { kk: "Дүкен", ru: "Магазин", en: "Shop" };
const read = { system: shop, isSilent: false, isByHand: false, isPartial: false, underReview: 0 };
const contacts = [{ category: "contact", records: 21 }];

test.each([
  ["all of it was read", { ...read, categories: contacts }, /^We hold[^]+21\srecords\)$/],
  [
    "a list was not read",
    { ...read, isPartial: true, categories: contacts },
    /^We hold[^]+21\srecords\); the rest could not be read$/,
  ],
  [
    "nothing of it was read",
    { ...read, isSilent: true, categories: [] },
    /^Not everything is known yet:\n– Shop: the system could not be read$/,
  ],
  [
    "only people can look there",
    { ...read, isByHand: true, categories: [] },
    /^Not everything is known yet:\n– Shop: kept by hand, not looked up yet$/,
  ],
  ["nothing is there", { ...read, categories: [] }, /^Our systems hold no data about you:/],
])("a draft answer says no more than was read: %s", (_, found, words) => {
  expect(foundWords([found], "en")).toMatch(words);
});
