import type { Text } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { calendarId } from "./calendar-days.ts";
import type { CalendarAsk } from "./core/calendar-change.ts";

/** A change as the desk wrote it, with what was said to it. */
export type StoredChange = {
  readonly id: string;
  readonly ask: CalendarAsk;
  readonly reason: Text;
  readonly source: string;
  readonly proposedBy: string;
  readonly isDecided: boolean;
};

/**
 * One act on the calendar at a time, whoever acts: held until the transaction ends, so that nobody decides on a day that
 * somebody else is just changing.
 */
export async function lockCalendar({ tx }: Pick<Unit, "tx">): Promise<void> {
  await tx.$queryRaw`select 1 from
    (select pg_advisory_xact_lock(hashtextextended('calendar-act', 0))) as held`;
}

/** Writes what was asked for; the only writer of `calendar_change`. */
export async function insertChange(
  unit: Unit,
  change: Pick<StoredChange, "ask" | "reason" | "source" | "proposedBy">,
): Promise<string> {
  const { ask, ...rest } = change;
  const row = await unit.tx.calendarChange.create({
    data: {
      ...rest,
      calendar: calendarId(),
      kind: ask.kind,
      ...(ask.kind === "confirmed"
        ? { year: ask.year }
        : { day: new Date(`${ask.day}T00:00:00Z`) }),
      proposedAt: dateOf(unit.now),
    },
    select: { id: true },
  });
  return row.id;
}

/** Writes what another officer said to it; the only writer of `calendar_verdict`. */
export async function insertVerdict(
  unit: Unit,
  verdict: {
    readonly change: Pick<StoredChange, "id" | "proposedBy">;
    readonly decidedBy: string;
    readonly verdict: "agreed" | "returned";
    readonly note?: string;
  },
): Promise<void> {
  await unit.tx.calendarVerdict.createMany({
    data: [
      {
        changeId: verdict.change.id,
        proposedBy: verdict.change.proposedBy,
        decidedBy: verdict.decidedBy,
        decidedAt: dateOf(unit.now),
        verdict: verdict.verdict,
        note: verdict.note ?? null,
      },
    ],
  });
}

/** A change by its id; nothing for one of another calendar, or none. */
export async function findChange(unit: Unit, id: string): Promise<StoredChange | undefined> {
  const row = await unit.tx.calendarChange.findFirst({
    where: { id, calendar: calendarId() },
    select: {
      ...{ id: true, kind: true, day: true, year: true, reason: true, source: true },
      ...{ proposedBy: true, verdict: { select: { verdict: true } } },
    },
  });
  if (row === null) return undefined;
  const { reason, source, proposedBy, verdict } = row;
  return {
    ...{ id: row.id, ask: askOf(row), source, proposedBy, isDecided: verdict !== null },
    // Written by `insertChange` from a Text, and never changed.
    reason: reason as Text,
  };
}

/** True when somebody already asked for another kind of this day, or for this year, and nobody has answered. */
export async function isAsked(unit: Unit, ask: CalendarAsk): Promise<boolean> {
  const about =
    ask.kind === "confirmed" ? { year: ask.year } : { day: new Date(`${ask.day}T00:00:00Z`) };
  const count = await unit.tx.calendarChange.count({
    where: { ...about, calendar: calendarId(), verdict: { is: null } },
  });
  return count > 0;
}

/** The columns of a change as what was asked for. A row that fits neither form is a bug. */
export function askOf(row: {
  readonly kind: string;
  readonly day: Date | null;
  readonly year: number | null;
}): CalendarAsk {
  const { kind, day, year } = row;
  if (kind === "confirmed" && year !== null) return { kind, year };
  if ((kind === "off" || kind === "worked" || kind === "ordinary") && day !== null) {
    return { kind, day: day.toISOString().slice(0, 10) };
  }
  throw new Error(`Unknown change of the calendar: ${kind}.`);
}
