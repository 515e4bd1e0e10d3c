import { expect, test } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatTime,
  keepTogether,
} from "./formats.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test.each([
  ["kk", "16 қараша, дүйсенбі"],
  ["ru", "16 ноября, понедельник"],
  ["en", "Monday 16 November"],
] as const)("a due date is written in the nominative with its weekday in %s", (locale, words) => {
  expect(plain(formatDate(locale, "2026-11-16", "long-weekday"))).toBe(words);
});

test("day and month never part at a line's end", () => {
  expect(formatDate("kk", "2026-11-16", "long-weekday")).toContain("16\u00a0қараша");
  expect(formatDate("ru", "2029-08-02", "long")).toBe("2\u00a0августа 2029\u00a0года");
});

test("an instant falls on the day it has in Almaty, not in London", () => {
  expect(plain(formatDate("en", "2026-10-22T20:30:00Z", "day-month"))).toBe("23 October");
  expect(plain(formatDateTime("ru", "2026-10-20T08:58:00Z"))).toBe("20 октября, 13:58");
  expect(formatTime("kk", "2026-10-20T09:02:07Z", { seconds: true })).toBe("14:02:07");
});

test("short dates of tables", () => {
  expect(plain(formatDate("ru", "2026-11-16", "short-weekday"))).toBe("Пн 16 ноя");
  expect(plain(formatDate("kk", "2026-10-23", "short"))).toBe("23 қаз.");
  expect(plain(formatDate("en", "2026-11-16", "short-weekday"))).toBe("Mon 16 Nov");
});

test("money and numbers do not break and carry the sign behind", () => {
  expect(formatMoney("kk", "12000.00")).toBe("12\u00a0000\u00a0₸");
  expect(formatMoney("en", 4500)).toBe("4\u00a0500\u00a0₸");
  expect(formatNumber("ru", 1234567)).toBe("1\u00a0234\u00a0567");
});

test("what is not a date is shown as the system holds it", () => {
  expect(formatDate("ru", "soon")).toBe("soon");
});

test("number and unit, № and number are joined", () => {
  expect(keepTogether("№ 7: 15 дней")).toBe("№\u00a07: 15\u00a0дней");
  expect(keepTogether("№ 94-V, {clause}-тармақ")).toBe("№\u00a094-\u2060V, {clause}-\u2060тармақ");
});
