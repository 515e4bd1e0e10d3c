import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Calendar, Week } from "./calendar.ts";
import { dayTable } from "./day-table.ts";
import { epochDayOf } from "./epoch-day.ts";

/** How a due date stands today. On the due date itself both counts are 0. */
export type TimeLeft = {
  readonly state: "left" | "today" | "overdue";
  /** Working days after today up to the due date, or after the due date up to today. */
  readonly workingDays: number;
  readonly calendarDays: number;
};

/**
 * What is left until the due date, or how long it is overdue. A date missed on a Friday is overdue on Saturday, by one
 * calendar day and no working day. Refuses `law.calendar-missing` like the deadline itself.
 */
export function timeLeft(input: {
  readonly today: Temporal.PlainDate;
  readonly due: Temporal.PlainDate;
  readonly calendar: Calendar;
  readonly week: Week;
}): Result<TimeLeft, Refusal<"law.calendar-missing">> {
  const { dayOf, isoOf } = dayTable(input.calendar, input.week);
  const today = epochDayOf(input.today.toString());
  const due = epochDayOf(input.due.toString());
  if (today === due) return ok({ state: "today", workingDays: 0, calendarDays: 0 });
  const last = Math.max(today, due);
  let workingDays = 0;
  for (let day = Math.min(today, due) + 1; day <= last; day += 1) {
    const found = dayOf(day);
    if (found === undefined) {
      return refuse("law.calendar-missing", { year: Number(isoOf(day).slice(0, 4)) });
    }
    if (found.kind === "working") workingDays += 1;
  }
  const state = today < due ? "left" : "overdue";
  return ok({ state, workingDays, calendarDays: Math.abs(due - today) });
}
