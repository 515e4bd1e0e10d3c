import { instantOf } from "#lib/kernel/time.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import { noticeByRef } from "#lib/operator/core/notice-choice.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { clockView, inOrder, type Day } from "./core/clocks.ts";
import { historyOf } from "./core/history.ts";
import { placePath } from "./core/place.ts";
import { isRequestState, type RequestState } from "./core/lifecycle.ts";
import type { ClockView } from "./core/clock-view.ts";
import type { DecisionView, DetailView, HistoryEntry } from "./core/views.ts";
import { reasonOf, today, type Dates } from "./deadlines.ts";
import { withDateWords } from "./date-history.ts";
import { openDetails } from "./store.ts";

/** Columns of a clock that its view needs. */
export const clockColumns = {
  ...{ startedAt: true, metAt: true, trace: true, byCalendar: true },
} as const;

type ClockRow = {
  readonly startedAt: Date;
  readonly metAt: Date | null;
  readonly trace: unknown;
  readonly byCalendar: unknown;
};

/** When the reader looks, and by which calendar days are counted for them. */
export type Reading = { readonly now: Temporal.Instant; readonly dates: Dates };

/** Today and how far due dates are from it, for the operator. */
function dayOf({ now, dates }: Reading): Day {
  return { today: today(now), workingDaysTo: (due) => dates.workingDaysTo(due, now) };
}

/** Clocks as both sides see them, nearest open one first. */
export function clocksOf(rows: readonly ClockRow[], reading: Reading): readonly ClockView[] {
  const day = dayOf(reading);
  const views = rows.map(({ startedAt, metAt, trace, byCalendar }) => {
    const clock = {
      startedAt: startedAt.toISOString(),
      // Both written from a Deadline, by `startClock` or by counting anew.
      deadline: trace as Deadline,
      ...(byCalendar === null ? {} : { byCalendar: byCalendar as Deadline }),
      ...(metAt === null ? {} : { metAt: metAt.toISOString() }),
    };
    return clockView(clock, day);
  });
  return inOrder(views);
}

/** A stored state; an unknown one is a bug and not shown as something else. */
export function stateOf(value: string): RequestState {
  if (!isRequestState(value)) throw new Error(`Unknown request state ${value}.`);
  return value;
}

/**
 * The timeline of a request that the viewer may see; whoever calls has read the request itself first. Words that staff wrote
 * to the person stand in it for the person, and at the desk only for whoever may read the case.
 */
export async function readHistory(
  unit: Unit,
  requestId: string,
  reader: "subject" | "staff",
  mayReadWords = reader === "subject",
): Promise<readonly HistoryEntry[]> {
  const rows = await unit.tx.auditEvent.findMany({
    where: { requestId },
    orderBy: { seq: "desc" },
    select: { at: true, action: true, actorKind: true, data: true },
  });
  const events = rows.map(({ at, data, ...row }) => ({
    ...row,
    at: instantOf(at).toString(),
    data: recordOf(JSON.parse(data)),
  }));
  return withDateWords(unit, requestId, { entries: historyOf(events, reader), mayReadWords });
}

/** What was decided, once somebody agreed to it. */
export async function decisionOf(unit: Unit, requestId: string): Promise<DecisionView | undefined> {
  const row = await unit.tx.proposal.findFirst({
    where: { requestId, verdict: "agreed" },
    orderBy: { decidedAt: "desc" },
    select: { outcome: true, ground: true, words: true, decidedAt: true },
  });
  if (row?.decidedAt == null) return undefined;
  const reason = reasonOf(row.ground);
  return {
    outcome: row.outcome === "approve" ? "approve" : "refuse",
    ground: row.ground,
    ...(reason === undefined ? {} : { groundNames: reason.names, article: reason.article }),
    words: row.words,
    decidedAt: row.decidedAt.toISOString(),
  };
}

/** The fields the person filled in, in the order of the form; what a form chose by its id is read by its name. */
export function detailsOf(
  id: string,
  sealed: Uint8Array | null,
  locale: Locale,
): readonly DetailView[] {
  return Object.entries(openDetails(id, sealed))
    .map(([field, value]) => ({ field, value: chosen[field]?.(value, locale) ?? value }))
    .filter(({ value }) => value !== "");
}

/** Fields that are chosen, not typed: what their value is called. */
const chosen: Readonly<Record<string, (value: string, locale: Locale) => string | undefined>> = {
  place: placePath,
  notice: (value, locale) => {
    const notice = noticeByRef(currentOperator(), value);
    return notice === undefined ? undefined : `${say(notice.titles, locale)} (${notice.version})`;
  },
  services: (value, locale) =>
    currentOperator()
      .services.filter(({ id }) => value.split(",").includes(id))
      .map(({ names }) => say(names, locale))
      .join(", "),
  succession: (value, locale) =>
    say(currentOperator().successions.find(({ id }) => id === value)?.names, locale),
  purpose: (value, locale) =>
    say(currentOperator().purposes.find(({ id }) => id === value)?.names, locale),
};

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
