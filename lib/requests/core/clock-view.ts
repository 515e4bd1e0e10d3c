import type { Text } from "#lib/kernel/locale.ts";
import type { Confidence, TraceStep, Warning } from "#lib/law/core/deadline-types.ts";

/** One due date, as both sides see it. */
export type ClockView = {
  readonly ruleId: string;
  /** `own-target`: we promise it ourselves; `last-day`: the law's. */
  readonly kind: "own-target" | "last-day";
  /** What is due ("name the ground"). */
  readonly what: Text;
  /** "15 working days". */
  readonly limit: Text;
  readonly source: Text;
  readonly confidence: Confidence;
  /** A year on the way has no published calendar yet: days off may still move. */
  readonly estimated: boolean;
  readonly startedAt: string;
  readonly due: string;
  readonly zone: string;
  /** What must be known beside the date: an unverified rule, the closing hour, a contract that lengthens nothing. */
  readonly warnings: readonly Warning[];
  /** ISO instant at which what is due was done; absent while open. */
  readonly metAt?: string;
  readonly isOverdue: boolean;
  readonly isDueToday: boolean;
  /** Working days after today up to and with the last day; 0 when due today or overdue. */
  readonly workingDaysLeft: number;
  /** Working days since the last day; 0 when not overdue. */
  readonly workingDaysLate: number;
  /** Every day from receipt to the last date, none left out. */
  readonly trace: readonly TraceStep[];
  /** The calendar changed since and gives a later date; the promised one stands. Open clocks only. */
  readonly byCalendar?: { readonly due: string; readonly trace: readonly TraceStep[] };
};
