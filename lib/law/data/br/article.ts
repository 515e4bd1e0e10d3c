import type { Text } from "#lib/kernel/locale.ts";

/** A place in the LGPD, as Brazilians cite it: article, then paragraphs (§) and items in Roman numerals. */
export function lgpd(article: number, place?: string): Text {
  const rest = place === undefined ? "" : `, ${place}`;
  return {
    kk: `LGPD, ${article}-бап${rest}`,
    ru: `LGPD, статья ${article}${rest}`,
    en: `LGPD, art. ${article}${rest}`,
  };
}
