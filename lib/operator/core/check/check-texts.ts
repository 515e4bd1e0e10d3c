import { locales } from "#lib/kernel/locale.ts";
import type { Finding, NodePath, PackFile } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";
import { inFile } from "./walk.ts";

/** A sentence that stands in two languages with the same words was not translated. Names and addresses may be equal. */
export function checkTexts({
  operator,
  systems,
  notices,
  promises,
}: PackFiles): readonly Finding[] {
  const { contacts: _addresses, ...rest } = operator;
  return [
    ...untranslated("operator.yaml", rest, []),
    ...untranslated("systems.yaml", { systems }, []),
    ...notices.flatMap(({ file, notice }) => untranslated(file, notice, [])),
    ...untranslated("promises.yaml", promises, []),
  ];
}

function untranslated(file: PackFile, node: unknown, path: NodePath): readonly Finding[] {
  if (typeof node !== "object" || node === null) return [];
  const entries = Object.entries(node);
  const texts = entries.filter(([key, value]) => isLocaleKey(key) && typeof value === "string");
  if (texts.length > 1 && texts.length === entries.length) return sameWords(file, texts, path);
  return entries.flatMap(([key, child]) =>
    untranslated(file, child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
}

function sameWords(
  file: PackFile,
  texts: readonly (readonly [string, unknown])[],
  path: NodePath,
): readonly Finding[] {
  return texts.flatMap(([locale, words], index) => {
    const before = texts.slice(0, index).find(([, other]) => other === words);
    if (before === undefined || !isSentence(words)) return [];
    const message = `The text in ${locale} is the same as in ${before[0]}: it is not translated.`;
    return [inFile(file, "untranslated", [...path, locale], message)];
  });
}

/** Four words and more, of which two begin small: a name, a number or an abbreviation is none. */
function isSentence(words: unknown): boolean {
  if (typeof words !== "string") return false;
  const all = words.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return all.length > 3 && all.filter((word) => /^\p{Ll}{2}/u.test(word)).length > 1;
}

function isLocaleKey(key: string): boolean {
  return (locales as readonly string[]).includes(key);
}
