import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { z } from "#lib/kernel/zod.ts";
import { messagesOf } from "./messages.ts";

/**
 * How a date is written. A date is always in the nominative, so that no ending hangs on it:
 * `long` 16 November 2026 · `long-weekday` Monday 16 November · `long-weekday-year` · `day-month` 16 November ·
 * `short` 16 Nov · `short-weekday` Mon 16 Nov · `month-year` November 2026.
 */
const dateStyles = [
  "long",
  "long-weekday",
  "long-weekday-year",
  "day-month",
  "short",
  "short-year",
  "short-weekday",
  "month-year",
] as const;
export type DateStyle = (typeof dateStyles)[number];

/** What a language says of itself in `language.json`; `~` in a date holds both sides together at a line's end. */
const languageSchema = z.strictObject({
  name: z.string(),
  short: z.string(),
  dates: z.record(
    z.enum(dateStyles),
    z.string().transform((pattern) => pattern.replaceAll("~", "\u00a0")),
  ),
  bytes: z.strictObject({ b: z.string(), kb: z.string(), mb: z.string() }),
});
type Language = z.output<typeof languageSchema>;

const known = new Map<Locale, Language>();

/** Name, dates and units of a language. Read once: what it says of itself does not change while a process runs. */
export function languageOf(locale: Locale): Language {
  const language = known.get(locale) ?? languageSchema.parse(messagesOf(locale)["language"]);
  known.set(locale, language);
  return language;
}

/** The name of a language in its own words; a code that is none of ours stays as it is. */
export function languageName(locale: string): string {
  return isLocale(locale) ? languageOf(locale).name : locale;
}
