import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { isWorkingDay } from "#lib/law/queries.ts";
import { jurisdictionOf } from "#lib/operator/calendar-days.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { env, packSecret } from "#lib/platform/env.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { taskDue, type WorkingTime } from "../core/task-due.ts";

/** Days for which a mailed link outlives the due date: a late answer is better than none. */
const graceDays = 7;

/** When the operator works, with every change of the calendar that the desk agreed on. */
async function workingTime(unit: Pick<Unit, "tx">): Promise<WorkingTime> {
  const jurisdiction = await jurisdictionOf(unit);
  return {
    zone: jurisdiction.zone,
    closes: jurisdiction.closes ?? "18:00",
    isWorking: (day) => {
      const found = isWorkingDay(jurisdiction, day);
      if (!found.ok)
        throw new Error(`${found.error.code}: no working days around ${day.toString()}.`);
      return found.value;
    },
  };
}

/**
 * Until when a task opened now has to be answered. `requestDue` is the nearest open date of what it serves; without one (a
 * switch that acts at once) it is the next working day.
 */
export async function dueFrom(
  unit: Pick<Unit, "tx" | "now">,
  requestDue: string | undefined,
): Promise<Temporal.Instant> {
  const work = await workingTime(unit);
  return taskDue({
    opened: unit.now,
    requestDue: requestDue ?? nextWorkingDay(unit.now, work),
    work,
  });
}

function nextWorkingDay(now: Temporal.Instant, { zone, isWorking }: WorkingTime): string {
  let day = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  while (!isWorking(day)) day = day.add({ days: 1 });
  return day.toString();
}

/** Until when a link that is sent now works: past the due date, and never shorter than the grace. */
export function linkEnds(now: Temporal.Instant, dueAt: Temporal.Instant): Temporal.Instant {
  const from = Temporal.Instant.compare(now, dueAt) > 0 ? now : dueAt;
  return from.add({ hours: graceDays * 24 });
}

/** Where whoever answers for a system without an account here is reached; nothing where the pack or its variable names nobody. */
export function outsideAddress(system: Pick<SystemMap, "answers">): string | undefined {
  const written = system.answers?.email;
  if (written === undefined) return undefined;
  const resolved = written.replace(
    /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g,
    (_, name: string) => packSecret(name) ?? "",
  );
  return resolved.includes("@") ? resolved : undefined;
}

/** The address of a task's page, with its token. */
export function taskLink(token: string): string {
  return `${new URL(env().JEKE_URL).origin}/${currentOperator().defaultLocale}/task/${token}`;
}
