import { dateIn } from "#lib/kernel/time.ts";
import type { CalendarYear } from "#lib/law/core/calendar-years.ts";
import { calendarYears, nextYearWarning } from "#lib/law/queries.ts";
import type { NextYearWarning } from "#lib/law/core/calendar-years.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { jurisdictionOf } from "./calendar-days.ts";
import { currentOperator } from "./current.ts";
import type { CalendarFacts } from "./core/calendar-change.ts";

/** What the operator's calendar says now: the published table with every change that holds. */
export async function calendarFacts(unit: Pick<Unit, "tx" | "now">): Promise<CalendarFacts> {
  const { zone, week } = currentOperator();
  const years = await operatorYears(unit);
  const entries = new Map(
    years
      .flatMap((year) => year.entries)
      .filter(({ weeks }) => weeks === undefined || weeks.includes(week))
      .map((entry) => [entry.date, entry]),
  );
  return {
    today: dateIn(zone, unit.now).toString(),
    yearStanding: (wanted) => years.find(({ year }) => year === wanted)?.status,
    isOff: (day) => {
      const kind = entries.get(day)?.kind;
      const isWeekend = Temporal.PlainDate.from(day).dayOfWeek > week;
      return kind === undefined || kind === "ordinary" ? isWeekend : kind === "off";
    },
    isChanged: (day) => entries.get(day)?.isOwn === true,
  };
}

/** All years of the operator's calendar, with what the desk changed. */
export async function operatorYears(unit: Pick<Unit, "tx">): Promise<readonly CalendarYear[]> {
  const years = calendarYears(await jurisdictionOf(unit));
  if (!years.ok) throw new Error(`${years.error.code}: the operator has no calendar.`);
  return years.value;
}

/** From October on: that next year is a forecast nobody has checked, or missing. Nothing where all is well. */
export async function yearWarning(
  unit: Pick<Unit, "tx" | "now">,
): Promise<NextYearWarning | undefined> {
  const warning = nextYearWarning(await jurisdictionOf(unit), unit.now);
  if (!warning.ok) throw new Error(`${warning.error.code}: the operator has no calendar.`);
  return warning.value;
}
