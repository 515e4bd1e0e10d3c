import type { Text } from "#lib/kernel/locale.ts";

/** A place in the Turkish law No. 6698 (KVKK): article, and paragraph or letter where there is one. */
export function kvkk(article: number, part?: string): Text {
  const inBrackets = part === undefined ? "" : `(${part})`;
  return {
    kk: `KVKK (№\u00a06698 Заң), ${article}${inBrackets}-бап`,
    ru: `KVKK (Закон №\u00a06698), статья ${article}${inBrackets}`,
    en: `KVKK (Law No.\u00a06698), article ${article}${inBrackets}`,
  };
}
