import type { ClockTrace } from "#components/ui/clock.tsx";
import { capital, formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { TraceStep } from "#lib/law/core/deadline-types.ts";

type Reader = { readonly locale: Locale; readonly t: Translate; readonly zone: string };
type Unit = "working" | "calendar";

/** The steps of a trace as rows: which days, what they are, and where that stands. */
export function traceRows(trace: readonly TraceStep[], reader: Reader): ClockTrace["rows"] {
  const unit = unitOf(trace);
  return trace.map((step) => ({
    days: daysOf(step, reader),
    text: textOf(step, unit, reader),
    ...(step.source === undefined ? {} : { source: say(step.source, reader.locale) }),
  }));
}

/** Traces of older clocks do not say what they count; their runs do. */
function unitOf(trace: readonly TraceStep[]): Unit {
  const limit = trace[0]?.count?.limits.at(-1);
  const isWorking =
    limit === undefined
      ? !trace.some(({ kind }) => kind === "calendar-days")
      : limit.unit === "working-day";
  return isWorking ? "working" : "calendar";
}

function daysOf({ from, to, instants }: TraceStep, { locale, zone }: Reader): string {
  const words = (date: string): string =>
    instants === undefined
      ? formatDate(locale, date, "short")
      : formatDateTime(locale, date, "short", zone);
  const [start, end] = instants ?? [from, to];
  return start === end ? words(start) : `${words(start)} – ${words(end)}`;
}

function textOf(step: TraceStep, unit: Unit, { locale, t }: Reader): string {
  const why = say(step.why, locale);
  if (step.kind === "received") return why ?? t("clock.received");
  if (step.kind === "day-off") return why ?? t("clock.dayOff");
  // A day off that is worked says why it counts, and a stop of the clock why it stands.
  const because = why === undefined ? "" : `. ${capital(why)}`;
  return countedWords(step, unit, t) + because;
}

function countedWords({ kind, numbers, instants }: TraceStep, unit: Unit, t: Translate): string {
  if (kind === "paused") return t("clock.paused");
  if (kind === "hours") return t("clock.hours");
  const [first, last] = numbers ?? [0, 0];
  if (kind === "last-day") {
    if (instants !== undefined) return t("clock.lastMoment");
    if (last === 0) return t("clock.lastMoved");
    return t(unit === "working" ? "clock.lastDay" : "clock.lastCalendarDay", { number: last });
  }
  const key = unit === "working" ? "workingDay" : "calendarDay";
  return first === last
    ? t(`clock.${key}`, { number: first })
    : t(`clock.${key}s`, { first, last });
}
