const letters: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z" },
  ...{ и: "i", й: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p" },
  ...{ р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "ts", ч: "ch" },
  ...{ ш: "sh", щ: "sh", ъ: "", ы: "i", і: "i", ь: "", э: "e", ю: "u", я: "a" },
  ...{ ş: "sh", ç: "ch", ı: "i", ə: "a" },
};

/** What one sound is written as in Latin letters, longest first: `familiya`, `familija` and `фамилия` become one word. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, "sh"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/q/g, "k"],
  [/(?:y|i|j)a/g, "a"],
  [/(?:y|i|j)u/g, "u"],
  [/(?:y|i|j)o/g, "o"],
  [/(?<!z)h?j/g, "zh"],
  [/tz/g, "ts"],
  [/y/g, "i"],
  [/w/g, "u"],
  [/['’`]/g, ""],
];

/**
 * A word in one writing: lower case, Latin, the ways to write one Kazakh or Russian sound in Latin letters made one. Doubled
 * vowels of long words become one; short words keep every letter (`iin`).
 *
 * @example fold("Фамилия") === fold("familiya")
 */
export function fold(word: string): string {
  const lower = word.normalize("NFC").toLowerCase();
  const latin = Array.from(lower)
    .map((letter) => letters[letter] ?? letter)
    .join("");
  const plain = latin.normalize("NFD").replace(/\p{M}/gu, "");
  if (plain.length < 4) return plain;
  const one = sounds.reduce((text, [from, to]) => text.replace(from, to), plain);
  return one.length > 4 ? one.replace(/i+/g, "i") : one;
}

/**
 * The parts of a name: at `_`, `-`, blanks and points, at a change from small to capital letters, and between letters and digits
 * (which are left out).
 *
 * @example partsOf("dtDataRozhd2") // ["dt", "Data", "Rozhd"]
 */
export function partsOf(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}'’]+/u)
    .filter((part) => part !== "");
}
