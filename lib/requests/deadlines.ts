import { dateIn } from "#lib/kernel/time.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import type { Ground, RefusalReason } from "#lib/law/core/regime.ts";
import * as law from "#lib/law/queries.ts";
import { deskCalendar, jurisdictionOf } from "#lib/operator/calendar-days.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";

/**
 * The law as requests ask for it, always for the operator of this deployment, with every change of the calendar that the
 * desk agreed on. A rule, type or calendar year that is missing throws: a request must not be filed without its date.
 */
export type Dates = {
  /** Number of the newest decision about the calendar that these dates are counted with. */
  readonly calendarSeq: bigint;
  readonly deadlineFor: (rule: string, at: Temporal.Instant) => Deadline;
  /** Every due date that filing a request of this type starts, the earliest first. */
  readonly deadlinesAtReceipt: (type: string, at: Temporal.Instant) => readonly Deadline[];
  /** Working days between now and a due date, in either direction. */
  readonly workingDaysTo: (due: string, now: Temporal.Instant) => number;
};

/** The dates of this transaction: the changes of the calendar are read once in it, however many dates are counted. */
export async function datesOf(unit: Pick<Unit, "tx">): Promise<Dates> {
  const { seq } = await deskCalendar(unit);
  const jurisdiction = await jurisdictionOf(unit);
  return {
    calendarSeq: seq,
    deadlineFor: (rule, at) => {
      const deadline = law.deadlineFor(jurisdiction, { rule, received: at });
      if (!deadline.ok) throw new Error(`${deadline.error.code}: no due date for ${rule}.`);
      return deadline.value;
    },
    deadlinesAtReceipt: (type, at) => {
      const deadlines = law.deadlinesAtReceipt(jurisdiction, { type, received: at });
      if (!deadlines.ok) throw new Error(`${deadlines.error.code}: no due date for ${type}.`);
      if (deadlines.value.length === 0) throw new Error(`No rule is in force for ${type}.`);
      return deadlines.value;
    },
    workingDaysTo: (due, now) => {
      const left = law.timeLeftFor(jurisdiction, { now, due });
      if (!left.ok) throw new Error(`${left.error.code}: ${due} cannot be counted to.`);
      return left.value.workingDays;
    },
  };
}

/** Grounds on which requests of this type are granted, or reasons for which they are refused. */
export function groundsFor(
  type: string,
  outcome: "approve" | "refuse",
): readonly (Ground | RefusalReason)[] {
  const { regime } = currentOperator();
  return outcome === "approve" ? law.groundsFor(regime, type) : law.refusalsFor(regime, type);
}

/** The ground by its id, where it is offered for this type and outcome. */
export function groundOf(
  type: string,
  outcome: "approve" | "refuse",
  ground: string,
): Ground | RefusalReason | undefined {
  return groundsFor(type, outcome).find(({ id }) => id === ground);
}

/** Any ground or reason by its id. */
export function reasonOf(id: string): Ground | RefusalReason | undefined {
  return law.reasonById(currentOperator().regime, id);
}

/** The rule whose clock starts when this ground is named. */
export function ruleOfGround(type: string, ground: string): string | undefined {
  return law.groundsFor(currentOperator().regime, type).find(({ id }) => id === ground)?.adds;
}

/** Today, where the operator is. */
export function today(now: Temporal.Instant): string {
  return dateIn(currentOperator().zone, now).toString();
}
