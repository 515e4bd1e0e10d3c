/** The three languages, equal; kk first because it is the state language. */
export const locales = ["kk", "ru", "en"] as const;
export type Locale = (typeof locales)[number];

/** A text of the operator pack or of the law tables in all three languages. */
export type Text = Readonly<Record<Locale, string>>;

/** Narrows any string to a language of ours. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}
