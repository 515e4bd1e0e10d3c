import type { Text } from "#lib/kernel/locale.ts";

/** Confidence marks of law.md: P = article read, 2+ = several sources, 2 = one source, M = memory, own = our own target, contract = a term of the pack. */
export type Confidence = "P" | "2+" | "2" | "M" | "own" | "contract";

/** One run of days in a computed deadline. No day between receipt and due date is left out. */
export type TraceStep = {
  /** ISO dates, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** `calendar-days`: every day counts, days off too (rules in days and months of the calendar). */
  readonly kind: "received" | "day-off" | "working-days" | "calendar-days" | "last-day";
  /** First and last number of the run, as the rule counts. */
  readonly numbers?: readonly [number, number];
  /** Why these days are off, or what the day is ("Republic Day moved from Sunday"). */
  readonly why?: Text;
  readonly source?: Text;
  /** The calendar guesses this day: it is not published yet. */
  readonly estimate?: true;
};

/** A computed due date that explains itself; stored as it is with the clock. */
export type Deadline = {
  readonly rule: string;
  /** `own-target`: we promise it ourselves; `last-day`: the law's or the contract's. */
  readonly kind: "own-target" | "last-day";
  /** ISO date, the last day, until 24:00 in `zone`. */
  readonly due: string;
  readonly received: string;
  readonly zone: string;
  readonly tzVersion: string;
  readonly confidence: Confidence;
  /** True when a year between receipt and due date has no published calendar yet. */
  readonly estimated: boolean;
  /** What is due, in words ("name the ground"). */
  readonly what: Text;
  readonly limit: Text;
  readonly source: Text;
  readonly trace: readonly TraceStep[];
};
