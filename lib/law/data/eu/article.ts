import type { Text } from "#lib/kernel/locale.ts";

/** Article, paragraph and point of a regulation in the order of each language. */
export type Article = (article: number | string, paragraph?: string, point?: string) => Text;

/** Names articles of the GDPR, or of the law that the United Kingdom made of it. */
export function articleOf(act: string): Article {
  return (article, paragraph, point) => ({
    kk: [act, `${article}-бап`, ...some(paragraph, "-тармақ"), ...some(point, ") тармақша")].join(
      ", ",
    ),
    ru: [
      act,
      `статья ${article}`,
      ...(paragraph === undefined ? [] : [`пункт ${paragraph}`]),
      ...(point === undefined ? [] : [`подпункт ${point}`]),
    ].join(", "),
    en: `${act}, article ${article}${bracketed(paragraph)}${bracketed(point)}`,
  });
}

const some = (part: string | undefined, ending: string): string[] =>
  part === undefined ? [] : [`${part}${ending}`];
const bracketed = (part: string | undefined): string => (part === undefined ? "" : `(${part})`);
