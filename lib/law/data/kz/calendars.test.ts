import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { dayIn, type Week } from "#lib/law/core/calendar.ts";
import { epochDayOf, isoDateOf, weekdayOf } from "#lib/law/core/epoch-day.ts";
import { kzCalendar, kzYears } from "./calendars.ts";

const first = epochDayOf("2024-01-01");
const dates = Array.from({ length: epochDayOf("2028-12-31") - first + 1 }, (_, index) =>
  isoDateOf(first + index),
);
const isWeekend = (date: string): boolean => weekdayOf(epochDayOf(date)) > 5;
const kindIn = (week: Week, date: string) => dayIn(kzCalendar, week, date)?.kind;

describe("the calendar of Kazakhstan, by rule and by orders", () => {
  it("has off, of the days from Monday to Friday, those of law.md 1.5 and no other", () => {
    const off = dates.filter((date) => !isWeekend(date) && kindIn(5, date) === "off");
    const byYear = (year: string): string =>
      off
        .filter((date) => date.startsWith(year))
        .map((date) => date.slice(5))
        .join(" ");
    expect([
      byYear("2024"),
      byYear("2025"),
      byYear("2026"),
      byYear("2027"),
      byYear("2028"),
    ]).toEqual([
      "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
      "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
      "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
      "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
      "01-03 01-04 01-07 03-08 03-15 03-21 03-22 03-23 05-01 05-05 05-08 05-09 07-06 10-25 12-18",
    ]);
    const worked = dates.filter((date) => isWeekend(date) && kindIn(5, date) === "working");
    expect(worked).toEqual(["2024-05-04", "2025-01-05"]);
  });

  it.each([
    ["2024-01-08", "7 January, a Sunday"],
    ["2024-06-17", "Kurban-ait, a Sunday"],
    ["2027-05-17", "Kurban-ait, a Sunday"],
    ["2028-01-10", "7 January, a Friday"],
    ["2026-08-31", "Constitution Day, gone from 30 August"],
    ["2026-03-16", "15 March, not a holiday before 2027"],
  ])("has a working day on %s: %s moves nothing", (date) => {
    expect(kindIn(5, date)).toBe("working");
  });

  it("works on Saturdays in a week of six, and moves only what falls on a Sunday", () => {
    const off = dates.filter((date) => !isWeekend(date) && kindIn(6, date) === "off");
    const other = dates.filter((date) => !isWeekend(date) && kindIn(5, date) !== kindIn(6, date));
    expect(other.every((date) => kindIn(5, date) === "off")).toBe(true);
    expect(other).toEqual(
      `2024-03-25 2024-05-08 2024-07-08 2025-03-10 2025-03-25 2025-09-01 2025-10-27 2026-03-25 2026-05-11
       2027-01-04 2027-05-03 2028-01-04 2028-12-18`.split(/\s+/),
    );
    expect(off).toContain("2025-01-03");
    expect(kindIn(6, "2026-11-14")).toBe("working");
  });

  it("names each day in three languages, with its source", () => {
    for (const { entries } of kzYears) {
      for (const { why, source } of entries) {
        expect([...Object.values(why), ...Object.values(source)].every((text) => text !== "")).toBe(
          true,
        );
      }
    }
  });
});

/** What the library says otherwise, and why we do not follow it. */
const knownErrors: Readonly<Record<string, string>> = {
  "2024-05-04": "Saturday worked by order; the library knows no orders",
  "2024-05-08": "off by the same order",
  "2025-01-03": "off by order 436 of 2024",
  "2025-01-05": "Sunday worked by the same order",
  "2026-03-16": "the library moves 15 March in 2026; the day is a holiday from 2027",
  "2026-03-25": "Nauryz falls on Saturday and Sunday: two days move, the library moves one",
  "2027-03-24": "Nauryz falls on a Sunday: the library moves it onto a holiday",
};

it("agrees with the library date-holidays but for its known errors", () => {
  const library = new Holidays("KZ", { types: ["public"] });
  const theirs = new Set(
    [2024, 2025, 2026, 2027, 2028].flatMap((year) =>
      library.getHolidays(year).map(({ date }) => date.slice(0, 10)),
    ),
  );
  const differing = dates.filter(
    (date) => (isWeekend(date) || theirs.has(date)) !== (kindIn(5, date) === "off"),
  );
  expect(differing).toEqual(Object.keys(knownErrors));
});
