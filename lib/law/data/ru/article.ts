import type { Text } from "#lib/kernel/locale.ts";

/** A place in the Russian law No. 152-FZ: article and part. */
export function law152(article: string, part?: string): Text {
  const inBrackets = part === undefined ? "" : `(${part})`;
  return {
    kk: `№\u00a0152-ФЗ Федералдық заң, ${article}-бап${part === undefined ? "" : `, ${part}-бөлік`}`,
    ru: `Закон №\u00a0152-ФЗ, статья ${article}${part === undefined ? "" : `, часть ${part}`}`,
    en: `Law No.\u00a0152-FZ, article ${article}${inBrackets}`,
  };
}
