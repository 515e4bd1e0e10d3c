import { describe, expect, it } from "vitest";
import type { CalendarEntry } from "#lib/law/core/calendar.ts";
import {
  calendarYears,
  deadlineFor,
  type Jurisdiction,
  nextYearWarning,
} from "#lib/law/queries.ts";
import { inNowhere, nowhere } from "#lib/testing/law.ts";

const text = (words: string) => ({ kk: words, ru: words, en: words });
const day = (date: string, kind: CalendarEntry["kind"]): CalendarEntry => ({
  ...{ date, kind, why: text("ordered at the desk"), source: text("Order 1") },
});
const kz: Jurisdiction = { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] };

function rectify(received: string, where: Partial<Jurisdiction>) {
  const at = Temporal.Instant.from(`${received}T10:00:00+05:00`);
  const found = deadlineFor({ ...kz, ...where }, { rule: "rectify", received: at });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe("days changed at the operator's desk", () => {
  it("replace those of the table, in every direction, with the desk's reason", () => {
    const days = [day("2026-11-24", "off"), day("2026-11-28", "worked")];
    expect(rectify("2026-11-23", {}).due).toBe("2026-11-24");
    const moved = rectify("2026-11-23", { days });
    expect(moved.due).toBe("2026-11-25");
    expect(moved.trace.find(({ kind }) => kind === "day-off")?.why?.en).toBe("ordered at the desk");
    expect(rectify("2026-11-27", { days }).due).toBe("2026-11-28");
    // Republic Day, moved to Monday 26 October 2026, taken back: the Monday is an ordinary one.
    expect(rectify("2026-10-23", { days: [day("2026-10-26", "ordinary")] }).due).toBe("2026-10-26");
  });

  it("do not make a year that the table does not have", () => {
    const at = Temporal.Instant.from("2029-01-10T10:00:00Z");
    const jurisdiction = { ...kz, days: [day("2029-01-11", "off")] };
    expect(deadlineFor(jurisdiction, { rule: "rectify", received: at })).toMatchObject({
      error: { code: "law.calendar-missing" },
    });
  });

  it("take the guess away from a forecast year that the operator confirmed", () => {
    expect(rectify("2027-05-14", {}).estimated).toBe(true);
    const confirmed = rectify("2027-05-14", { confirmedYears: [2027] });
    expect(confirmed.estimated).toBe(false);
    expect(confirmed.warnings).toEqual([]);
    expect(confirmed.trace.some(({ estimate }) => estimate)).toBe(false);
  });
});

describe("the years of a calendar", () => {
  it("say what is published, a forecast, confirmed, and which day is the desk's", () => {
    const days = [day("2026-11-24", "off"), day("2027-06-01", "off")];
    const years = calendarYears({ ...kz, days, confirmedYears: [2027] });
    if (!years.ok) throw new Error(years.error.code);
    expect(years.value.map(({ year, status }) => [year, status])).toEqual([
      [2024, "published"],
      [2025, "published"],
      [2026, "published"],
      [2027, "confirmed"],
      [2028, "forecast"],
    ]);
    const own = years.value.flatMap(({ entries }) => entries.filter(({ isOwn }) => isOwn));
    expect(own.map(({ date }) => date)).toEqual(["2026-11-24", "2027-06-01"]);
  });

  it.each([
    ["2026-09-30T23:59:00+05:00", {}, undefined],
    ["2026-10-01T00:00:00+05:00", {}, { year: 2027, status: "forecast" }],
    ["2026-12-31T12:00:00+05:00", { confirmedYears: [2027] }, undefined],
    ["2028-11-01T12:00:00+05:00", {}, { year: 2029, status: "missing" }],
  ])(
    "warn from October on of a next year that is not sure: on %s with %j",
    (now, more, expected) => {
      const found = nextYearWarning({ ...kz, ...more }, Temporal.Instant.from(now));
      if (!found.ok) throw new Error(found.error.code);
      if (expected === undefined) expect(found.value).toBeUndefined();
      else expect(found.value).toMatchObject(expected);
    },
  );

  it("are those of the calendar that the operator chose, and refused where none is known", () => {
    const years = calendarYears(inNowhere(), nowhere);
    expect(years.ok && years.value.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(calendarYears({ ...kz, calendar: "YY" })).toMatchObject({
      error: { code: "law.unknown-calendar", params: { calendar: "YY" } },
    });
  });
});
