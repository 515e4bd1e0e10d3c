import { describe, expect, it } from "vitest";
import type { Text } from "#lib/kernel/locale.ts";
import { calendarOf } from "#lib/law/core/calendar.ts";
import type { ClockEvent } from "#lib/law/core/events.ts";
import { deadlineFor, type Jurisdiction, rulesFor } from "#lib/law/queries.ts";
import { regimes } from "./regimes.ts";

/*
 * Dates worked by hand, on calendars written by hand: weekends and the few holidays that the examples meet.
 */

const text: Text = { kk: "мереке", ru: "праздник", en: "holiday" };
const note = { why: text, source: text };

function byHand(id: string, daysOff: readonly string[]): ReturnType<typeof calendarOf> {
  const years = [2024, 2025, 2026, 2027].map((year) => ({
    ...{ year, status: "published" as const },
    entries: daysOff
      .filter((date) => date.startsWith(`${year}-`))
      .map((date) => ({ date, kind: "off" as const, ...note })),
  }));
  return calendarOf(id, note, years);
}
const tables = {
  regimes,
  calendars: [
    byHand("christmas", ["2026-12-25", "2026-12-26"]),
    byHand("england", ["2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28"]),
    byHand("california", ["2026-09-07", "2026-11-11", "2026-11-26"]),
    byHand("weekends", []),
  ],
};

const places: Readonly<Record<string, Jurisdiction>> = {
  EU: { regime: "EU", zone: "Europe/Berlin", week: 5, calendar: "christmas", terms: [] },
  UK: { regime: "UK", zone: "Europe/London", week: 5, calendar: "england", terms: [] },
  CA: { regime: "US-CA", zone: "America/Los_Angeles", week: 5, calendar: "california", terms: [] },
  BR: { regime: "BR", zone: "America/Sao_Paulo", week: 5, calendar: "weekends", terms: [] },
  RU: { regime: "RU", zone: "Europe/Moscow", week: 5, calendar: "weekends", terms: [] },
  TR: { regime: "TR", zone: "Europe/Istanbul", week: 5, calendar: "weekends", terms: [] },
};

function placeOf(name: string): Jurisdiction {
  const place = places[name];
  if (place === undefined) throw new Error(`No place ${name}.`);
  return place;
}
const noonIn = (place: Jurisdiction, day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: place.zone, plainTime: "12:00" })
    .toInstant();

type Happened = readonly (readonly [kind: ClockEvent["kind"], day: string, reason?: string])[];

function deadline(name: string, rule: string, day: string, happened: Happened = []) {
  const place = placeOf(name);
  const events = happened.map(([kind, on, reason = ""]): ClockEvent => {
    const at = noonIn(place, on);
    return kind === "paused" ? { kind, at, reason } : { kind, at };
  });
  return deadlineFor(place, { rule, received: noonIn(place, day), events }, tables);
}
function due(...asked: Parameters<typeof deadline>): string {
  const found = deadline(...asked);
  return found.ok ? found.value.due : found.error.code;
}

describe("a month", () => {
  it.each([
    // 3 October 2025 is a Friday.
    ["UK", "access.answer", "2025-09-03", "2025-10-03"],
    // No 31 February: the last day of the month, a Friday in 2025, a Thursday in the leap year 2024.
    ["UK", "rights.answer", "2025-01-31", "2025-02-28"],
    ["EU", "rights.answer", "2024-01-31", "2024-02-29"],
    // 28 February 2026 is a Saturday, 15 November 2026 a Sunday: Monday.
    ["EU", "rights.answer", "2026-01-31", "2026-03-02"],
    ["EU", "rights.answer", "2026-10-15", "2026-11-16"],
    // 25 December 2026 is a Friday; in England the Saturday holiday after it moves to Monday the 28th.
    ["EU", "rights.answer", "2026-11-25", "2026-12-28"],
    ["UK", "rights.answer", "2026-11-25", "2026-12-29"],
  ])("in %s, %s received %s, ends on %s", (name, rule, received, expected) => {
    expect(due(name, rule, received)).toBe(expected);
  });

  it("becomes three where the person is told in time, and not a day later", () => {
    expect(due("EU", "rights.answer", "2026-09-15", [["extended", "2026-10-15"]])).toBe(
      "2026-12-15",
    );
    expect(due("EU", "rights.answer", "2026-09-15", [["extended", "2026-10-16"]])).toBe(
      "law.extended-too-late",
    );
    expect(deadline("EU", "rights.answer", "2026-09-15")).toMatchObject({
      value: { extendableUntil: "2026-10-15", extendedDue: "2026-12-15" },
    });
  });

  it("stands still while the person proves who they are, five days here", () => {
    const happened: Happened = [
      ["paused", "2026-09-10", "identity"],
      ["resumed", "2026-09-15"],
    ];
    // 7 October and five days: Monday 12 October.
    expect(due("EU", "rights.answer", "2026-09-07", happened)).toBe("2026-10-12");
  });

  it("stands still in the United Kingdom for a fee, and for clarification of access alone", () => {
    const clarified: Happened = [
      ["paused", "2026-03-05", "clarification"],
      ["resumed", "2026-03-12"],
    ];
    // 2 April and seven days: Thursday 9 April, after Easter.
    expect(due("UK", "access.answer", "2026-03-02", clarified)).toBe("2026-04-09");
    expect(due("UK", "rights.answer", "2026-03-02", clarified)).toBe("law.unknown-pause");
    expect(due("EU", "rights.answer", "2026-03-02", clarified)).toBe("law.unknown-pause");
    const paid: Happened = [
      ["paused", "2026-03-03", "fee"],
      ["resumed", "2026-03-04"],
    ];
    // 2 April and one day is Good Friday: Tuesday 7 April.
    expect(due("UK", "rights.answer", "2026-03-02", paid)).toBe("2026-04-07");
  });

  it("rests in the United Kingdom on article 12A since 5 February 2026", () => {
    const before = deadline("UK", "access.answer", "2026-02-04");
    const since = deadline("UK", "access.answer", "2026-02-05");
    expect(before).toMatchObject({ value: { confidence: "2+", due: "2026-03-04" } });
    expect(since).toMatchObject({ value: { confidence: "P", due: "2026-03-05" } });
  });
});

describe("California", () => {
  it("confirms in 10 business days and answers in 45 calendar days, a Sunday as well", () => {
    expect(deadline("CA", "rights.answer", "2026-09-10")).toMatchObject({
      value: { due: "2026-10-25", acknowledgeBy: "2026-09-24", extendedDue: "2026-12-09" },
    });
    expect(due("CA", "rights.answer", "2026-09-10", [["extended", "2026-10-20"]])).toBe(
      "2026-12-09",
    );
  });

  it("does not stop for verification", () => {
    expect(due("CA", "rights.answer", "2026-09-10", [["paused", "2026-09-11", "identity"]])).toBe(
      "law.not-pausable",
    );
  });

  it("stops a sale in 15 business days, past Veterans Day", () => {
    expect(due("CA", "optout", "2026-10-30")).toBe("2026-11-23");
  });
});

describe("hours and what is due at once", () => {
  it("count 72 hours through the end of summer time, not three days by the clock on the wall", () => {
    const at = Temporal.Instant.from("2026-10-23T16:30:00+02:00");
    const found = deadlineFor(placeOf("EU"), { rule: "breach.authority", received: at }, tables);
    expect(found).toMatchObject({ value: { due: "2026-10-26" } });
    const dueAt = found.ok ? Temporal.Instant.from(found.value.dueAt) : at;
    expect(dueAt.toZonedDateTimeISO("Europe/Berlin").toPlainTime().toString()).toBe("15:30:00");
  });

  it("count 24 and 72 hours in Russia, on a Sunday too", () => {
    expect(due("RU", "breach.authority", "2026-11-21")).toBe("2026-11-22");
    expect(due("RU", "breach.report", "2026-11-21")).toBe("2026-11-24");
  });

  it("end an objection to marketing and a Brazilian correction on the day of receipt", () => {
    expect(due("EU", "marketing.object", "2026-10-25")).toBe("2026-10-25");
    expect(due("UK", "marketing.object", "2026-10-25")).toBe("2026-10-25");
    expect(due("BR", "rights.act", "2026-10-25")).toBe("2026-10-25");
  });
});

describe("days", () => {
  it("are 15 in Brazil and 30 in Turkey, wherever they end", () => {
    // 15 November 2026 is a Sunday, 29 August 2026 a Saturday.
    expect(due("BR", "access.answer", "2026-10-31")).toBe("2026-11-15");
    expect(due("TR", "rights.answer", "2026-07-30")).toBe("2026-08-29");
  });

  it("of Russia are counted when asked for by name, and said to be unread", () => {
    const found = deadline("RU", "info.answer", "2026-11-23");
    expect(found).toMatchObject({ value: { due: "2026-12-07", extendedDue: "2026-12-14" } });
    const codes = found.ok ? found.value.warnings.map(({ code }) => code) : [];
    expect(codes).toEqual(expect.arrayContaining(["unverified", "not-enabled"]));
  });
});

describe("an erasure", () => {
  it("has one date in the European Union", () => {
    const request = { type: "erasure", received: noonIn(placeOf("EU"), "2026-10-15") };
    const found = rulesFor(placeOf("EU"), request, tables);
    expect(found.ok && found.value.atReceipt.map(({ id }) => id)).toEqual(["rights.answer"]);
  });
});
