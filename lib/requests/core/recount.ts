import type { Deadline } from "#lib/law/core/deadline-types.ts";

/** What was promised, and, where the calendar now gives a later date, that one too. */
export type Promised = { readonly deadline: Deadline; readonly byCalendar?: Deadline };

/** What counting anew does to a clock, and the row of its history; no row where nothing is worth telling. */
export type Recounted = Promised & {
  readonly row?: {
    readonly kind: "earlier" | "kept" | "matches";
    readonly oldDue: string;
    readonly newDue: string;
  };
};

/**
 * What was promised, after the calendar changed. A date never moves later by itself: where the calendar now gives an earlier
 * one it is taken, where it gives a later one the promised date stands and the other is kept beside it, until an officer
 * decides (KZ 94-V names the last day for the operator; being earlier breaks nothing, taking back a promise would).
 *
 * @example promised 16 November, 13 November becomes a day off: 16 stands, `byCalendar` is the 17th, row `kept`.
 */
export function recounted({ deadline, byCalendar }: Promised, now: Deadline): Recounted {
  if (now.due < deadline.due) {
    return { deadline: now, row: { kind: "earlier", oldDue: deadline.due, newDue: now.due } };
  }
  if (now.due === deadline.due) {
    if (byCalendar === undefined) return { deadline: now };
    return { deadline: now, row: { kind: "matches", oldDue: byCalendar.due, newDue: now.due } };
  }
  if (byCalendar?.due === now.due) return { deadline, byCalendar: now };
  const row = { kind: "kept", oldDue: deadline.due, newDue: now.due } as const;
  return { deadline, byCalendar: now, row };
}

/**
 * True when a change may touch this clock: its day lies between receipt and the last date, or its year does. A day after
 * the last one was never looked at, so that it changes nothing.
 */
export function crosses(
  change: { readonly day?: string; readonly year?: number },
  { deadline, byCalendar }: Promised,
): boolean {
  const from = deadline.received;
  const to = byCalendar === undefined ? deadline.due : later(deadline.due, byCalendar.due);
  if (change.day !== undefined) return change.day > from && change.day <= to;
  const { year } = change;
  return year !== undefined && year >= yearOf(from) && year <= yearOf(to);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
