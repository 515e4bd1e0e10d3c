import type { NextYearWarning } from "#lib/law/core/calendar-years.ts";
import { yearWarning } from "#lib/operator/calendar-facts.ts";
import { env } from "#lib/platform/env.ts";
import { disconnect, inTransaction, isDatabaseUp } from "#lib/platform/db.ts";
import type { Problem } from "../command.ts";

/** What is to be said of next year's calendar: a problem stops filing, a warning asks somebody to look. */
export type CalendarFinding = {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

const nothing: CalendarFinding = { problems: [], warnings: [] };

/**
 * From October on: next year's calendar is missing (a problem: dates that reach it cannot be counted), or a forecast that
 * nobody at the desk has confirmed (a warning). The desk's changes stand in the database; where it does not answer, or the pack
 * does not hold, its own check says so and this one keeps silent.
 */
export async function calendarFinding(now?: Temporal.Instant): Promise<CalendarFinding> {
  if (env().DATABASE_WORKER_URL === undefined || !(await isDatabaseUp("worker"))) return nothing;
  try {
    const warning = await inTransaction("worker", { kind: "worker", job: "doctor" }, (tx, at) =>
      yearWarning({ tx, now: now ?? at }),
    );
    return warning === undefined ? nothing : findingOf(warning);
  } catch {
    return nothing;
  } finally {
    await disconnect();
  }
}

function findingOf({ year, status }: NextYearWarning): CalendarFinding {
  if (status === "missing") {
    const message = `There is no calendar of ${year}: requests whose dates reach it cannot be filed.`;
    return { ...nothing, problems: [{ code: "doctor.calendar", where: String(year), message }] };
  }
  const message = `The calendar of ${year} is a forecast: compare it with the official one and confirm it at the desk.`;
  return { ...nothing, warnings: [{ code: "doctor.calendar", where: String(year), message }] };
}
