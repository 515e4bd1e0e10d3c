import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { SubjectReading, Value, VerifiedIdentifier } from "../ports.ts";
import { phoneDigits } from "./normalise.ts";

const dots = "•••••";
/** Made once: making one takes longer than a thousand records. */
const segmenter = new Intl.Segmenter("und");

/** What is known to be the subject's own, to tell a neighbour's name from theirs. Built by `ownWords`. */
export type OwnWords = {
  /** Each person's record as the words of its names. */
  readonly names: readonly (readonly string[])[];
  readonly texts: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
};

/** The subject's own names, addresses and phones: those proven, and those of the person's records shown. */
export function ownWords(
  reading: SubjectReading,
  identifiers: readonly VerifiedIdentifier[],
): OwnWords {
  const names: string[][] = [];
  const texts = new Set(identifiers.map(({ value }) => plain(value)));
  const phones = new Set(
    identifiers.filter(({ kind }) => kind === "phone").map(({ value }) => phoneDigits(value)),
  );
  for (const { collection, records } of reading.systems.flatMap((one) => one.collections)) {
    if (!collection.person) continue;
    const fields = Object.values(collection.fields);
    for (const { values, as } of records) {
      const own = fields.filter((field) => isSurelyOwn(field, as));
      const words = (type: FieldMap["type"]): string[] =>
        own.flatMap((field) => {
          const value = values[field.column];
          return field.type === type && typeof value === "string" && value !== "" ? [value] : [];
        });
      names.push(words("name").flatMap(wordsOf));
      for (const text of [...words("name"), ...words("email")]) texts.add(plain(text));
      for (const phone of words("phone")) phones.add(phoneDigits(phone));
    }
  }
  return { names: names.filter((words) => words.length > 0), texts, phones };
}

/** Whose values a field holds, in a record in which the person was found as these. A field of a role belongs to that role alone. */
type Whose = Pick<FieldMap, "others" | "of">;

function isSurelyOwn({ others, of }: Whose, as: readonly string[] = []): boolean {
  return of === undefined ? !others : as.includes(of);
}

/** Whether a field belongs to somebody else in a record in which the person was found as these. */
export function isAnothersField({ of }: Pick<FieldMap, "of">, as: readonly string[] = []): boolean {
  return of !== undefined && !as.includes(of);
}

/**
 * A value of a field that may hold another person's data, as it may be shown: unchanged when it is the subject's own or
 * empty, else masked. A name equals the subject's when it has two or more words and all are theirs, in any order. In a record of
 * several people (`as`: what the subject is in it) the fields of the others are masked, even where they bear the same name.
 *
 * @example maskOthers({ type: "name", others: true }, "Болат Ахметов", own) // { value: "Б•••••", masked: true }
 */
export function maskOthers(
  field: Pick<FieldMap, "type" | "others" | "of">,
  value: Value,
  own: OwnWords,
  as: readonly string[] = [],
): { readonly value: Value; readonly masked: boolean } {
  const isEmpty = value === null || value === "";
  const isOwn =
    isEmpty || isSurelyOwn(field, as) || (field.of === undefined && isOwnValue(String(value), own));
  return isOwn
    ? { value, masked: false }
    : { value: mask(field.type, String(value)), masked: true };
}

function isOwnValue(value: string, own: OwnWords): boolean {
  if (own.texts.has(plain(value))) return true;
  const digits = phoneDigits(value);
  if (digits.length >= 7 && !/\p{L}/u.test(value) && own.phones.has(digits)) return true;
  const words = wordsOf(value);
  return words.length > 1 && own.names.some((name) => words.every((word) => name.includes(word)));
}

/** Always five dots: the length of a name is data too. A phone keeps its last two digits. */
function mask(type: FieldMap["type"], value: string): string {
  if (type === "phone") return `${dots}${value.replace(/[^0-9]/g, "").slice(-2)}`;
  if (type !== "name" && type !== "email" && type !== "text") return dots;
  const [first] = segmenter.segment(value.trim());
  return `${/^\p{L}/u.test(first?.segment ?? "") ? (first?.segment ?? "").toUpperCase() : ""}${dots}`;
}

function plain(value: string): string {
  return value.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

function wordsOf(value: string): string[] {
  return plain(value)
    .split(" ")
    .filter((word) => word !== "");
}
