import { describe, expect, test } from "vitest";
import type { Rewrites } from "#lib/operator/core/data-map.ts";
import { SystemFailure, type Value } from "../ports.ts";
import { agrees, rewriteRow, type RewriteWays } from "./rewrite.ts";
import { personWords, type KnownValue } from "./rewrite-person.ts";

const aigerim: readonly KnownValue[] = [
  { type: "name", value: "Әйгерім Ахметова" },
  { type: "name", value: "Айгерим Болатовна Ахметова" },
  { type: "email", value: "aigerim@example.kz" },
  { type: "phone", value: "+77010000001" },
  { type: "number", value: "900203400123" },
  { type: "date", value: "1990-02-03" },
];

const ways = (known: readonly KnownValue[] = aigerim, key = "k1"): RewriteWays => ({
  person: personWords(known),
  pseudonymKey: key,
  now: Temporal.Instant.from("2026-11-22T05:00:00Z"),
  today: Temporal.PlainDate.from("2026-11-22"),
  zone: "Asia/Almaty",
});

function rewrite(value: Value, how: Rewrites[string], by = ways()): Value {
  const { change } = rewriteRow({ key: "[1]", values: { c: value } }, { c: how }, by);
  const again = rewriteRow({ key: "[1]", values: change.set }, { c: how }, by);
  expect(again.change.set.c, "a repetition changes nothing more").toEqual(change.set.c);
  return change.set.c ?? null;
}

describe("a date or an address is generalised", () => {
  test.each([
    ["1990-02-03", "year", "1990-01-01"],
    ["1990-02-03", "month", "1990-02-01"],
    ["1997-02-03", "decade", "1990-01-01"],
    ["2025-02-03T10:20:30+00:00", "year", "2024-12-31T19:00:00Z"],
    ["03.02.1990", "year", "1990"],
    ["3/2/1990 г.", "month", "1990-02"],
    ["1997", "decade", "1990"],
    [1990, "year", 1990],
    [1997, "decade", 1990],
    [19900203, "month", 19900201],
    [123, "year", null],
    ["весной девяностого", "year", ""],
    ["infinity", "year", null],
    ["0000-00-00", "year", null],
    ["12024-01-01", "year", ""],
    ["г. Алматы, ул. Абая 10, кв. 5", "city", "Алматы"],
    ["050000, Алматы, Тараз көшесі 5", "city", "Алматы"],
    ["Қазақстан, Өскемен қаласы, Бейбітшілік 3", "city", "Өскемен"],
    ["12 Abay Ave, Astana, 010000", "city", "Astana"],
    ["город Усть-Каменогорск", "city", "Усть-Каменогорск"],
    ["Форт-Шевченко", "city", "Форт-Шевченко"],
    ["ул. Астана 4, с. Безымянное", "city", ""],
    ["Ахметова Айгерим, до востребования", "city", ""],
  ] as const)("%s by %s is %s", (value, grain, wanted) => {
    expect(rewrite(value, { generalise: grain })).toBe(wanted);
  });
});

describe("a pseudonym", () => {
  test("is equal for equal values of one run, another in the next run, and never holds the value", () => {
    const mark = String(rewrite("aigerim_90", { pseudonym: true }));
    expect(mark).toMatch(/^~[a-z2-7]{9}$/);
    expect(rewrite(" Aigerim_90", { pseudonym: true })).toContain(mark.slice(0, 1));
    expect(rewrite("aigerim_91", { pseudonym: true })).not.toBe(mark);
    expect(rewrite("aigerim_90", { pseudonym: true }, ways(aigerim, "k2"))).not.toBe(mark);
    // A mark of another run is a value like any other: nobody can slip through by writing one.
    expect(rewrite(mark, { pseudonym: true }, ways(aigerim, "k2"))).not.toBe(mark);
  });

  test("fits where the value stood, and an e-mail leads nowhere", () => {
    expect(String(rewrite("a-quite-long-user-name", { pseudonym: true }))).toHaveLength(14);
    expect(String(rewrite("ab", { pseudonym: true }))).toHaveLength(8);
    expect(rewrite("a@b.kz", { pseudonym: true })).toMatch(/^~\w{13}@erased\.invalid$/);
    expect(rewrite(null, { pseudonym: true })).toBeNull();
    expect(() => rewrite(7, { pseudonym: true })).toThrow(SystemFailure);
  });
});

test("literals and moments are written as they stand; only computed columns are expected", () => {
  const set = { a: null, b: "$now", c: "$today", d: { generalise: "year" } } as const;
  const row = { key: "[1]", values: { a: "x", b: null, c: null, d: "1990-02-03" } };
  expect(rewriteRow(row, set, ways()).change).toEqual({
    key: "[1]",
    expected: { d: "1990-02-03" },
    set: { a: null, b: "2026-11-22T05:00:00Z", c: "2026-11-22", d: "1990-01-01" },
  });
});

test("a text is emptied when nothing is known of whom it names", () => {
  expect(rewrite("звонила Айгерим", { redact: true }, ways([]))).toBe("");
  expect(rewrite('{"a":"Айгерим"}', { redact: true }, ways([]))).toBe("{}");
});

test("values agree by what they mean", () => {
  expect(agrees("2026-01-01T00:00:00+05:00", "2025-12-31T19:00:00Z")).toBe(true);
  expect(agrees('{"b": 1, "a": [2]}', '{"a":[2],"b":1}')).toBe(true);
  expect(agrees('{"a":[2,3]}', '{"a":[3,2]}')).toBe(false);
  expect(agrees("5.00", 5)).toBe(true);
  expect(agrees("05", "5")).toBe(true);
  expect(agrees(null, "")).toBe(false);
  expect(agrees(undefined, null)).toBe(false);
});
