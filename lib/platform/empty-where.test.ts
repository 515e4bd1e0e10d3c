import { expect, test } from "vitest";
import { isEmptyFilter } from "./empty-where.ts";

test.each([
  undefined,
  null,
  {},
  { AND: [] },
  { AND: [{}, { AND: {} }] },
  { OR: [{ a: 1 }, {}] },
  { email: {} },
  { NOT: [] },
])("this filter lets every row through: %j", (where) => {
  expect(isEmptyFilter(where)).toBe(true);
});

test.each([
  { id: "x" },
  { at: null },
  { AND: [{}, { id: "x" }] },
  { OR: [] },
  { at: new Date(0) },
  { at: { lt: 1 } },
  { hash: Uint8Array.of(1) },
])("this filter narrows: %j", (where) => {
  expect(isEmptyFilter(where)).toBe(false);
});
