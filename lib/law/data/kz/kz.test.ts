import { describe, expect, it } from "vitest";
import { type CalendarEntry, dayIn, type Week } from "#lib/law/core/calendar.ts";
import {
  deadlinesAtReceipt,
  groundsFor,
  type Jurisdiction,
  reasonById,
  refusalsFor,
  ruleById,
  rulesFor,
} from "#lib/law/queries.ts";
import { kzCalendar, kzYears } from "./calendars.ts";
import { kz } from "./regime.ts";

const text = { kk: "талап", ru: "претензия", en: "claim" };
const operator: Jurisdiction = {
  ...{ regime: "KZ", zone: "Asia/Almaty", week: 5 },
  terms: [{ id: "claim.sample", names: text, value: 30, unit: "working-day", source: text }],
};
const received = Temporal.Instant.from("2026-10-23T10:00:00+05:00");

function datesOf(year: number): Temporal.PlainDate[] {
  const first = new Temporal.PlainDate(year, 1, 1);
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }));
}

/** Law on Holidays art. 5 applied to the holidays themselves: the next working day after is off. */
function movedByRule(entries: readonly CalendarEntry[], year: number, week: Week): string[] {
  const isMoved = ({ why }: CalendarEntry): boolean => why.en.includes("moved from");
  const isHoliday = (entry: CalendarEntry): boolean =>
    entry.source.en.startsWith("Law on Holidays") && !isMoved(entry);
  const off = new Set(
    entries.filter((one) => one.kind === "off" && !isMoved(one)).map(({ date }) => date),
  );
  const moved: string[] = [];
  for (const { date } of entries.filter(isHoliday)) {
    let day = Temporal.PlainDate.from(date);
    if (day.dayOfWeek <= week) continue;
    while (day.dayOfWeek > week || off.has(day.toString())) day = day.add({ days: 1 });
    if (day.year !== year) throw new Error("A move into another year.");
    off.add(day.toString());
    moved.push(day.toString());
  }
  return moved.toSorted();
}

describe("the calendar of Kazakhstan", () => {
  it.each([
    [2025, 246],
    [2026, 247],
    [2027, 247],
  ])("has in %i the %i working days of law.md 1.5", (year, expected) => {
    const working = datesOf(year).filter(
      (date) => dayIn(kzCalendar, 5, date.toString())?.kind === "working",
    );
    expect(working).toHaveLength(expected);
  });

  it.each(kzYears.flatMap(({ year }) => [[year, 5] as const, [year, 6] as const]))(
    "moves in %i, in a week of %i days, what the law moves and nothing else",
    (year, week) => {
      const entries = kzYears.find((one) => one.year === year)?.entries ?? [];
      const listed = entries.filter(
        ({ why, weeks }) => why.en.includes("moved from") && (weeks?.includes(week) ?? true),
      );
      expect(listed.map(({ date }) => date)).toEqual(movedByRule(entries, year, week));
    },
  );

  it("reaches the year after this one, so that no statutory date goes untold", () => {
    expect(kzCalendar.years.has(Temporal.Now.plainDateISO("Asia/Almaty").year + 1)).toBe(true);
  });

  it("marks what is an estimate: Kurban-ait ahead, and years without orders", () => {
    const guessed = kzYears.flatMap(({ entries }) => entries.filter((one) => one.estimate));
    expect(guessed.map(({ date }) => date)).toEqual(["2027-05-16", "2028-05-05"]);
    expect(kzYears.filter(({ status }) => status === "forecast").map(({ year }) => year)).toEqual([
      2027, 2028,
    ]);
  });
});

describe("rules, grounds and refusals of Kazakhstan", () => {
  it("have ids of their own, three languages everywhere, and point only at rules that exist", () => {
    const ids = [...kz.grounds, ...kz.refusals].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const texts = [
      ...kz.rules.flatMap(({ what, trigger, source }) => [what, trigger, source]),
      ...[...kz.grounds, ...kz.refusals].flatMap(({ names, article }) => [names, article]),
      ...kzYears.flatMap(({ entries }) => entries.flatMap(({ why, source }) => [why, source])),
    ];
    for (const { kk, ru, en } of texts)
      expect([kk, ru, en].every((one) => one.length > 1)).toBe(true);
    const known = new Set(kz.rules.map(({ id }) => id));
    const named = [
      ...Object.values(kz.requestTypes).flatMap(({ atReceipt, onEvent }) => [
        ...atReceipt,
        ...onEvent,
      ]),
      ...kz.grounds.flatMap(({ adds }) => (adds === undefined ? [] : [adds])),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it("extend and pause nothing that a private operator owes", () => {
    const lengthened = kz.rules.filter(
      ({ enabled, pauses, extension }) => enabled && (pauses.length > 0 || extension !== undefined),
    );
    expect(lengthened).toEqual([]);
  });

  it("give an erasure wish two dates, the ground first", () => {
    const found = deadlinesAtReceipt(operator, { type: "erasure", received });
    expect(found.ok && found.value.map(({ rule, kind, due }) => [rule, kind, due])).toEqual([
      ["erasure.ground", "own-target", "2026-10-27"],
      ["dc41.erase", "last-day", "2026-11-16"],
    ]);
  });

  it("put the term of the contract beside the law's for a claim, and the strictest first", () => {
    const found = deadlinesAtReceipt(operator, { type: "claim", received });
    expect(found.ok && found.value.map(({ rule, due }) => [rule, due])).toEqual([
      ["claim.consumer", "2026-11-02"],
      ["claim.sample", "2026-12-07"],
    ]);
  });

  it("apply by the day of receipt: what was not in force then does not run", () => {
    const early = Temporal.Instant.from("2026-07-11T12:00:00+05:00");
    const found = rulesFor(operator, { type: "erasure", received: early });
    expect(found.ok && found.value.atReceipt.map(({ id }) => id)).toEqual([
      "erasure.ground",
      "info.refuse",
    ]);
  });

  it("give every type of request a ground and a reason to refuse", () => {
    for (const type of Object.keys(kz.requestTypes)) {
      expect(groundsFor("KZ", type).length, type).toBeGreaterThan(0);
      expect(refusalsFor("KZ", type).length, type).toBeGreaterThan(0);
    }
    expect(groundsFor("KZ", "erasure").map(({ id, adds }) => [id, adds])).toContainEqual([
      "no-consent",
      "destroy.unlawful",
    ]);
    expect(reasonById("KZ", "others-rights")?.reading).toBe("interpreted");
    expect(rulesFor(operator, { type: "toString", received })).toMatchObject({ ok: false });
    expect(ruleById(operator, "claim.sample")).toMatchObject({ ok: true });
  });
});
