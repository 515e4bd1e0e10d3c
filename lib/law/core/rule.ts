import type { Locale, Text } from "#lib/kernel/locale.ts";
import type { Confidence } from "./deadline-types.ts";

export const limitUnits = ["working-day", "calendar-day", "month", "hour", "at-once"] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** How long. `at-once` is due at the instant of receipt; its value is 0. */
export type Limit = { readonly value: number; readonly unit: LimitUnit };

/** Where a statement of law comes from, and how sure of it we are. */
type Sourced = { readonly source: Text; readonly confidence: Confidence };

/** Something for which the law lets the clock stand still until it is over. */
export type Pause = Sourced & { readonly id: string; readonly why: Text };

/**
 * By how much the law lets the operator lengthen the term, once. In the unit of the term it makes one longer term from
 * receipt (1 month and 2 more end 3 months after receipt); in another unit it is counted from the last day of the term.
 */
export type Extension = Sourced & {
  readonly limit: Limit;
  /** Until when the person must have been told, counted from receipt. */
  readonly noticeBy: Limit;
};

/** By when the operator must say that the request arrived. */
export type Acknowledgement = Sourced & { readonly limit: Limit };

/** One deadline rule of a regime, or a term of a contract in the same form. */
export type Rule = Sourced & {
  /** Several rows may share an id, in force one after the other. */
  readonly id: string;
  /** What starts the clock. */
  readonly trigger: Text;
  /** What is due, in words that stand behind a date. */
  readonly what: Text;
  readonly limit: Limit;
  readonly kind: "own-target" | "last-day";
  /** The day of the event is day 0: every regime we know counts from the day after. */
  readonly dayZero: true;
  /** A last day that is off moves to the next working day. False for hours and for what is due at once. */
  readonly rollForward: boolean;
  /** What stops the clock; empty: nothing does. */
  readonly pauses: readonly Pause[];
  /** Absent: the term cannot be lengthened. */
  readonly extension?: Extension;
  /** Absent: nothing says when receipt must be confirmed. */
  readonly acknowledge?: Acknowledgement;
  /** ISO dates, inclusive. No `validFrom`: older than any request this product can hold. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** False: known, but not for an operator such as ours, or not read in the source yet. */
  readonly enabled: boolean;
};

/** Whether the rule is in force on this day (an ISO date); the day of receipt decides which rule applies. */
export function isInForce(rule: Pick<Rule, "validFrom" | "validTo">, day: string): boolean {
  return (rule.validFrom ?? "") <= day && (rule.validTo === undefined || day <= rule.validTo);
}

/** Limits in words, in the plural each language needs; several follow each other: "15 working days + 2 months". */
export function limitsInWords(limits: readonly Limit[]): Text {
  const [only, ...others] = limits;
  return only !== undefined && others.length === 0
    ? limitInWords(only)
    : joined(limits.map(limitInWords));
}

function joined(texts: readonly Text[]): Text {
  const join = (locale: Locale): string => texts.map((text) => text[locale]).join(" + ");
  return { kk: join("kk"), ru: join("ru"), en: join("en") };
}

/** The same few terms come again and again. */
const inWords = new WeakMap<Limit, Text>();

function limitInWords(limit: Limit): Text {
  const known = inWords.get(limit) ?? wordsOf(limit);
  inWords.set(limit, known);
  return known;
}

function wordsOf({ value, unit }: Limit): Text {
  if (unit === "at-once") return { kk: "дереу", ru: "сразу", en: "at once" };
  const { kk, ru, en } = words[unit];
  const one = (forms: Readonly<Record<string, string>>, locale: keyof typeof plurals): string =>
    forms[plurals[locale].select(value)] ?? forms["other"] ?? "";
  return { kk: `${value} ${kk}`, ru: `${value} ${one(ru, "ru")}`, en: `${value} ${one(en, "en")}` };
}

const plurals = { ru: new Intl.PluralRules("ru"), en: new Intl.PluralRules("en") };

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
  hour: {
    kk: "сағат",
    ru: { one: "час", few: "часа", many: "часов" },
    en: { one: "hour", other: "hours" },
  },
} as const;
