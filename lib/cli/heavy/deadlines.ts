import { computeDeadline } from "#lib/law/core/deadline.ts";
import type { ClockEvent } from "#lib/law/core/events.ts";
import { replay } from "#lib/law/core/replay.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import { calendars } from "#lib/law/data/calendars.ts";
import { oracle, placesKnown, type Question, type Span, type Stop } from "./oracle.ts";
import { type Random, randomOf } from "./random.ts";

const dayMs = 86_400_000;
const first = Date.UTC(2024, 0, 1, 12);
const span = Date.UTC(2028, 11, 20) - first;
const zones = [
  ...(["Asia/Almaty", "Europe/Berlin", "Europe/London"] as const),
  ...(["America/Los_Angeles", "America/Sao_Paulo", "Asia/Tokyo", "America/Santiago"] as const),
] as const;

/** What came out of a run of random cases. */
export type Compared = {
  readonly cases: number;
  readonly dates: number;
  readonly refusals: number;
  readonly differences: number;
  /** The first differences, in words. */
  readonly examples: readonly string[];
};

/** Asks the engine and the oracle the same questions, and replays every trace. */
export function compareDeadlines(cases: number, seed: number): Compared {
  const random = randomOf(seed);
  const examples: string[] = [];
  let differences = 0;
  let dates = 0;
  for (let index = 0; index < cases; index += 1) {
    const question = questionOf(random);
    const expected = oracle(question);
    const answer = engine(question);
    if (answer !== expected) differences += 1;
    if (answer !== expected && examples.length < 20) {
      examples.push(`${JSON.stringify(question)}: oracle ${expected}, engine ${answer}`);
    }
    if (!expected.startsWith("law.")) dates += 1;
  }
  return { cases, dates, refusals: cases - dates, differences, examples };
}

/** The answer of lib/law in the oracle's words. */
function engine(question: Question): string {
  const { zone, week, place, received } = question;
  const calendar = calendars.find(({ id }) => id === place);
  const found = computeDeadline({
    ...{ rule: ruleOf(question), zone, week, tzVersion: "heavy", events: eventsOf(question) },
    ...{ received: instant(received), receivedNote: { why: text, source: text } },
    ...(calendar === undefined ? {} : { calendar }),
  });
  if (!found.ok) return found.error.code;
  const { due, dueAt, trace } = found.value;
  const again = replay(trace);
  if (!again.ok || again.value !== due) return `${due}, but its trace does not replay`;
  return `${due} ${dueAt}`;
}

const text = { kk: "heavy", ru: "heavy", en: "heavy" };
const sourced = { source: text, confidence: "P" as const };
const instant = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment);

function ruleOf({ limit, rolls, extension }: Question): Rule {
  return {
    ...{ id: "heavy", limit, trigger: text, what: text, kind: "last-day", ...sourced },
    ...{ dayZero: true, rollForward: rolls, enabled: true },
    pauses: [{ id: "stop", why: text, ...sourced }],
    ...(extension === undefined
      ? {}
      : { extension: { limit: extension.by, noticeBy: extension.noticeBy, ...sourced } }),
  };
}

function eventsOf({ stops, extension }: Question): readonly ClockEvent[] {
  const events: ClockEvent[] = stops.flatMap(({ from, to }): ClockEvent[] => [
    { kind: "paused", at: instant(from), reason: "stop" },
    ...(to === undefined ? [] : [{ kind: "resumed" as const, at: instant(to) }]),
  ]);
  if (extension !== undefined) events.push({ kind: "extended", at: instant(extension.announced) });
  return events.sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
}

function questionOf(random: Random): Question {
  const limit = limitOf(random);
  const isClock = limit.unit === "hour" || limit.unit === "at-once";
  // Whole minutes most of the time; milliseconds must not matter either.
  const received =
    first + random.below(span / 60_000) * 60_000 + (random.percent(20) ? random.below(60_000) : 0);
  const stops = random.percent(40) && limit.unit !== "at-once" ? stopsOf(random, received) : [];
  const extends_ = random.percent(25) && limit.unit !== "at-once";
  return {
    ...{ limit, received, stops, rolls: !isClock && random.percent(85) },
    ...{ week: random.oneOf([5, 5, 6]), zone: random.oneOf(zones) },
    place: random.oneOf(["KZ", "KZ", ...placesKnown]),
    ...(extends_ ? { extension: extensionOf(random, limit, received) } : {}),
  };
}

const most: Readonly<Record<Span["unit"], number>> = {
  ...{ "working-day": 30, "calendar-day": 90, month: 6, hour: 200, "at-once": 0 },
};

function limitOf(random: Random): Span {
  const unit = random.oneOf([
    ...(["working-day", "working-day", "working-day", "calendar-day"] as const),
    ...(["calendar-day", "month", "hour", "at-once"] as const),
  ]);
  return { unit, value: unit === "at-once" ? 0 : 1 + random.below(most[unit]) };
}

/** One to three stops after each other, often on the same day, often over a weekend; the last may be open. */
function stopsOf(random: Random, received: number): readonly Stop[] {
  const count = 1 + random.below(3);
  const stops: Stop[] = [];
  let at = received;
  for (let index = 0; index < count; index += 1) {
    const from = at + (random.percent(15) ? 0 : random.below(8 * dayMs));
    const to = from + random.below(random.percent(30) ? dayMs / 2 : 12 * dayMs);
    const isOpen = index === count - 1 && random.percent(20);
    stops.push(isOpen ? { from } : { from, to });
    at = to;
  }
  return stops;
}

function extensionOf(
  random: Random,
  limit: Span,
  received: number,
): Required<Question>["extension"] {
  const other = random.oneOf(["working-day", "calendar-day", "month"] as const);
  const unit = limit.unit === "hour" || random.percent(60) ? limit.unit : other;
  const noticeBy = { unit: limit.unit, value: 1 + random.below(limit.value) };
  const longest = limit.unit === "hour" ? 9 : noticeBy.value * (limit.unit === "month" ? 32 : 2);
  return {
    by: { unit, value: 1 + random.below(most[unit]) },
    noticeBy,
    announced: received + random.below((longest + 3) * dayMs),
  };
}
