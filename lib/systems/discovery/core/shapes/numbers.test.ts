import { expect, test } from "vitest";
import { isBin, isCardNumber, isIban, isIin, isMaskedCard } from "./numbers.ts";

/** Twelve digits whose last one is made by the published rule, by another way of writing it than the code's. */
function withControl(eleven: string): string | undefined {
  const digits = Array.from(eleven).map(Number);
  const sum = (shift: number) =>
    digits.reduce((all, digit, at) => all + digit * (((at + shift) % 11) + 1), 0) % 11;
  const control = sum(0) < 10 ? sum(0) : sum(2);
  return control < 10 ? `${eleven}${control}` : undefined;
}

test("an IIN has a day of birth and its control digit, by either row of weights", () => {
  let second = 0;
  for (let serial = 0; serial < 2_000; serial += 1) {
    const eleven = `9005173${String(serial).padStart(4, "0")}`;
    const whole = withControl(eleven);
    if (whole === undefined) continue;
    const digits = Array.from(eleven).map(Number);
    if (digits.reduce((all, digit, at) => all + digit * (at + 1), 0) % 11 === 10) second += 1;
    expect(isIin(whole)).toBe(true);
    expect(isIin(eleven + String((Number(whole.at(-1)) + 1) % 10))).toBe(false);
  }
  // The rarer second row was met.
  expect(second).toBeGreaterThan(50);
  expect(isIin(withControl("90133730001") ?? "")).toBe(false);
  expect(isIin("")).toBe(false);
});

test("a number column drops the zeros in front of an IIN", () => {
  const whole = withControl("00051750012") ?? "";
  expect(isIin(String(Number(whole)))).toBe(true);
});

test("a BIN is told from an IIN by its fifth digit", () => {
  const bin = withControl("05054000123") ?? "";
  expect([isBin(bin), isIin(bin)]).toEqual([true, false]);
});

test("card numbers by Luhn, or with their middle hidden", () => {
  expect(isCardNumber("4111 1111 1111 1111")).toBe(true);
  expect(isCardNumber("4111 1111 1111 1112")).toBe(false);
  expect(isCardNumber("1234567890123")).toBe(false);
  expect(isMaskedCard("4400 43** **** 1234")).toBe(true);
  expect(isMaskedCard("•••• 1234")).toBe(true);
  expect(isMaskedCard("2026-01-01")).toBe(false);
});

test("an IBAN by its two check digits", () => {
  expect(isIban("KZ86 125K ZT50 0410 0100")).toBe(true);
  expect(isIban("KZ87125KZT5004100100")).toBe(false);
  expect(isIban("DE89370400440532013000")).toBe(true);
});
