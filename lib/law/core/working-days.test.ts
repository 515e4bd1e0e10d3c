import { expect, it } from "vitest";
import { kzCalendar } from "#lib/law/data/kz/calendars.ts";
import { timeLeft } from "./working-days.ts";

function left(today: string, due: string): string {
  const result = timeLeft({
    today: Temporal.PlainDate.from(today),
    due: Temporal.PlainDate.from(due),
    calendar: kzCalendar,
    week: 5,
  });
  if (!result.ok) return result.error.code;
  const { state, workingDays, calendarDays } = result.value;
  return `${state} ${workingDays} ${calendarDays}`;
}

it.each([
  // The day counted itself is over for the count: 14 more follow the first of 15.
  ["2026-10-27", "2026-11-16", "left 14 20"],
  ["2026-10-23", "2026-11-16", "left 15 24"],
  ["2026-11-16", "2026-11-16", "today 0 0"],
  ["2026-11-17", "2026-11-16", "overdue 1 1"],
  ["2026-10-24", "2026-10-23", "overdue 0 1"],
  ["2026-10-27", "2026-10-23", "overdue 1 4"],
  ["2028-12-30", "2029-01-10", "law.calendar-missing"],
])("on %s a date due on %s is: %s", (today, due, expected) => {
  expect(left(today, due)).toBe(expected);
});
