import { formatDateTime } from "#lib/i18n/formats.ts";
import { isLocale, say, type Locale } from "#lib/kernel/locale.ts";
import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";

/**
 * Tasks that nobody answered in time go to the officers: one mail to each for each task, once, with the place and the date and
 * nothing of the person. In one transaction with audit `task.late`; safe in several workers at once.
 */
export async function tellLateTasks(unit: Unit): Promise<{ readonly told: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker tells of late tasks.");
  const now = dateOf(unit.now);
  const late = await unit.tx.systemTask.findMany({
    where: { state: "open", dueAt: { lt: now }, lateToldAt: null },
    orderBy: { dueAt: "asc" },
    select: {
      ...{ id: true, system: true, dueAt: true, requestId: true },
      request: { select: { number: true } },
    },
  });
  let told = 0;
  for (const { id, system, dueAt, requestId, request } of late) {
    const { count } = await unit.tx.systemTask.updateMany({
      where: { id, state: "open", lateToldAt: null },
      data: { lateToldAt: now },
    });
    if (count !== 1) continue;
    await tell(unit, { id, system, dueAt, number: request?.number ?? "–" });
    await unit.audit.append({
      action: "task.late",
      target: { kind: "task", id },
      ...(requestId === null ? {} : { requestId: asId<RequestId>(requestId) }),
      data: { system, due: dueAt.toISOString() },
    });
    told += 1;
  }
  return { told };
}

type Late = {
  readonly id: string;
  readonly system: string;
  readonly dueAt: Date;
  readonly number: string;
};

async function tell(unit: Unit, task: Late): Promise<void> {
  const operator = currentOperator();
  const names = operator.systems.find(({ id }) => id === task.system)?.names;
  const officers = await unit.tx.staffMember.findMany({
    where: { disabledAt: null, roles: { has: "officer" } },
    orderBy: { number: "asc" },
    select: { id: true, email: true, locale: true },
  });
  for (const { id, email, locale: wanted } of officers) {
    const locale: Locale = isLocale(wanted) ? wanted : operator.defaultLocale;
    await unit.notices.deliver({
      event: "task.late",
      address: { kind: "email", value: email },
      locale,
      params: {
        system: say(names, locale) ?? task.system,
        number: task.number,
        due: formatDateTime(locale, task.dueAt, "long-weekday", operator.zone),
      },
      key: `task.late:${task.id}:${id}`,
    });
  }
}
