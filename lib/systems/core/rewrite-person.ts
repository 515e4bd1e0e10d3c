import type { CollectionMap, FieldMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, SubjectReading, VerifiedIdentifier } from "../ports.ts";
import { phoneDigits } from "./normalise.ts";
import { nameWord, type NameWord } from "./rewrite-words.ts";

/** One thing known of the person: enough to find it again in free text. */
export type KnownValue = {
  readonly type: "name" | "email" | "phone" | "date" | "number";
  readonly value: string;
};

/** What is known of a person, made ready for searching texts. */
export type PersonWords = {
  readonly names: readonly NameWord[];
  /** E-mails, phones, dates and numbers as patterns; each match is the person's. */
  readonly patterns: readonly RegExp[];
};

/**
 * What is known of the person from a reading: the proven identifiers, and their own names, e-mails and phones in whatever was
 * found; of a person's record also dates and texts with a number in them (documents, house numbers). Fields that may hold
 * somebody else's data, or belong to another role than the one they were found in, lend nothing.
 */
export function knownOf(
  reading: Pick<SubjectReading, "systems">,
  identifiers: readonly VerifiedIdentifier[],
): readonly KnownValue[] {
  const known: KnownValue[] = identifiers.flatMap(({ kind, value }): KnownValue[] => {
    if (kind === "account") return [];
    return [{ type: kind === "email" || kind === "phone" ? kind : "number", value }];
  });
  for (const { collection, records } of reading.systems.flatMap((one) => one.collections)) {
    for (const field of Object.values(collection.fields)) {
      const isText = isRedacted(collection, field.column);
      const tells = collection.person && !isText;
      for (const record of records) known.push(...fromField(field, record, tells));
    }
  }
  return [...new Map(known.map((one) => [JSON.stringify(one), one])).values()];
}

/** Free text: what stands in it is said about the person, and is no value of theirs as a whole. */
function isRedacted({ erasure }: CollectionMap, column: string): boolean {
  return erasure.some(({ set }) => {
    const rewrite = set?.[column];
    return rewrite !== null && typeof rewrite === "object" && "redact" in rewrite;
  });
}

function fromField(
  field: FieldMap,
  { values, as = [] }: StoredRecord & { readonly as?: readonly string[] },
  isTelling: boolean,
): readonly KnownValue[] {
  const value = values[field.column];
  if (field.others || typeof value !== "string" || value.trim() === "") return [];
  if (field.of !== undefined && !as.includes(field.of)) return [];
  const { type } = field;
  if (type === "name" || type === "email" || type === "phone") return [{ type, value }];
  if (!isTelling) return [];
  if (type === "date") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? [{ type, value }] : [];
  const isNumber = type === "text" && value.length >= 6 && value.length <= 80 && /\d/.test(value);
  return isNumber ? [{ type: "number", value }] : [];
}

/** Makes what is known ready for searching. */
export function personWords(known: readonly KnownValue[]): PersonWords {
  const of = (type: KnownValue["type"]): string[] =>
    known.flatMap((one) => (one.type === type ? [one.value] : []));
  const words = of("name").flatMap((name) => name.match(/[\p{L}\p{M}]{2,}/gu) ?? []);
  const names = [...new Map(words.map(nameWord).map((word) => [word.folded, word])).values()];
  const patterns = [
    ...of("email").map(emailPattern),
    ...of("phone").map(phonePattern),
    ...of("number").map(exactPattern),
    ...of("date").map(datePattern),
  ].flatMap((source) => (source === undefined ? [] : [new RegExp(source, "giu")]));
  return { names: names.filter(({ folded }) => folded.length > 1), patterns };
}

/** Whether nothing is known: then nothing can be found in a text either. */
export function isNobody({ names, patterns }: PersonWords): boolean {
  return names.length === 0 && patterns.length === 0;
}

function emailPattern(email: string): string | undefined {
  const plain = email.normalize("NFKC").trim();
  const at = plain.lastIndexOf("@");
  if (at < 1) return undefined;
  const [local, domain] = [plain.slice(0, at), plain.slice(at + 1)].map((part) =>
    RegExp.escape(part),
  );
  // Not the end of a longer address, nor the beginning of a longer domain.
  return `(?<![\\p{L}\\p{N}._%+-])${local}(?:@|＠|%40|&#64;|\\s?\\((?:at|собака)\\)\\s?)${domain}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`;
}

const between = "[\\s().\\u2010-\\u2015\\u2212_/\\u00a0-]{0,3}";

/** A phone in any writing: digits with anything people put between them, with and without the country. */
function phonePattern(phone: string): string | undefined {
  const digits = phoneDigits(phone);
  if (digits.length < 7) return undefined;
  const isHome = digits.length === 11 && digits.startsWith("7");
  const body = (isHome ? digits.slice(1) : digits).split("").map(digit).join(between);
  const country = isHome ? `(?:(?:\\+${between})?${digit("7")}|${digit("8")})${between}` : "\\+?";
  return `(?<!\\p{N})(?:${country})?\\(?${body}(?!\\p{N})`;
}

/** The digit in any script that has it. */
function digit(one: string): string {
  const value = Number(one);
  const others = [0x660, 0x6f0, 0xff10].map((zero) => String.fromCodePoint(zero + value));
  return `[${one}${others.join("")}]`;
}

/** A number, or a text with one: as it stands, however it is spaced and whatever its case. */
function exactPattern(value: string): string | undefined {
  const parts = value.normalize("NFC").trim().split(/\s+/);
  const plain = parts.join("");
  if (plain.length < 4) return undefined;
  const isNumber = /^\d+$/.test(plain);
  const source = isNumber
    ? plain.split("").map(digit).join("[\\s-]?")
    : parts.map((part) => RegExp.escape(part)).join("\\s+");
  return `(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`;
}

/** A date in the writings that people use; a month in words is not recognised. */
function datePattern(date: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const short = (part: string): string => part.replace(/^0/, "0?");
  const gap = "\\s?[./-]\\s?";
  const forms = [
    `${year}${gap}${short(month)}${gap}${short(day)}`,
    `${short(day)}${gap}${short(month)}${gap}(?:${year}|${year.slice(2)})`,
    `${year}${month}${day}`,
  ];
  return `(?<!\\p{N})(?:${forms.join("|")})(?!\\p{N})`;
}
