import type { Locale } from "#lib/kernel/locale.ts";
import { formatDate, formatDateTime, formatMoney, formatNumber } from "#lib/i18n/formats.ts";
import { translator } from "#lib/i18n/translator.ts";
import type { PageWords } from "./core/html-words.ts";

/** Words and formats of the readable page in the person's language and the operator's zone. */
export function pageWords(locale: Locale, zone: string): PageWords {
  const text = translator(locale, "exports");
  return {
    text,
    date: (value) => formatDate(locale, value, "long", zone),
    time: (value) => formatDateTime(locale, value, "long", zone),
    money: (value, currency) => formatMoney(locale, value, currency),
    number: (value) => formatNumber(locale, value),
  };
}
