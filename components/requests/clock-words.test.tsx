import { describe, expect, it } from "vitest";
import { translator } from "#lib/i18n/translator.ts";
import { type Locale, locales, say } from "#lib/kernel/locale.ts";
import { clockView } from "#lib/requests/core/clocks.ts";
import { deadlineIn, inKazakhstan as kz, inNowhere } from "#lib/testing/law.ts";
import { clockWords } from "./clock-words.ts";

const received = Temporal.Instant.from("2026-10-23T10:00:00+05:00");

/** What the clock says of one rule, on the day of receipt. */
function wordsOf(rule: string, locale: Locale, where = kz) {
  const deadline = deadlineIn(where, rule, received);
  const stored = { startedAt: received.toString(), deadline };
  const view = clockView(stored, { today: "2026-10-23", workingDaysTo: () => 3 });
  const t = translator(locale, "ui");
  const words = clockWords([view], { locale, now: received.toString(), t });
  return { date: words.dates[0], trace: words.traces[0] };
}

describe("the clock in words", () => {
  it.each(locales)(
    "says in %s that a term is unverified, where only memory or one source knows it",
    (locale) => {
      const word = say({ kk: "Тексерілмеген", ru: "Не проверено", en: "Unverified" }, locale);
      const russian = { ...kz, regime: "RU" };
      const { date, trace } = wordsOf("info.answer", locale, russian);
      expect(date?.note).toContain(word);
      expect(trace?.note).toContain(word);
      expect(wordsOf("dc41.erase", locale).trace?.note).not.toContain(word);
      expect(wordsOf("dc41.erase", locale).date?.note).toBeUndefined();
    },
  );

  it("calls days of the calendar so, and not working days", () => {
    const { trace } = wordsOf("claim.consumer", "en");
    expect(trace?.rows.map(({ text }) => text)).toEqual([
      "Received, day 0. The term runs from the next day",
      "Days 1–9",
      "Day 10, until 24:00",
    ]);
  });

  it("tells a term in hours by its moments", () => {
    const { trace } = wordsOf("hours", "en", inNowhere());
    expect(trace?.rows.map(({ text }) => text)).toEqual([
      "Received. The term runs from this moment",
      "Counted in hours",
      "The term is over at this moment",
    ]);
    expect(trace?.rows.at(-1)?.days).toContain("10:00");
  });

  it("warns of the operator's closing hour", () => {
    const { date } = wordsOf("info.answer", "en", { ...kz, closes: "18:00" });
    expect(date?.note).toMatch(/closes before 24:00: .*29\sOctober, 18:00\.$/);
  });
});
