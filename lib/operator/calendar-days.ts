import type { Text } from "#lib/kernel/locale.ts";
import type { CalendarEntry } from "#lib/law/core/calendar.ts";
import { regimeOf, type Jurisdiction } from "#lib/law/queries.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Operator } from "./core/pack.ts";
import { currentOperator } from "./current.ts";

/** What two persons at the desk agreed on about the working calendar; a `Jurisdiction` takes it as it is. */
export type DeskCalendar = {
  /** One entry for each changed day, the last agreement winning; a day given back to the table has none. */
  readonly days: readonly CalendarEntry[];
  /** Forecast years that were checked against the official calendar. */
  readonly confirmedYears: readonly number[];
  /** The decisions themselves, oldest first. */
  readonly changes: readonly DecidedChange[];
  /** Number of the newest decision that is in it; 0 for none. */
  readonly seq: bigint;
};

/** A decided change: of a day, or of a year that was confirmed. */
export type DecidedChange = {
  readonly id: string;
  readonly seq: bigint;
  readonly day?: string;
  readonly year?: number;
};

const known = new WeakMap<Tx, Promise<DeskCalendar>>();

/**
 * The changes that hold, read once in each transaction: whoever counts dates asks here before. Changes of another
 * calendar than the operator's do not count.
 */
export function deskCalendar({ tx }: { readonly tx: Tx }): Promise<DeskCalendar> {
  const found = known.get(tx);
  if (found !== undefined) return found;
  const reading = readDeskCalendar(tx);
  known.set(tx, reading);
  return reading;
}

let last: { operator: Operator; content: string; jurisdiction: Jurisdiction } | undefined;

/**
 * What decides dates for this operator, with every change that holds. The same object as long as nothing changed, so that
 * the calendar is laid out once in a process and not for each page.
 */
export async function jurisdictionOf(unit: { readonly tx: Tx }): Promise<Jurisdiction> {
  const operator = currentOperator();
  const { days, confirmedYears } = await deskCalendar(unit);
  // By its content and not by its number: one process may speak to several databases, as tests do.
  const content = JSON.stringify([days, confirmedYears]);
  if (last?.operator !== operator || last.content !== content) {
    last = { operator, content, jurisdiction: { ...operator, days, confirmedYears } };
  }
  return last.jurisdiction;
}

/** The id of the calendar that this operator counts by. */
export function calendarId(): string {
  const { regime, calendar } = currentOperator();
  const found = regimeOf(regime);
  const id = calendar ?? (found.ok ? found.value.calendar : undefined);
  if (id === undefined) throw new Error(`The regime ${regime} leaves the calendar to the pack.`);
  return id;
}

/** One agreed change as it is stored. */
type Agreed = {
  readonly id: string;
  readonly calendar: string;
  readonly kind: string;
  readonly day: string | null;
  readonly year: number | null;
  readonly reason: Text;
  readonly source: string;
  readonly seq: bigint;
};

async function readDeskCalendar(tx: Tx): Promise<DeskCalendar> {
  const agreed = await tx.$queryRaw<Agreed[]>`
    select c.id, c.calendar, c.kind, c.day::text, c.year, c.reason, c.source, v.seq
    from calendar_change c join calendar_verdict v on v.change_id = c.id
    where v.verdict = 'agreed' order by v.seq`;
  const own = calendarId();
  const rows = agreed.filter(({ calendar }) => calendar === own);
  const days = new Map<string, CalendarEntry>();
  const years = new Set<number>();
  for (const row of rows) {
    if (row.year !== null) years.add(row.year);
    if (row.day === null) continue;
    const entry = entryOf(row, row.day);
    if (entry === undefined) days.delete(row.day);
    else days.set(row.day, entry);
  }
  return {
    ...{ days: [...days.values()], confirmedYears: [...years], changes: rows.map(changeOf) },
    seq: agreed.at(-1)?.seq ?? 0n,
  };
}

function changeOf({ id, seq, day, year }: Agreed): DecidedChange {
  return { id, seq, ...(day === null ? {} : { day }), ...(year === null ? {} : { year }) };
}

function entryOf({ kind, reason, source }: Agreed, date: string): CalendarEntry | undefined {
  if (kind !== "off" && kind !== "worked") return undefined;
  // A document is called by its own name in every language.
  return { date, kind, why: reason, source: { kk: source, ru: source, en: source } };
}
