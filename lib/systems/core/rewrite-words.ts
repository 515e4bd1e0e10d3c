/** Letters of both scripts in one plain writing, so that `Әйгерім`, `Айгерим` and `Aigerim` are one name. */
const letters: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "j", з: "z" },
  ...{ и: "i", й: "i", і: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o" },
  ...{ п: "p", р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "c" },
  ...{ ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "iu", я: "ia" },
  ...{ ı: "i", y: "i", q: "k", x: "h", w: "u", ß: "ss", ø: "o", æ: "a", đ: "d", ł: "l" },
};

const combined = /shch|dzh|zh|kh|gh|ts|ng|ie|ii/g;
const plainly: Readonly<Record<string, string>> = {
  ...{ shch: "sh", dzh: "dj", zh: "j", kh: "h", gh: "g", ts: "c", ng: "n", ie: "e", ii: "i" },
};

/** A word by its sound, in lower case: equal for the writings of one name in Kazakh, Russian and Latin letters. */
export function fold(word: string): string {
  const lower = word.normalize("NFC").toLowerCase();
  const spelled = Array.from(lower, (letter) => letters[letter] ?? bare(letter)).join("");
  return collapse(spelled);
}

function collapse(spelled: string): string {
  return spelled.replace(combined, (group) => plainly[group] ?? group);
}

/** A Latin letter without its marks. Й and Ё have been spelled before, with theirs. */
function bare(letter: string): string {
  const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  return Array.from(plain, (one) => letters[one] ?? one).join("");
}

/**
 * Endings by which Russian declines a name, by how its folded form ends; the stem is what stands before. Only the endings of
 * this very word: of Ахметова not Ахметов, who is somebody else.
 */
const paradigms: readonly {
  readonly ends: RegExp;
  readonly drop: number;
  readonly add: readonly string[];
}[] = [
  { ends: /skaia$/, drop: 3, add: ["oi", "uiu", "oiu"] },
  { ends: /ia$/, drop: 2, add: ["i", "e", "iu", "ei", "iei", "eiu"] },
  { ends: /a$/, drop: 1, add: ["i", "e", "u", "oi", "ei", "oiu", "eiu"] },
  { ends: /[^aeiou]i$/, drop: 1, add: ["ogo", "omu", "im", "om"] },
  { ends: /[aeiou]i$/, drop: 1, add: ["ia", "iu", "em", "e"] },
  { ends: /[^aeiou]$/, drop: 0, add: ["a", "u", "om", "em", "e", "im", "ia", "iu", "i"] },
];

/** Kazakh case endings, folded; two names never differ by them alone, so that no vowel harmony need be asked. */
const kazakh =
  /^(?:nin|din|tin|ga|ge|ka|ke|ni|di|ti|da|de|ta|te|dan|den|tan|ten|nan|nen|men|ben|pen|niki|diki|tiki|dagi|degi|tagi|tegi)$/;

/** One word of a name with its forms. */
export type NameWord = {
  readonly folded: string;
  readonly forms: ReadonlySet<string>;
  /** From the father's name: brothers share it. */
  readonly isPatronymic: boolean;
};

/** A word of a name, to be recognised in running text. */
export function nameWord(word: string): NameWord {
  const folded = fold(word);
  const fit = folded.length < 3 ? undefined : paradigms.find(({ ends }) => ends.test(folded));
  const stem = folded.slice(0, folded.length - (fit?.drop ?? 0));
  const forms = new Set([folded, ...(fit?.add ?? []).map((ending) => collapse(stem + ending))]);
  const isPatronymic = /(?:ovich|evich|ovna|evna|ichna|uli|ulli|kizi)$/.test(folded);
  return { folded, forms, isPatronymic };
}

/** Whether a folded word of a text is this word of a name, in any case form. */
export function isFormOf(token: string, { folded, forms }: NameWord): boolean {
  if (forms.has(token)) return true;
  const isLong = folded.length >= 3 && token.startsWith(folded);
  return isLong && kazakh.test(token.slice(folded.length));
}

/** Names that are words as well, folded: alone and in small letters they name nobody. */
export const commonWords: ReadonlySet<string> = new Set(
  [
    ...["вера", "надежда", "любовь", "роза", "лилия", "мир", "слава", "злата", "майя", "роман"],
    ...["бақыт", "алтын", "гүл", "нұр", "жан", "арман", "дана", "шолпан", "айна", "самал", "ару"],
    ...["бота", "асыл", "ақ", "ай", "күн", "дос", "бек", "хан", "лев", "марк", "яна", "инна"],
    ...["rose", "mark", "will", "may", "grace", "hope", "bill", "art", "rich", "son", "lee", "dan"],
  ].map(fold),
);
