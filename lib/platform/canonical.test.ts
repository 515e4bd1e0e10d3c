import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#lib/kernel/context.ts";
import { canonicalJson } from "./canonical.ts";

test("the example of RFC 8785 comes out as the RFC prints it", () => {
  const value = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '€$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("keys stand in the order of their UTF-16 code units", () => {
  const keys = ["€", "\r", "\ufb33", "1", "😀", "\u0080", "ö"];
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  expect(Object.keys(JSON.parse(text) as object)).toEqual([
    "1",
    "\r",
    "\u0080",
    "ö",
    "€",
    "😀",
    "\ufb33",
  ]);
});

test("any JSON reads back as itself, and the order of its keys does not matter", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const parsed = JSON.parse(JSON.stringify(value)) as Json;
      const text = canonicalJson(parsed);
      expect(JSON.parse(text)).toEqual(parsed);
      expect(canonicalJson(reversed(parsed))).toBe(text);
    }),
  );
});

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

test.each([
  [undefined],
  [NaN],
  [Infinity],
  [10n],
  [new Date(0)],
  ["\ud800"],
  [{ a: undefined }],
  [[() => 1]],
])("what JSON cannot say exactly is refused: %s", (value) => {
  expect(() => canonicalJson(value as Json)).toThrow(TypeError);
});
