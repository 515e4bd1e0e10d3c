import Holidays from "date-holidays";

/*
 * What a due date is, told another way and without a line of lib/law: days off as plain dates (Kazakhstan copied from
 * the table of law.md 1.5, others asked from the library directly), days by Temporal, midnight by the zone itself.
 */

export type Unit = "working-day" | "calendar-day" | "month" | "hour" | "at-once";
export type Span = { readonly value: number; readonly unit: Unit };
export type Stop = { readonly from: number; readonly to?: number };

/** One question. Moments are milliseconds since 1970. */
export type Question = {
  readonly limit: Span;
  readonly rolls: boolean;
  readonly week: 5 | 6;
  readonly zone: string;
  readonly place: Place;
  readonly received: number;
  readonly stops: readonly Stop[];
  readonly extension?: { readonly by: Span; readonly noticeBy: Span; readonly announced: number };
};

/** `2026-10-29 2026-10-29T19:00:00Z`, or the code of a refusal. */
export type Answer = string;

export const placesKnown = ["KZ", "DE", "FR", "GB-ENG", "US-CA", "BR"] as const;
export type Place = (typeof placesKnown)[number];

/** Answers one question. */
export function oracle(question: Question): Answer {
  const { limit, extension } = question;
  const spans = extension === undefined ? [limit] : longer(limit, extension.by);
  const end = endOf(question, spans);
  if (typeof end === "string") return end;
  if (question.stops.some(({ from }) => isPast(question, end, from))) return "law.paused-too-late";
  if (extension !== undefined) {
    const notice = endOf(question, [extension.noticeBy]);
    if (typeof notice === "string") return notice;
    if (isPast(question, notice, extension.announced)) return "law.extended-too-late";
  }
  return `${end.date.toString()} ${end.over.toString()}`;
}

type End = { readonly date: Temporal.PlainDate; readonly over: Temporal.Instant };

function longer(limit: Span, by: Span): readonly Span[] {
  return limit.unit === by.unit ? [{ value: limit.value + by.value, unit: by.unit }] : [limit, by];
}

const instant = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment);
const dateIn = (zone: string, moment: number) =>
  instant(moment).toZonedDateTimeISO(zone).toPlainDate();

function isPast({ limit, zone }: Question, end: End, moment: number): boolean {
  return isClock(limit.unit)
    ? Temporal.Instant.compare(instant(moment), end.over) > 0
    : Temporal.PlainDate.compare(dateIn(zone, moment), end.date) > 0;
}

const isClock = (unit: Unit): boolean => unit === "hour" || unit === "at-once";

function endOf(question: Question, spans: readonly Span[]): End | string {
  const { received, zone } = question;
  if (spans.every(({ unit }) => isClock(unit))) return byTheClock(question, spans);
  let date = dateIn(zone, received);
  for (const span of spans) {
    const next = lastDay(question, date, span);
    if (next === undefined) return "law.calendar-missing";
    date = next;
  }
  return { date, over: date.add({ days: 1 }).toZonedDateTime(zone).toInstant() };
}

function byTheClock({ received, stops, zone }: Question, spans: readonly Span[]): End {
  let over = instant(received);
  for (const { value } of spans) over = over.add({ hours: value });
  for (const { from, to } of stops) {
    if (to !== undefined && Temporal.Instant.compare(instant(from), over) <= 0) {
      over = over.add(instant(from).until(instant(to)));
    }
  }
  return { date: over.toZonedDateTimeISO(zone).toPlainDate(), over };
}

/** The days that count, one by one; nothing where the table of 2024 to 2028 ends before them. */
function lastDay(
  question: Question,
  start: Temporal.PlainDate,
  { value, unit }: Span,
): Temporal.PlainDate | undefined {
  const { zone, stops, rolls } = question;
  const stood = stops
    .map(({ from, to = from }) => [dateIn(zone, from).toString(), dateIn(zone, to).toString()])
    .filter(([from = "", to = ""]) => from < to);
  const isLost = (day: string) => stood.some(([from = "", to = ""]) => from < day && day <= to);
  const isHeld = (day: string) => stood.some(([from = "", to = ""]) => from <= day && day < to);
  const mustWork = unit === "working-day" || rolls;
  let left = unit === "month" ? start.until(start.add({ months: value })).days : value;
  for (let date = start.add({ days: 1 }); ; date = date.add({ days: 1 })) {
    if (date.year < 2024 || date.year > 2028) return undefined;
    const day = date.toString();
    const isOff = isDayOff(question, date, day);
    if (left > 0 && !isLost(day) && !(unit === "working-day" && isOff)) left -= 1;
    if (left === 0 && !isHeld(day) && !(mustWork && isOff)) return date;
  }
}

function isDayOff({ place, week }: Question, date: Temporal.PlainDate, day: string): boolean {
  if (place === "KZ") {
    if (week === 5 && kzWorked.has(day)) return false;
    if (week === 6 && day === "2025-01-05") return false;
    if (kzOff.has(day)) return true;
    if (week === 5 && kzOffInFive.has(day)) return true;
    // A holiday on a Saturday is a holiday where Saturday is worked, too.
    if (week === 6 && date.dayOfWeek === 6) return kzSaturdays.has(day);
  } else if (holidaysOf(place).has(day)) return true;
  return date.dayOfWeek > week;
}

const known = new Map<Place, ReadonlySet<string>>();

function holidaysOf(place: Place): ReadonlySet<string> {
  const found = known.get(place);
  if (found !== undefined) return found;
  const [country = place, state] = place.split("-");
  const library = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const dates = [2023, 2024, 2025, 2026, 2027, 2028, 2029].flatMap((year) =>
    library.getHolidays(year).flatMap(({ type, date }) => (type === "public" ? [date] : [])),
  );
  const days = new Set(dates.map((date) => date.slice(0, 10)));
  known.set(place, days);
  return days;
}

const dates = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Weekdays off in every week. */
const kzOff = dates(
  `2024-01-01 2024-01-02 2024-03-08 2024-03-21 2024-03-22 2024-05-01 2024-05-07 2024-05-09 2024-08-30 2024-10-25
   2024-12-16
   2025-01-01 2025-01-02 2025-01-03 2025-01-07 2025-03-21 2025-03-24 2025-05-01 2025-05-07 2025-05-09 2025-06-06
   2025-07-07 2025-12-16
   2026-01-01 2026-01-02 2026-01-07 2026-03-09 2026-03-23 2026-03-24 2026-05-01 2026-05-07 2026-05-27 2026-07-06
   2026-10-26 2026-12-16
   2027-01-01 2027-01-07 2027-03-08 2027-03-15 2027-03-22 2027-03-23 2027-03-24 2027-05-07 2027-05-10 2027-07-06
   2027-10-25 2027-12-16
   2028-01-03 2028-01-07 2028-03-08 2028-03-15 2028-03-21 2028-03-22 2028-03-23 2028-05-01 2028-05-05 2028-05-08
   2028-05-09 2028-07-06 2028-10-25`,
);

/** Off only where Saturday is a day off: moved from a Saturday, or exchanged for one. */
const kzOffInFive = dates(
  `2024-03-25 2024-05-08 2024-07-08 2025-03-10 2025-03-25 2025-09-01 2025-10-27 2026-03-25 2026-05-11 2027-01-04
   2027-05-03 2028-01-04 2028-12-18`,
);
const kzWorked = dates("2024-05-04 2025-01-05");
const kzSaturdays = dates(
  `2024-03-23 2024-07-06 2025-03-08 2025-03-22 2025-08-30 2025-10-25 2026-03-21 2026-05-09 2027-01-02 2027-05-01
   2028-01-01 2028-12-16`,
);
