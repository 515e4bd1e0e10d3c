import { expect, it } from "vitest";
import { askRefusal, type CalendarAsk, type CalendarFacts } from "./calendar-change.ts";

const facts: CalendarFacts = {
  today: "2026-11-22",
  yearStanding: (year) =>
    (({ 2026: "published", 2027: "forecast", 2028: "forecast" }) as const)[year],
  isOff: (day) => ["2026-12-16", "2027-01-02", "2026-11-28"].includes(day),
  isChanged: (day) => day === "2027-02-01",
};

it.each<[CalendarAsk, string | undefined]>([
  [{ kind: "off", day: "2026-11-23" }, undefined],
  [{ kind: "off", day: "2026-11-22" }, undefined],
  [{ kind: "off", day: "2026-11-21" }, "calendar.day-past"],
  [{ kind: "worked", day: "2026-11-28" }, undefined],
  [{ kind: "ordinary", day: "2027-02-01" }, undefined],
  [{ kind: "ordinary", day: "2027-02-02" }, "calendar.already-ordinary"],
  [{ kind: "off", day: "2026-12-16" }, "calendar.already-off"],
  [{ kind: "worked", day: "2026-12-17" }, "calendar.already-worked"],
  [{ kind: "off", day: "2027-02-29" }, "calendar.day-bad"],
  [{ kind: "off", day: "2027-2-9" }, "calendar.day-bad"],
  [{ kind: "off", day: "tomorrow" }, "calendar.day-bad"],
  [{ kind: "off", day: "" }, "calendar.day-bad"],
  [{ kind: "off", day: "2028-11-22" }, undefined],
  [{ kind: "off", day: "2028-11-23" }, "calendar.day-far"],
  [{ kind: "confirmed", year: 2027 }, undefined],
  [{ kind: "confirmed", year: 2026 }, "calendar.year-published"],
  [{ kind: "confirmed", year: 2025 }, "calendar.year-past"],
  [{ kind: "confirmed", year: 2028 }, "calendar.year-far"],
  [{ kind: "confirmed", year: 2031 }, "calendar.year-missing"],
  [{ kind: "confirmed", year: Number.NaN }, "calendar.day-bad"],
])("%o: %s", (ask, code) => {
  expect(askRefusal(ask, facts)?.code).toBe(code);
});

it("names the year that the calendar does not reach, and no year twice", () => {
  const later: CalendarFacts = { ...facts, today: "2027-06-01" };
  expect(askRefusal({ kind: "off", day: "2029-01-03" }, later)).toEqual({
    code: "calendar.year-missing",
    params: { year: "2029" },
  });
  const confirmed: CalendarFacts = { ...facts, yearStanding: () => "confirmed" };
  expect(askRefusal({ kind: "confirmed", year: 2027 }, confirmed)?.code).toBe(
    "calendar.year-confirmed",
  );
});
