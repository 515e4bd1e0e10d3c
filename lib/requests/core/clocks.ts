import type { Deadline, Warning } from "#lib/law/core/deadline-types.ts";
import type { ClockView } from "./clock-view.ts";
import type { DueGroup } from "./views.ts";

/** A clock as it is stored, with the deadline that explains it. */
export type StoredClock = {
  readonly startedAt: string;
  /** Clocks of older versions have no warnings. */
  readonly deadline: Omit<Deadline, "warnings"> & { readonly warnings?: readonly Warning[] };
  /** What the calendar gives now, where that is later than what was promised. */
  readonly byCalendar?: Deadline;
  readonly metAt?: string;
};

/** Today, and how many working days lie between it and a due date, in either direction. */
export type Day = { readonly today: string; readonly workingDaysTo: (due: string) => number };

/**
 * A clock on a given day. A due date is overdue from the day after the last day; a met clock is neither due nor late,
 * whenever it was met, and still shows its trace.
 */
export function clockView(clock: StoredClock, { today, workingDaysTo }: Day): ClockView {
  const { startedAt, deadline, byCalendar, metAt } = clock;
  const { due } = deadline;
  const isOpen = metAt === undefined;
  return {
    ruleId: deadline.rule,
    kind: deadline.kind,
    what: deadline.what,
    limit: deadline.limit,
    source: deadline.source,
    confidence: deadline.confidence,
    estimated: deadline.estimated,
    startedAt,
    due,
    zone: deadline.zone,
    warnings: deadline.warnings ?? [],
    ...(isOpen ? {} : { metAt }),
    isOverdue: isOpen && due < today,
    isDueToday: isOpen && due === today,
    workingDaysLeft: isOpen && due > today ? workingDaysTo(due) : 0,
    workingDaysLate: isOpen && due < today ? workingDaysTo(due) : 0,
    trace: deadline.trace,
    ...(byCalendar === undefined || !isOpen
      ? {}
      : { byCalendar: { due: byCalendar.due, trace: byCalendar.trace } }),
  };
}

/** Nearest open date first, then what was met, newest first. */
export function inOrder(clocks: readonly ClockView[]): readonly ClockView[] {
  const open = clocks.filter(({ metAt }) => metAt === undefined);
  const met = clocks.filter(({ metAt }) => metAt !== undefined);
  return [
    ...open.toSorted((a, b) => a.due.localeCompare(b.due)),
    ...met.toSorted((a, b) => (b.metAt ?? "").localeCompare(a.metAt ?? "")),
  ];
}

/** In which part of the queue a due date stands; the week ends on Sunday. A request without open date is `later`. */
export function dueGroup(due: string | undefined, today: string): DueGroup {
  if (due === undefined) return "later";
  if (due < today) return "overdue";
  if (due === today) return "today";
  const day = Temporal.PlainDate.from(today);
  const sunday = day.add({ days: 7 - day.dayOfWeek }).toString();
  return due <= sunday ? "this-week" : "later";
}
