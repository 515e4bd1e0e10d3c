const letters: Readonly<Record<string, string>> = {
  ...{ а: "a", ә: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z" },
  ...{ и: "i", й: "i", к: "k", қ: "q", л: "l", м: "m", н: "n", ң: "n", о: "o", ө: "o", п: "p" },
  ...{ р: "r", с: "s", т: "t", у: "u", ұ: "u", ү: "u", ф: "f", х: "h", һ: "h", ц: "ts", ч: "ch" },
  ...{ ш: "sh", щ: "sch", ъ: "", ы: "y", і: "i", ь: "", э: "e", ю: "yu", я: "ya" },
};

/** The words of a name in small Latin letters and digits. */
function latinWords(name: string): readonly string[] {
  const split = name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").toLowerCase();
  const latin = Array.from(split, (letter) => letters[letter] ?? letter).join("");
  return latin
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** An id of a pack out of any name: small letters, digits, hyphens, a letter first. */
export function draftId(name: string): string {
  const id = latinWords(name).join("-");
  return /^[a-z]/.test(id) ? id : id === "" ? "unnamed" : `t-${id}`;
}

/** An id of a field out of the name of its column: `full_name` is `fullName`. */
export function fieldId(name: string): string {
  const [first, ...rest] = latinWords(name);
  const id = [
    first ?? "unnamed",
    ...rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
  ].join("");
  return /^[a-z]/.test(id) ? id : `c${id}`;
}
