import { expect, test } from "vitest";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import { isEmpty, isSame } from "./condition.ts";
import { parseValue } from "./edit-value.ts";

const today = Temporal.PlainDate.from("2026-11-22");
const parse = (type: FieldMap["type"], typed: string, required = false) => {
  const values = { kk: { kk: "қ", ru: "к", en: "k" } };
  const result = parseValue({ type, required, values }, typed, today);
  return result.ok ? result.value : result.error.code.replace("systems.value-invalid.", "! ");
};

test.each<[FieldMap["type"], string, unknown]>([
  ["name", "  Әйгерім  Сәрсенова-Ұлы ", "Әйгерім Сәрсенова-Ұлы"],
  ["name", "O’Brien", "O’Brien"],
  ["name", "A1", "! name"],
  ["name", "<b>", "! name"],
  ["name", "-", "! name"],
  ["name", "x".repeat(101), "! long"],
  ["name", "", null],
  ["phone", "8 (700) 000-00-17", "+77000000017"],
  ["phone", "12", "! phone"],
  ["email", "A@B.kz", "a@b.kz"],
  ["email", "A@B", "! email"],
  ["date", "1994-03-14", "1994-03-14"],
  ["date", "14.03.1994", "1994-03-14"],
  ["date", "2023-02-29", "! date"],
  ["date", "1899-12-31", "! date-range"],
  ["date", "2026-11-22", "2026-11-22"],
  ["date", "2026-11-23", "! date-range"],
  ["date", "now", "! date"],
  ["code", "kk", "kk"],
  ["code", "toString", "! choice"],
  ["boolean", "true", true],
  ["boolean", "yes", "! choice"],
  ["number", "-1.5", "-1.5"],
  ["number", "1e9", "! number"],
  ["text", "a\u202Eb", "! text"],
  ["text", "$now", "$now"],
])("%s %j is read as %j", (type, typed, read) => {
  expect(parse(type, typed)).toBe(read);
});

test("a required value cannot be emptied", () => {
  expect(parse("name", "  ", true)).toBe("! empty");
});

test("values of systems compare by what they mean", () => {
  expect([
    isSame("5.00", 5),
    isSame(null, null),
    isSame(null, 0),
    isSame("", 0),
    isSame(true, 1),
  ]).toEqual([...[true, true, false, false, false]]);
  expect([isEmpty(" "), isEmpty(null), isEmpty(0), isEmpty(false)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
