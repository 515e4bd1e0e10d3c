import { translator, type Translate } from "#lib/i18n/translator.ts";
import type { Locale, Text } from "#lib/kernel/locale.ts";

/** The same words of tasks in every language: who reads them is not known yet. */
export function inAll(words: (t: Translate, locale: Locale) => string): Text {
  const of = (locale: Locale): string => words(translator(locale, "tasks"), locale);
  return { kk: of("kk"), ru: of("ru"), en: of("en") };
}
