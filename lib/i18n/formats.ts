import type { Locale } from "#lib/kernel/locale.ts";
import { type DateStyle, languageOf } from "./language.ts";

/** Zone of days and hours where the caller names none. */
export const defaultZone = "Asia/Almaty";

/** Joins what must not part at a line's end. */
const joint = "\u00a0";
/** Holds both sides together without a width of its own. */
const wordJoiner = "\u2060";

/**
 * A calendar date in words. Takes an ISO date (`2026-11-16`), a `Temporal.PlainDate`, or an instant (ISO with offset,
 * `Temporal.Instant`, `Date`), which is first put into `zone`. What is not a date comes back as it was.
 *
 * @example formatDate("kk", "2026-11-16", "long-weekday") // "16 қараша, дүйсенбі"
 */
export function formatDate(
  locale: Locale,
  date: string | Temporal.PlainDate | Temporal.Instant | Date,
  style: DateStyle = "long",
  zone: string = defaultZone,
): string {
  const day = plainDateOf(date, zone);
  if (day === undefined) return String(date);
  const words = partsOf(locale, day);
  return languageOf(locale).dates[style].replace(
    /\{(\w+)\}/g,
    (_, name: string) => words[name] ?? "",
  );
}

/** Hours and minutes (and seconds) of an instant in `zone`: `14:05`, `14:02:07`. */
export function formatTime(
  locale: Locale,
  instant: string | Temporal.Instant | Date,
  options: { readonly zone?: string; readonly seconds?: boolean } = {},
): string {
  const at = instantOf(instant);
  if (at === undefined) return String(instant);
  return dateFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    ...(options.seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
    timeZone: options.zone ?? defaultZone,
  }).format(at.epochMilliseconds);
}

/** Date and time of an instant: `20 October, 13:58`. */
export function formatDateTime(
  locale: Locale,
  instant: string | Temporal.Instant | Date,
  style: DateStyle = "day-month",
  zone: string = defaultZone,
): string {
  if (instantOf(instant) === undefined) return formatDate(locale, instant, style, zone);
  return `${formatDate(locale, instant, style, zone)}, ${formatTime(locale, instant, { zone })}`;
}

/** A number with the separators of the language; groups are joined so that it never breaks. */
export function formatNumber(locale: Locale, value: number | bigint): string {
  return unbroken(numberFormat(locale, {}).format(value));
}

/** An amount with its currency's sign behind it: `12 000 ₸`. Takes the decimal string of a database as it is. */
export function formatMoney(locale: Locale, amount: string | number, currency = "KZT"): string {
  const value = Number(amount);
  if (!Number.isFinite(value)) return String(amount);
  const whole = Number.isInteger(value);
  const digits = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 };
  const number = unbroken(numberFormat(locale === "en" ? "ru" : locale, digits).format(value));
  return `${number}${joint}${currency === "KZT" ? "₸" : currency}`;
}

/** A size of a file in words of the language: `1.4 MB`. */
export function formatBytes(locale: Locale, bytes: number): string {
  const { b, kb, mb } = languageOf(locale).bytes;
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const value = numberFormat(locale, { maximumFractionDigits: step === 2 ? 1 : 0 });
  return `${value.format(bytes / 1000 ** step)}${joint}${[b, kb, mb][step] ?? ""}`;
}

/** `+77000000017` → `+7 700 000 00 17`; any other shape stays as it is. */
export function formatPhone(phone: string): string {
  const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone.replace(/[\s()-]/g, ""));
  return match === null ? phone : `+7 ${match.slice(1).join(" ")}`.replaceAll(" ", "\u00a0");
}

/** An e-mail address or phone as its owner reads it. */
export function formatAddress(address: { readonly kind: string; readonly value: string }): string {
  return address.kind === "phone" ? formatPhone(address.value) : address.value;
}

/**
 * Joins number and what it counts (`#` of a plural too), № and its number, the halves of 94-V and of
 * 7-тармақ, and short words to the next one.
 */
export function keepTogether(text: string): string {
  return text
    .replace(/№ (?=[\d{])/g, `№${joint}`)
    .replace(/([\d#]) (?=[\p{L}₸%])/gu, `$1${joint}`)
    .replace(/([\d}])-(?=\p{L})/gu, `$1-${wordJoiner}`)
    .replace(/(^|[\s(«])([\p{L}]{1,2}) (?=\p{L})/gu, `$1$2${joint}`);
}

/**
 * Makes each format once and keeps it: making one costs a hundred times its use, and a page of a list holds hundreds of
 * dates. There are few: the languages, the options above, the zone of the operator.
 */
function keeping<O, F>(make: (locale: Locale, options: O) => F): (locale: Locale, options: O) => F {
  const known = new Map<string, F>();
  return (locale, options) => {
    const name = JSON.stringify([locale, options]);
    const format = known.get(name) ?? make(locale, options);
    known.set(name, format);
    return format;
  };
}

const dateFormat = keeping(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numberFormat = keeping(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

function unbroken(text: string): string {
  return text.replace(/\s/g, joint);
}

function plainDateOf(
  date: string | Temporal.PlainDate | Temporal.Instant | Date,
  zone: string,
): Temporal.PlainDate | undefined {
  if (date instanceof Temporal.PlainDate) return date;
  if (typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date)) return realDay(date);
  return instantOf(date)?.toZonedDateTimeISO(zone).toPlainDate();
}

/** Systems hold days that never were (0000-00-00, 31 February): those are shown as they stand, never as another day. */
function realDay(iso: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(iso, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

function instantOf(value: string | Temporal.Instant | Date): Temporal.Instant | undefined {
  if (value instanceof Temporal.Instant) return value;
  const millis = value instanceof Date ? value.getTime() : Date.parse(value);
  return Number.isNaN(millis) ? undefined : Temporal.Instant.fromEpochMilliseconds(millis);
}

/** What the patterns of `language.json` may name. */
function partsOf(locale: Locale, day: Temporal.PlainDate): Readonly<Record<string, string>> {
  const { months, weekdays } = calendarWords(locale, undefined);
  const [month = "", monthShort = ""] = months[day.month - 1] ?? [];
  const [weekday = "", short = ""] = weekdays[day.dayOfWeek - 1] ?? [];
  const weekdayShort = capital(short);
  return { day: String(day.day), year: String(day.year), month, monthShort, weekday, weekdayShort };
}

/** Names of months (as they stand beside a day) and of weekdays, long and short. */
const calendarWords = keeping((locale) => {
  const read = (at: string, options: Intl.DateTimeFormatOptions, type: "month" | "weekday") =>
    dateFormat(locale, { ...options, timeZone: "UTC" })
      .formatToParts(Date.parse(at))
      .find((part) => part.type === type)?.value ?? "";
  const months = Array.from({ length: 12 }, (_, index) => {
    const at = `2024-${String(index + 1).padStart(2, "0")}-01`;
    const short = read(at, { day: "numeric", month: "short" }, "month");
    // Russian tables cut to three letters without a full stop; "мая" is whole already.
    const cut = locale === "ru" ? short.slice(0, 3) : short;
    return [read(at, { day: "numeric", month: "long" }, "month"), cut] as const;
  });
  // 1 January 2024 was a Monday.
  const weekdays = Array.from({ length: 7 }, (_, index) => {
    const at = `2024-01-0${index + 1}`;
    return [
      read(at, { weekday: "long" }, "weekday"),
      read(at, { weekday: "short" }, "weekday"),
    ] as const;
  });
  return { months, weekdays };
});

/** A word or sentence with a capital at its beginning: a rule's "give an answer" where it opens a line. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
