import { hasRole, type StaffActor } from "#lib/kernel/actor.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { dateIn } from "#lib/kernel/time.ts";
import type { CalendarYear } from "#lib/law/core/calendar-years.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { calendarId } from "./calendar-days.ts";
import { operatorYears, yearWarning } from "./calendar-facts.ts";
import { yearsAhead, type CalendarAsk } from "./core/calendar-change.ts";
import {
  monthsOf,
  type CalendarView,
  type ChangeView,
  type SpecialDay,
} from "./core/calendar-views.ts";
import { currentOperator } from "./current.ts";
import { askOf } from "./store.ts";

/**
 * The working calendar of one year for the desk, with what was changed and what waits; null for whoever may not see it, or
 * for a year that the calendar does not reach. No year asked for: this one. Officers, administrators, auditors.
 */
export async function calendarView(unit: Unit, asked?: number): Promise<CalendarView | null> {
  const { actor } = unit;
  if (!hasRole(actor, "officer", "admin", "auditor")) return null;
  const { zone, week } = currentOperator();
  const today = dateIn(zone, unit.now);
  const years = await operatorYears(unit);
  const shown = years.find(({ year }) => year === (asked ?? today.year));
  if (shown === undefined) return null;
  const changes = await readChanges(unit, actor);
  const waiting = changes.filter(({ verdict }) => verdict === undefined);
  const ofWeek = {
    ...shown,
    entries: shown.entries.filter(({ weeks }) => weeks?.includes(week) ?? true),
  };
  const dates = waiting.flatMap(({ ask }) => (ask.kind === "confirmed" ? [] : [ask.day]));
  const months = monthsOf(ofWeek, { week, today: today.toString(), asked: new Set(dates) });
  const warning = await yearWarning(unit);
  const mayPropose = hasRole(actor, "officer", "admin");
  return {
    ...{ year: shown.year, status: shown.status, week, today: today.toString(), months },
    years: years.map(({ year, status }) => ({ year, status })),
    workingDays: months
      .flatMap(({ weeks }) => weeks.flat())
      .filter((day) => day?.kind === "working" || day?.kind === "worked").length,
    lastDay: today.add({ years: yearsAhead }).toString(),
    days: specialDays(ofWeek, changes),
    asked: waiting,
    decided: changes.filter(
      ({ verdict, ask }) => verdict !== undefined && yearOf(ask) === shown.year,
    ),
    ...(warning === undefined ? {} : { warning }),
    mayPropose,
    mayDecide: hasRole(actor, "officer"),
    mayConfirm:
      mayPropose &&
      shown.status === "forecast" &&
      shown.year <= today.year + 1 &&
      !waiting.some(({ ask }) => ask.kind === "confirmed" && ask.year === shown.year),
  };
}

/** How many changes wait for this officer's word: everybody's but their own. None for whoever decides none. */
export async function changesToDecide({ tx, actor }: Unit): Promise<number> {
  if (!hasRole(actor, "officer")) return 0;
  return tx.calendarChange.count({
    where: {
      ...{ calendar: calendarId(), verdict: { is: null } },
      proposedBy: { not: actor.staffId },
    },
  });
}

function specialDays(
  { entries }: CalendarYear,
  changes: readonly ChangeView[],
): readonly SpecialDay[] {
  // Newest first: the change that holds is the last one agreed on.
  const newest = (date: string): ChangeView | undefined =>
    changes.find(
      ({ ask, verdict }) =>
        ask.kind !== "confirmed" && ask.day === date && verdict?.is === "agreed",
    );
  return entries.flatMap(({ date, kind, why, source, estimate, isOwn }): SpecialDay[] => {
    if (kind === "ordinary") return [];
    const change = isOwn ? newest(date) : undefined;
    const day = { date, kind, why, source, isEstimate: estimate === true };
    return [change === undefined ? day : { ...day, change }];
  });
}

/** Every change of this calendar: what waits before what was decided, the last decision first. */
async function readChanges(unit: Unit, actor: StaffActor): Promise<readonly ChangeView[]> {
  const rows = await unit.tx.calendarChange.findMany({
    where: { calendar: calendarId() },
    orderBy: [{ verdict: { seq: "desc" } }, { proposedAt: "desc" }, { id: "asc" }],
    select: {
      ...{ id: true, kind: true, day: true, year: true, reason: true, source: true },
      ...{ proposedBy: true, proposedAt: true },
      verdict: { select: { verdict: true, decidedBy: true, decidedAt: true, note: true } },
    },
  });
  const staff = await unit.tx.staffMember.findMany({ select: { id: true, number: true } });
  const numbers = new Map(staff.map(({ id, number }) => [id, number]));
  return rows.map(({ verdict, reason, ...row }) => ({
    ...{ id: row.id, ask: askOf(row), source: row.source },
    // Written by `insertChange` from a Text, and never changed.
    reason: reason as Text,
    ...numberOf("proposedBy", numbers.get(row.proposedBy)),
    proposedAt: row.proposedAt.toISOString(),
    isMine: row.proposedBy === actor.staffId,
    ...(verdict === null
      ? {}
      : {
          verdict: {
            is: verdict.verdict === "agreed" ? ("agreed" as const) : ("returned" as const),
            ...numberOf("by", numbers.get(verdict.decidedBy)),
            at: verdict.decidedAt.toISOString(),
            ...(verdict.note === null ? {} : { note: verdict.note }),
          },
        }),
  }));
}

/** A member of staff who is gone has no number any more. */
function numberOf<K extends string>(
  key: K,
  number: number | undefined,
): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {};
  if (number !== undefined) found[key] = number;
  return found;
}

function yearOf(ask: CalendarAsk): number {
  return ask.kind === "confirmed" ? ask.year : Number(ask.day.slice(0, 4));
}
