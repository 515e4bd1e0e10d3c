import { addressWords, cities } from "../../data/places.ts";
import { fold } from "../fold.ts";

const known: ReadonlySet<string> = new Set(cities.split(" ").map((city) => plain(city)));

function plain(text: string): string {
  return fold(
    text
      .trim()
      .replace(/^(?:г\.|город|қ\.|с\.|city of)\s*/iu, "")
      .replace(/\s*(?:қаласы|қ\.)$/iu, "")
      .replace(/[\s-]/g, ""),
  );
}

export function isCity(text: string): boolean {
  return text.length <= 40 && known.has(plain(text));
}

/** A postal address: a word such as street or flat, and a number. */
export function isAddress(text: string): boolean {
  return /\d/.test(text) && addressWords.test(text) && text.length <= 250;
}

/** An index of six digits, or the Kazakh one of letters and digits: `A05E4B1`. */
export function isPostcode(text: string): boolean {
  return /^\d{6}$|^[A-Z]\d{2}[A-Z]\d[A-Z]\d$/i.test(text.trim());
}
