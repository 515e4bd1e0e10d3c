import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { type Calendar, dayIn, type Week } from "./calendar.ts";

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
  const { today, due, calendar, week } = input;
  const order = Temporal.PlainDate.compare(today, due);
  if (order === 0) return ok({ state: "today", workingDays: 0, calendarDays: 0 });
  const [from, to] = order < 0 ? [today, due] : [due, today];
  const calendarDays = from.until(to, { largestUnit: "days" }).days;
  let workingDays = 0;
  for (let days = 1; days <= calendarDays; days += 1) {
    const date = from.add({ days });
    const day = dayIn(calendar, week, date);
    if (day === undefined) return refuse("law.calendar-missing", { year: date.year });
    if (day.kind === "working") workingDays += 1;
  }
  return ok({ state: order < 0 ? "left" : "overdue", workingDays, calendarDays });
}
