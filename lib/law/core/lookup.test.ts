import { describe, expect, it } from "vitest";
import {
  deadlineFor,
  deadlinesAtReceipt,
  type Jurisdiction,
  ruleById,
  timeLeftFor,
} from "#lib/law/queries.ts";
import { inNowhere, nowhere } from "#lib/testing/law.ts";

const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}T10:00:00+05:00`);
const eu: Jurisdiction = { regime: "EU", zone: "Europe/Berlin", week: 5, terms: [] };

describe("a regime and a calendar of their own", () => {
  it("work through every query from where they stand, with nothing else changed", () => {
    const found = deadlinesAtReceipt(
      inNowhere(),
      { type: "copy", received: at("2026-05-01") },
      nowhere,
    );
    expect(found.ok && found.value.map(({ rule, due }) => [rule, due])).toEqual([
      ["days", "2026-05-11"],
    ]);
    const left = timeLeftFor(inNowhere(), { now: at("2026-05-01"), due: "2026-05-11" }, nowhere);
    // 4 May is off, Saturday 9 May is worked.
    expect(left).toMatchObject({ value: { state: "left", workingDays: 6, calendarDays: 10 } });
    expect(deadlineFor(inNowhere(), { rule: "days", received: at("2026-05-01") })).toMatchObject({
      error: { code: "law.unknown-regime" },
    });
  });
});

describe("rows that share an id", () => {
  it("give way to each other by the day of receipt", () => {
    const due = (received: string) => {
      const found = deadlineFor(inNowhere(), { rule: "firm", received: at(received) }, nowhere);
      return found.ok ? [found.value.limit.en, found.value.warnings.length] : [];
    };
    expect(due("2026-06-30")).toEqual(["3 working days", 0]);
    expect(due("2026-07-01")).toEqual(["5 working days", 0]);
    const newest = ruleById(inNowhere(), "firm", undefined, nowhere);
    expect(newest.ok && newest.value.limit.value).toBe(5);
  });

  it("are counted for a day on which none was in force only with a word about it", () => {
    const found = deadlineFor(
      { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] },
      { rule: "dc41.erase", received: at("2026-05-26") },
    );
    expect(found.ok && found.value.warnings.map(({ code }) => code)).toEqual(["not-in-force"]);
  });
});

describe("a regime that leaves days off to the place", () => {
  it("counts by the calendar that the operator chose, and by none of its own", () => {
    const rule = "rights.answer";
    const received = Temporal.Instant.from("2026-11-25T10:00:00+01:00");
    const due = (calendar: string) => {
      const found = deadlineFor({ ...eu, calendar }, { rule, received });
      return found.ok ? found.value.due : found.error.code;
    };
    // The nominal end is Christmas Day, a Friday; Boxing Day falls on a Saturday.
    expect(due("DE")).toBe("2026-12-28");
    expect(due("weekends")).toBe("2026-12-25");
    expect(deadlineFor(eu, { rule, received })).toMatchObject({
      error: { code: "law.calendar-unchosen" },
    });
  });
});
