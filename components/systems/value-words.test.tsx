import { expect, test } from "vitest";
import { translator } from "#lib/i18n/translator.ts";
import { valueWords } from "./value-words.ts";

test.each([
  [true, "Да"],
  ["true", "Да"],
  ["false", "Нет"],
  ["maybe", "maybe"],
] as const)("yes and no are words, out of a part of JSON too: %j", (value, words) => {
  const t = translator("ru", "ui");
  expect(valueWords({ type: "boolean" }, { value }, { locale: "ru", t })).toBe(words);
});
