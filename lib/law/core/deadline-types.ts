import type { Text } from "#lib/kernel/locale.ts";
import type { Week } from "./calendar.ts";
import type { Limit } from "./rule.ts";

/** Confidence marks of law.md: P = article read, 2+ = several sources, 2 = one source, M = memory, own = our own target, contract = a term of the pack. */
export type Confidence = "P" | "2+" | "2" | "M" | "own" | "contract";

/** What a trace counts. Several limits follow each other: each starts where the one before it ends. */
export type Count = {
  readonly limits: readonly Limit[];
  readonly rollForward: boolean;
  /** ISO dates between which the clock stood still: the day it was stopped, and the day it went on. */
  readonly rests?: readonly (readonly [string, string])[];
};

/** One run of days in a computed deadline. No day between receipt and due date is left out. */
export type TraceStep = {
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  /**
   * `calendar-days`: every day counts, days off too (rules in days and months of the calendar). `hours`: a rule in hours,
   * whose days do not matter. `paused`: the clock stands still.
   */
  readonly kind:
    "received" | "day-off" | "working-days" | "calendar-days" | "hours" | "paused" | "last-day";
  /** First and last number of the run, as the rule counts. */
  readonly numbers?: readonly [number, number];
  /** Why these days are off, or what the day is ("Republic Day moved from Sunday"). */
  readonly why?: Text;
  readonly source?: Text;
  /** The calendar guesses this day: it is not published yet. */
  readonly estimate?: true;
  /** On the first step: what is counted, so that the trace can be counted again by itself. */
  readonly count?: Count;
  /** Rules in hours: the ISO instants at which the step begins and ends. */
  readonly instants?: readonly [string, string];
};

/** What a reader of the date must know beside it. */
export type WarningCode =
  | "unverified"
  | "not-in-force"
  | "not-enabled"
  | "calendar-forecast"
  | "closes-earlier"
  | "paused"
  | "extended"
  | "does-not-lengthen";
export type Warning = {
  readonly code: WarningCode;
  readonly text: Text;
  /** ISO instant to which the warning belongs: when it closes, since when it is paused, when it was extended. */
  readonly at?: string;
};

/** A computed due date that explains itself; stored as it is with the clock. */
export type Deadline = {
  readonly rule: string;
  /** `own-target`: we promise it ourselves; `last-day`: the law's or the contract's. */
  readonly kind: "own-target" | "last-day";
  /** ISO date, the last day, until 24:00 in `zone` (for rules in hours and what is due at once: until `dueAt`). */
  readonly due: string;
  /** ISO instant at which the term is over: 24:00 of the last day, or the instant of a rule in hours. */
  readonly dueAt: string;
  /** ISO instant of the operator's closing hour on the last day: the earlier warning (KZ Civil Code art. 176). */
  readonly closesAt?: string;
  /** ISO date and instant of receipt. */
  readonly received: string;
  readonly receivedAt: string;
  readonly zone: string;
  readonly tzVersion: string;
  readonly week: Week;
  /** Id of the calendar that was counted by; absent where no day was counted. */
  readonly calendar?: string;
  readonly confidence: Confidence;
  /** True when a year between receipt and due date has no published calendar yet. */
  readonly estimated: boolean;
  /** What is due, in words ("name the ground"). */
  readonly what: Text;
  readonly limit: Text;
  readonly source: Text;
  /** ISO date by which receipt must be confirmed, where the rule says so. */
  readonly acknowledgeBy?: string;
  /** ISO date until which an extension may still be announced, and the due date that it would give. */
  readonly extendableUntil?: string;
  readonly extendedDue?: string;
  readonly warnings: readonly Warning[];
  readonly trace: readonly TraceStep[];
};
