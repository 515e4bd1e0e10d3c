import type { PlanRow } from "./plan.ts";

/** When a held row is looked at again: after a day, or as soon as its own date is over, whichever comes first. */
export function holdDue(row: PlanRow, now: Temporal.Instant, zone: string): Temporal.Instant {
  const daily = now.add({ hours: 24 });
  if (row.until === undefined || !("date" in row.until)) return daily;
  const over = Temporal.PlainDate.from(row.until.date)
    .add({ days: 1 })
    .toZonedDateTime(zone)
    .toInstant();
  const next = Temporal.Instant.compare(over, daily) < 0 ? over : daily;
  // A date that has passed while the hold goes on must not make the job turn on the spot.
  return Temporal.Instant.compare(next, now) > 0 ? next : daily;
}
