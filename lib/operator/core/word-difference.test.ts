import fc from "fast-check";
import { expect, it, test } from "vitest";
import { wordDifference, type WordRun } from "./word-difference.ts";

const side = (runs: readonly WordRun[], ...kinds: readonly WordRun["kind"][]): string =>
  runs
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");

it.each<[string, string, string, readonly string[]]>([
  ["nothing", "same text", "same text", ["same:same text"]],
  [
    "one word",
    "kept for a year",
    "kept for ten years",
    ["same:kept for ", "removed:a year", "added:ten years"],
  ],
  [
    "a word more",
    "name, phone",
    "name, e-mail, phone",
    ["same:name, ", "added:e-mail, ", "same:phone"],
  ],
  [
    "a word less",
    "name, e-mail, phone",
    "name, phone",
    ["same:name, ", "removed:e-mail, ", "same:phone"],
  ],
  ["all of it", "old", "new", ["removed:old", "added:new"]],
  ["from nothing", "", "new text", ["added:new text"]],
  ["to nothing", "old text", "", ["removed:old text"]],
  [
    "an article is one word",
    "пункт 4.2, Закон 94-V",
    "пункт 4.3, Закон 94-V",
    ["same:пункт ", "removed:4.2", "added:4.3", "same:, Закон 94-V"],
  ],
  [
    "Kazakh letters are letters",
    "деректер сақталады",
    "деректер жойылады",
    ["same:деректер ", "removed:сақталады", "added:жойылады"],
  ],
  [
    "two words apart stay two",
    "a one b two c",
    "a 1 b 2 c",
    ["same:a ", "removed:one", "added:1", "same: b ", "removed:two", "added:2", "same: c"],
  ],
])("marks %s", (_, before, after, wanted) => {
  expect(wordDifference(before, after).map(({ kind, text }) => `${kind}:${text}`)).toEqual(wanted);
});

const text = fc
  .array(fc.constantFrom("a", "b", "c", "деректер", "94-V", " ", "  ", ",", ".", "\n"), {
    maxLength: 60,
  })
  .map((words) => words.join(""));

test("both texts stand in the difference to the letter, and no run is empty or repeated", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = wordDifference(before, after);
      expect(side(runs, "same", "removed")).toBe(before);
      expect(side(runs, "same", "added")).toBe(after);
      expect(runs.every((run) => run.text !== "")).toBe(true);
      runs.forEach((run, index) => expect(run.kind).not.toBe(runs[index + 1]?.kind));
      if (before === after) expect(runs.every(({ kind }) => kind === "same")).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a very long text is compared as a whole instead of never", () => {
  const long = (word: string): string =>
    Array.from({ length: 4000 }, (_, i) => `${word}${i}`).join(" ");
  const runs = wordDifference(`x ${long("a")} y`, `x ${long("b")} y`);
  expect(runs.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
});
