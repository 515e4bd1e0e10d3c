import { expect, test } from "vitest";
import { safeIds } from "./logger.ts";

test.each([
  "3f1a2b4c-0000-4000-8000-000000000001",
  "request.submitted",
  "identity.code-wrong",
  "2026-0417",
  "2026-11-22T05:00:00.000Z",
  "lib/requests/use-cases/decide.ts:40",
  "P2002",
])("an id or a code is logged: %s", (value) => {
  expect(safeIds({ value })).toEqual({ value });
});

test.each([
  "aliya@example.kz",
  "Әлия",
  "Aliya S",
  "+77011234567",
  "77011234567",
  "990101300123",
  "IIN990101300123",
  "8-701-123-45-67",
  "a".repeat(200),
  "",
])("what a person may have typed is withheld: %s", (value) => {
  expect(safeIds({ value })).toEqual({ value: "(withheld)" });
});
