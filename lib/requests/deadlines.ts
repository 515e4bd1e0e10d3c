import { dateIn } from "#lib/kernel/time.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import type { Ground, RefusalReason } from "#lib/law/core/regime.ts";
import * as law from "#lib/law/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";

/**
 * The law as requests ask for it, always for the operator of this deployment. A rule, type or calendar year that is
 * missing throws: a request must not be filed without its date.
 */
export function deadlineFor(rule: string, at: Temporal.Instant): Deadline {
  const deadline = law.deadlineFor(currentOperator(), { rule, received: at });
  if (!deadline.ok) throw new Error(`${deadline.error.code}: no due date for ${rule}.`);
  return deadline.value;
}

/** Every due date that filing a request of this type starts, the earliest first. */
export function deadlinesAtReceipt(type: string, at: Temporal.Instant): readonly Deadline[] {
  const deadlines = law.deadlinesAtReceipt(currentOperator(), { type, received: at });
  if (!deadlines.ok) throw new Error(`${deadlines.error.code}: no due date for ${type}.`);
  if (deadlines.value.length === 0) throw new Error(`No rule is in force for ${type}.`);
  return deadlines.value;
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

/** Working days between now and a due date, in either direction. */
export function workingDaysTo(due: string, now: Temporal.Instant): number {
  const left = law.timeLeftFor(currentOperator(), { now, due });
  if (!left.ok) throw new Error(`${left.error.code}: ${due} cannot be counted to.`);
  return left.value.workingDays;
}

/** Today, where the operator is. */
export function today(now: Temporal.Instant): string {
  return dateIn(currentOperator().zone, now).toString();
}
