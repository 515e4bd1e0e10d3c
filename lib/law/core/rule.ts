import type { Text } from "#lib/kernel/locale.ts";
import type { Confidence } from "./deadline-types.ts";

export const limitUnits = ["working-day", "calendar-day", "month"] as const;
export type LimitUnit = (typeof limitUnits)[number];
export type Limit = { readonly value: number; readonly unit: LimitUnit };

/** One deadline rule of a regime, or a term of a contract in the same form. */
export type Rule = {
  readonly id: string;
  /** What starts the clock. */
  readonly trigger: Text;
  /** What is due, in words that stand behind a date. */
  readonly what: Text;
  readonly limit: Limit;
  readonly kind: "own-target" | "last-day";
  /** The day of the event is day 0: every regime we know counts from the day after. */
  readonly dayZero: true;
  /** A last day that is off moves to the next working day. */
  readonly rollForward: boolean;
  readonly pausable: boolean;
  readonly extendable: boolean;
  readonly source: Text;
  readonly confidence: Confidence;
  /** ISO dates, inclusive. No `validFrom`: older than any request this product can hold. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** False: known, but not for an operator such as ours (a state body's term). */
  readonly enabled: boolean;
};

/** Whether the rule is in force on this day; the day of receipt decides which rule applies. */
export function isInForce(rule: Rule, on: Temporal.PlainDate): boolean {
  const day = on.toString();
  return (rule.validFrom ?? "") <= day && (rule.validTo === undefined || day <= rule.validTo);
}

/** A limit in words, in the plural each language needs. */
export function limitInWords({ value, unit }: Limit): Text {
  const { kk, ru, en } = words[unit];
  const one = (forms: Readonly<Record<string, string>>, locale: string): string =>
    forms[new Intl.PluralRules(locale).select(value)] ?? forms["other"] ?? "";
  return { kk: `${value} ${kk}`, ru: `${value} ${one(ru, "ru")}`, en: `${value} ${one(en, "en")}` };
}

const words = {
  "working-day": {
    kk: "жұмыс күні",
    ru: { one: "рабочий день", few: "рабочих дня", many: "рабочих дней" },
    en: { one: "working day", other: "working days" },
  },
  "calendar-day": {
    kk: "күнтізбелік күн",
    ru: { one: "календарный день", few: "календарных дня", many: "календарных дней" },
    en: { one: "calendar day", other: "calendar days" },
  },
  month: {
    kk: "ай",
    ru: { one: "месяц", few: "месяца", many: "месяцев" },
    en: { one: "month", other: "months" },
  },
} as const;
