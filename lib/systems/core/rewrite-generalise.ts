import { cities } from "../data/cities.ts";
import type { Value } from "../ports.ts";
import { calendarDate } from "./condition.ts";

/** What may remain of a date or an address. */
export type Grain = "year" | "month" | "decade" | "city";

/**
 * A value cut down to what may remain: the first day of the year, month or decade of a date, the year alone of a date in
 * words, the city of an address. What is not recognised is emptied, never left. Doing it twice changes nothing more.
 *
 * @example generalise("1990-02-03", "year", "Asia/Almaty") // "1990-01-01"
 * @example generalise("г. Алматы, ул. Абая 10, кв. 5", "city", "Asia/Almaty") // "Алматы"
 */
export function generalise(value: Value, grain: Grain, zone: string): Value {
  if (value === "") return value;
  if (value === null || typeof value === "boolean") return null;
  if (grain === "city") return typeof value === "string" ? (cityOf(value) ?? "") : null;
  return typeof value === "number" ? wholeNumber(value, grain) : written(value.trim(), grain, zone);
}

type DateGrain = Exclude<Grain, "city">;
type Day = { readonly year: number; readonly month: number };

/** A year, or a date written as one number: 1990, 19900203. */
function wholeNumber(value: number, grain: DateGrain): Value {
  if (isYear(value)) return grain === "decade" ? decadeOf(value) : value;
  const [, year, month] = /^(\d{4})(\d{2})\d{2}$/.exec(String(value)) ?? [];
  if (!isYear(Number(year)) || Number(month) < 1 || Number(month) > 12) return null;
  const first = firstDay({ year: Number(year), month: Number(month) }, grain);
  return Number(first.toString().replaceAll("-", ""));
}

function written(text: string, grain: DateGrain, zone: string): Value {
  const date = /^\d{4}-\d{2}-\d{2}/.test(text) ? calendarDate(text, zone) : undefined;
  if (date !== undefined) {
    if (!isYear(date.year)) return null;
    const first = firstDay(date, grain);
    return text.length === 10 ? first.toString() : startOf(first, zone);
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(text) || /infinity|BC$/.test(text)) return null;
  const parts = partsOf(text);
  // A column of text, which may not be null: it is emptied as text.
  if (parts === undefined) return "";
  if (grain === "decade") return String(decadeOf(parts.year));
  if (grain === "year" || parts.month === undefined) return String(parts.year);
  return `${parts.year}-${String(parts.month).padStart(2, "0")}`;
}

function startOf(day: Temporal.PlainDate, zone: string): string {
  return day.toZonedDateTime(zone).toInstant().toString();
}

/** Dates as people type them: `03.02.1990`, `3/2/1990`, `1990-02`, `1990`. */
function partsOf(text: string): { year: number; month?: number } | undefined {
  const typed = /^\d{1,2}[./-](\d{1,2})[./-](\d{4})(?:\s*(?:г\.?|ж\.?))?$/.exec(text);
  const short = /^(\d{4})(?:[-./](\d{1,2}))?$/.exec(text);
  const [year, month] =
    typed === null ? [Number(short?.[1]), short?.[2]] : [Number(typed[2]), typed[1]];
  if (!isYear(year)) return undefined;
  const number = Number(month);
  return number >= 1 && number <= 12 ? { year, month: number } : { year };
}

function firstDay({ year, month }: Day, grain: DateGrain): Temporal.PlainDate {
  const day = { year: grain === "decade" ? decadeOf(year) : year, day: 1 };
  return Temporal.PlainDate.from({ ...day, month: grain === "month" ? month : 1 });
}

function decadeOf(year: number): number {
  return Math.floor(year / 10) * 10;
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1800 && year <= 2200;
}

const names = cities.flat().toSorted((a, b) => b.length - a.length);
const known = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${names.map((name) => RegExp.escape(name)).join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);
/** As our list writes it, whatever case the address had. */
const proper = new Map(names.map((name) => [name.toLowerCase(), name]));

/** `г.`, `город`, `қ.`, `қаласы`, `city`: what says that the word beside it is the city and not a street. */
const before = /(?:^|[^\p{L}])(?:г|гор|город|қ|қала|city(?: of)?)\.?\s*$/iu;
const after = /^\s*(?:қ\.|қаласы|қ-сы|қ(?=[\s,]|$)|г\.|city)/iu;
const street =
  /(?:^|[^\p{L}])(?:ул|улица|пр|пр-т|просп|проспект|пер|мкр|микрорайон|бульвар|шоссе|д|дом)\.?\s*$/iu;
const streetAfter = /^\s*(?:к\.|көшесі|даңғылы|ықшам|street|st\.|avenue|ave|road|обл|район)/iu;

function cityOf(address: string): string | undefined {
  const plain = address.normalize("NFC");
  const found = [...plain.matchAll(known)].map(({ index, 0: name }) => {
    const right = plain.slice(index + name.length);
    return { name, rank: rankOf(plain.slice(0, index), right), at: index };
  });
  const [best] = found
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank || a.at - b.at);
  return best === undefined ? undefined : proper.get(best.name.toLowerCase());
}

function rankOf(left: string, right: string): number {
  if (before.test(left) || after.test(right)) return 3;
  if (street.test(left) || streetAfter.test(right)) return 0;
  // A part of its own between commas, perhaps beside a post code.
  return /(?:^|[,;\n])[\s\d]*$/.test(left) && /^\s*(?:$|[,;\n])/.test(right) ? 2 : 1;
}
