import { dateIn } from "#lib/kernel/time.ts";

/** How the operator counts days. */
export type WorkingTime = {
  readonly zone: string;
  /** When the operator closes, `18:00`. */
  readonly closes: string;
  readonly isWorking: (day: Temporal.PlainDate) => boolean;
};

/** Hours that are left to somebody whose task comes when everything is late already. */
const leastHours = 2;

/**
 * Until when a task has to be answered, so that the request it serves can still be answered in time: two thirds of the way to
 * the request's own due date (an ISO date: its last day), at the end of a working day, and at least one working day before it.
 * Where a rule gives a day or less there is no such day: then it is hours, two thirds of what is left until closing time. A task
 * that comes too late even for that has two hours, and is late from the start for the request.
 *
 * @example taskDue({ opened, requestDue: "2026-12-14", work }) // 2026-12-04T13:00:00Z, a Friday at 18:00 in Almaty
 */
export function taskDue({
  opened,
  requestDue,
  work,
}: {
  readonly opened: Temporal.Instant;
  readonly requestDue: string;
  readonly work: WorkingTime;
}): Temporal.Instant {
  const lastDay = Temporal.PlainDate.from(requestDue);
  const end = closing(lastDay, work);
  const left = end.epochMilliseconds - opened.epochMilliseconds;
  const least = opened.add({ hours: leastHours });
  const third = opened.add({ milliseconds: Math.max(0, Math.floor((left * 2) / 3)) });
  const latest = closing(workingDayBefore(lastDay, work), work);
  const wanted = isBefore(latest, third) ? latest : third;
  const day = workingDayUntil(dateIn(work.zone, wanted), work);
  const atClosing = closing(day, work);
  const chosen = isBefore(wanted, atClosing)
    ? closing(workingDayBefore(day, work), work)
    : atClosing;
  if (isBefore(least, chosen)) return chosen;
  return isBefore(third, least) ? least : third;
}

function closing(day: Temporal.PlainDate, { zone, closes }: WorkingTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: closes }).toInstant();
}

/** This day where it is worked, else the last one before it that is. */
function workingDayUntil(day: Temporal.PlainDate, work: WorkingTime): Temporal.PlainDate {
  return work.isWorking(day) ? day : workingDayBefore(day, work);
}

function workingDayBefore(day: Temporal.PlainDate, work: WorkingTime): Temporal.PlainDate {
  let before = day.subtract({ days: 1 });
  while (!work.isWorking(before)) before = before.subtract({ days: 1 });
  return before;
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
