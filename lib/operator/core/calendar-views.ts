import type { Text } from "#lib/kernel/locale.ts";
import type { CalendarEntry } from "#lib/law/core/calendar.ts";
import type { CalendarYear, NextYearWarning } from "#lib/law/core/calendar-years.ts";
import type { CalendarAsk, YearStanding } from "./calendar-change.ts";

/** One day of a month, as the page draws it. */
export type DayView = {
  /** ISO date. */
  readonly date: string;
  readonly kind: "working" | "off" | "weekend" | "worked";
  readonly why?: Text;
  readonly isEstimate: boolean;
  /** Changed at the desk. */
  readonly isOwn: boolean;
  /** A change of it waits for the second person. */
  readonly isAsked: boolean;
  readonly isToday: boolean;
};

/** A month as weeks from Monday to Sunday; nothing where a day belongs to its neighbour. */
export type MonthView = {
  readonly month: number;
  readonly weeks: readonly (readonly (DayView | null)[])[];
};

/** A change with who asked for it and what was said, by numbers. */
export type ChangeView = {
  readonly id: string;
  readonly ask: CalendarAsk;
  readonly reason: Text;
  readonly source: string;
  readonly proposedBy?: number;
  readonly proposedAt: string;
  /** The reader proposed it: somebody else decides. */
  readonly isMine: boolean;
  readonly verdict?: {
    readonly is: "agreed" | "returned";
    readonly by?: number;
    readonly at: string;
    readonly note?: string;
  };
};

/** A day that the week alone does not explain; with the change where the desk made it. */
export type SpecialDay = Pick<CalendarEntry, "date" | "why" | "source"> & {
  readonly kind: "off" | "worked";
  readonly isEstimate: boolean;
  readonly change?: ChangeView;
};

/** The page of the working calendar for one year. */
export type CalendarView = {
  readonly year: number;
  readonly years: readonly { readonly year: number; readonly status: YearStanding }[];
  readonly status: YearStanding;
  readonly week: number;
  readonly workingDays: number;
  readonly today: string;
  /** The last day that may be changed. */
  readonly lastDay: string;
  readonly months: readonly MonthView[];
  readonly days: readonly SpecialDay[];
  /** Of every year: what waits must not be missed. */
  readonly asked: readonly ChangeView[];
  readonly decided: readonly ChangeView[];
  readonly warning?: NextYearWarning;
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
  /** A forecast that may be confirmed now. */
  readonly mayConfirm: boolean;
};

/** The months of a year, Monday first. `asked` are dates with a proposal that waits. */
export function monthsOf(
  { year, entries }: CalendarYear,
  about: { readonly week: number; readonly today: string; readonly asked: ReadonlySet<string> },
): readonly MonthView[] {
  const known = new Map(entries.map((entry) => [entry.date, entry]));
  const dayOf = (date: Temporal.PlainDate): DayView => {
    const iso = date.toString();
    const entry = known.get(iso);
    const isWeekend = date.dayOfWeek > about.week;
    const kind = isWeekend ? ("weekend" as const) : ("working" as const);
    return {
      date: iso,
      kind: entry === undefined ? kind : kindOf(entry, isWeekend),
      ...(entry === undefined ? {} : { why: entry.why }),
      isEstimate: entry?.estimate === true,
      isOwn: entry?.isOwn === true,
      isAsked: about.asked.has(iso),
      isToday: iso === about.today,
    };
  };
  return Array.from({ length: 12 }, (_, index) => {
    const first = Temporal.PlainDate.from({ year, month: index + 1, day: 1 });
    const before = Array<null>(first.dayOfWeek - 1).fill(null);
    const days = Array.from({ length: first.daysInMonth }, (_day, n) =>
      dayOf(first.add({ days: n })),
    );
    const cells: (DayView | null)[] = [...before, ...days];
    while (cells.length % 7 !== 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_week, n) =>
      cells.slice(n * 7, n * 7 + 7),
    );
    return { month: index + 1, weeks };
  });
}

function kindOf({ kind }: CalendarEntry, isWeekend: boolean): DayView["kind"] {
  if (kind === "off") return "off";
  if (kind === "worked") return "worked";
  return isWeekend ? "weekend" : "working";
}
