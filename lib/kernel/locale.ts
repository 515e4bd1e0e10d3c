/** Languages in which law, packs and our own words are always written, all equal. */
const written = ["kk", "ru", "en"] as const;
type Written = (typeof written)[number];

/**
 * Languages of the screens, kk first because it is the state language; each with the written language that stands in where
 * law or a pack has no words of its own in it. A further language is a line here and a folder of texts in lib/i18n/messages.
 */
const languages = { kk: "kk", ru: "ru", en: "en" } as const satisfies Record<string, Written>;

export type Locale = keyof typeof languages;
export const locales = Object.keys(languages).filter(isLocale);

/** Languages in which a pack may have words of its own, or leave it to the one that stands in. */
export const furtherLocales = locales.filter((one) => !written.some((known) => known === one));

/** A text of the operator pack or of the law tables: in every written language, perhaps in more. Read it by `say`. */
export type Text = Readonly<Record<Written, string>> & Readonly<Partial<Record<Locale, string>>>;

/** Narrows any string to a language of ours. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && Object.hasOwn(languages, value);
}

/** The written language in which somebody reads what their own language has no words for. */
export function writtenFor(locale: Locale): Written {
  return languages[locale];
}

/** The text as a reader of this language gets it. */
export function say(text: Text, locale: Locale): string;
export function say(text: Text | undefined, locale: Locale): string | undefined;
export function say(text: Text | undefined, locale: Locale): string | undefined {
  return text?.[locale] ?? text?.[writtenFor(locale)];
}
