import type { ClockCell, ClockBarView } from "#components/ui/clock-bar.tsx";
import type { ClockDate, ClockTrace, ClockView as Words } from "#components/ui/clock.tsx";
import { capital, formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import { isUnverified } from "#lib/law/core/warnings.ts";
import type { ClockView } from "#lib/requests/core/clock-view.ts";
import { traceRows } from "./trace-words.ts";

type Reader = {
  readonly locale: Locale;
  /** ISO instant of the page. */
  readonly now: string;
  /** Texts of `ui`. */
  readonly t: Translate;
};

/** The due dates of one request in ready words: the nearest open one first, those met after it. */
export function clockWords(clocks: readonly ClockView[], reader: Reader): Words {
  const sorted = [...clocks].sort(
    (a, b) =>
      Number(a.metAt !== undefined) - Number(b.metAt !== undefined) || a.due.localeCompare(b.due),
  );
  const bar = barOf(clocks, reader);
  return {
    dates: sorted.map((clock) => dateOf(clock, reader)),
    ...(bar === undefined ? {} : { bar }),
    traces: sorted.flatMap((clock) => [
      traceOf(clock, sorted.length > 1, reader),
      ...laterTrace(clock, reader),
    ]),
  };
}

function dateOf(clock: ClockView, reader: Reader): ClockDate {
  const { locale, t } = reader;
  const what = capital(say(clock.what, locale));
  const words = formatDate(locale, clock.due, styleOf(clock.due, reader));
  if (clock.metAt !== undefined) {
    const at = formatDateTime(locale, clock.metAt, "day-month", clock.zone);
    return {
      id: clock.ruleId,
      flag: "met",
      tone: "done",
      date: words,
      what: t("clock.met", { what, at }),
    };
  }
  const flag = clock.kind === "own-target" ? "own" : "last";
  if (clock.isOverdue) {
    const late = t("clock.overdue", { what, days: clock.workingDaysLate });
    return {
      id: clock.ruleId,
      flag,
      tone: "late",
      date: words,
      what: late,
      ...noteOf(clock, reader),
    };
  }
  const key = `clock.${flag}${clock.workingDaysLeft > 0 ? "Left" : ""}`;
  return {
    id: clock.ruleId,
    flag,
    tone: clock.isDueToday ? "soon" : "plain",
    date: clock.isDueToday ? t("clock.todayDate", { date: words }) : words,
    what: t(key, { what, days: clock.workingDaysLeft }),
    ...noteOf(clock, reader),
  };
}

/** What must be known beside the date: that nobody has verified the term, what was promised before the calendar changed. */
function noteOf(clock: ClockView, reader: Reader): Pick<ClockDate, "note"> {
  const notes = [...warningsOf(clock, reader), ...laterDay(clock, reader)];
  return notes.length === 0 ? {} : { note: notes.join(" ") };
}

function warningsOf({ warnings, zone }: ClockView, { locale }: Reader): readonly string[] {
  return warnings.map(({ text, at }) => {
    const words = capital(say(text, locale));
    return at === undefined
      ? `${words}.`
      : `${words}: ${formatDateTime(locale, at, "day-month", zone)}.`;
  });
}

/** The calendar has changed since: the later day beside the promised one. */
function laterDay({ byCalendar }: ClockView, reader: Reader): readonly string[] {
  if (byCalendar === undefined) return [];
  const date = formatDate(reader.locale, byCalendar.due, styleOf(byCalendar.due, reader));
  return [reader.t("clock.byCalendar", { date })];
}

/** How the calendar counts that later day. */
function laterTrace(clock: ClockView, reader: Reader): readonly ClockTrace[] {
  const { byCalendar, what } = clock;
  if (byCalendar === undefined) return [];
  const title = reader.t("clock.howByCalendar", { what: say(what, reader.locale) });
  return [{ title, rows: traceRows(byCalendar.trace, { ...reader, zone: clock.zone }) }];
}

function traceOf(clock: ClockView, several: boolean, reader: Reader): ClockTrace {
  const { locale, t } = reader;
  const what = say(clock.what, locale);
  const note = [say(clock.limit, locale), capital(say(clock.source, locale))].join(". ");
  const reading = readingOf(clock, t);
  return {
    title: several ? t("clock.howFor", { what }) : t("clock.how"),
    rows: traceRows(clock.trace, { ...reader, zone: clock.zone }),
    note: reading === undefined ? `${note}.` : `${note}. ${reading}`,
  };
}

/** How sure the term is; nothing where the article was read, or the contract says so itself. */
function readingOf({ confidence, kind }: ClockView, t: Translate): string | undefined {
  if (confidence === "P" || confidence === "contract") return undefined;
  return t(`clock.confidence.${isUnverified(confidence) ? "unverified" : kind}`);
}

/** Days from receipt to the last of all due dates, as the longest trace counted them. */
function barOf(clocks: readonly ClockView[], reader: Reader): ClockBarView | undefined {
  const longest = [...clocks].sort((a, b) => b.due.localeCompare(a.due))[0];
  const first = longest?.trace[0];
  if (longest === undefined || first === undefined) return undefined;
  const today = Temporal.Instant.from(reader.now)
    .toZonedDateTimeISO(longest.zone)
    .toPlainDate()
    .toString();
  const isOver = clocks.every((clock) => clock.metAt !== undefined);
  const over =
    clocks
      .map((clock) => dayOf(clock.metAt ?? "", longest.zone))
      .sort()
      .at(-1) ?? "";
  const days = daysBetween(first.from, longest.due);
  const offDays = new Set(
    longest.trace
      .filter((step) => step.kind === "day-off")
      .flatMap((step) => daysBetween(step.from, step.to)),
  );
  const cellOf = (day: string): ClockCell => {
    const off = offDays.has(day);
    if (day === today && !isOver) return off ? "today-off" : "today";
    if (off) return "off";
    return day < today || (isOver && day <= over) ? "passed" : "open";
  };
  return {
    cells: days.map(cellOf),
    flags: clocks.map((clock) => ({
      at: Math.max(days.indexOf(clock.due), 0),
      flag: flagOf(clock),
    })),
    ticks: {
      start: formatDate(reader.locale, first.from, "short"),
      today: reader.t("clock.today"),
      end: formatDate(reader.locale, longest.due, "short"),
    },
  };
}

/** The calendar day of an instant in a zone; empty for nothing. */
function dayOf(instant: string, zone: string): string {
  if (instant === "") return "";
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function flagOf(clock: ClockView): ClockBarView["flags"][number]["flag"] {
  if (clock.metAt !== undefined) return "met";
  if (clock.isOverdue) return "late";
  if (clock.kind === "last-day") return "last";
  return clock.isDueToday ? "soon" : "own";
}

function daysBetween(from: string, to: string): string[] {
  const start = Temporal.PlainDate.from(from);
  const count = start.until(to).total("days");
  return Array.from({ length: Math.max(count, 0) + 1 }, (_, day) =>
    start.add({ days: day }).toString(),
  );
}

/** The year is said only where it is not this one. */
function styleOf(due: string, { now }: Reader): "long-weekday" | "long-weekday-year" {
  return due.slice(0, 4) === now.slice(0, 4) ? "long-weekday" : "long-weekday-year";
}
