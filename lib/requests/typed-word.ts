import { locales } from "#lib/kernel/locale.ts";
import { translator } from "#lib/i18n/translator.ts";

/** True when the word that confirms this type was typed, in any of our languages; case and spaces around it do not matter. */
export function isTypedWord(typeId: string, typed: string): boolean {
  const said = inOneCase(typed);
  return locales.some((locale) => {
    const t = translator(locale, "requests.types");
    return t.has(`${typeId}.word`) && inOneCase(t(`${typeId}.word`)) === said;
  });
}

function inOneCase(word: string): string {
  return word.normalize("NFKC").trim().toLocaleLowerCase("kk");
}
