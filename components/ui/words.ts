import type { Translate } from "#lib/i18n/translator.ts";

/**
 * next-intl types its keys by declared texts; ours are read from disk and checked by a test, so a key may be made of a
 * code (`states.${state}`).
 */
export function asTranslate(t: unknown): Translate {
  return t as Translate;
}
