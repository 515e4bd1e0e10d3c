import { asId, type AccountId } from "#lib/kernel/ids.ts";
import type { JsonObject } from "#lib/kernel/context.ts";
import { isLocale, say, type Locale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { DateChangeRow, LockedClock } from "./date-changes.ts";

/** A change of a date with the clock as it stood before. */
export type Told = { readonly clock: LockedClock; readonly row: DateChangeRow };

/**
 * Says what became of dates: a moved date to the person and to whoever works on the case, all of it to the log, which both
 * sides read as the history of the request. A date that only stayed is no news for a letter.
 */
export async function tellOfDates(unit: Unit, told: readonly Told[]): Promise<void> {
  const moved = told.filter(({ row }) => row.kind === "earlier" || row.kind === "later");
  const colleagues = await assigneesOf(unit, moved);
  for (const one of moved) {
    await tellPerson(unit, one);
    const colleague = colleagues.get(one.clock.assigneeId ?? "");
    if (colleague !== undefined) await tellColleague(unit, one, colleague);
  }
  // Last: appending holds the head of the log until the transaction ends.
  for (const one of told) await log(unit, one);
}

async function tellPerson(unit: Unit, { clock, row }: Told): Promise<void> {
  if (clock.accountId === null) return;
  await unit.notices.notify({
    event: row.kind === "later" ? "request.date-later" : "request.date-earlier",
    accountId: asId<AccountId>(clock.accountId),
    requestId: clock.requestId,
    params: {
      ...{ number: clock.number, type: clock.type, from: row.oldDue, to: row.newDue },
      ...{ what: whatOf(clock, localeOf(clock.locale)), reason: row.reason ?? "" },
    },
    key: `request.date:${row.id}`,
  });
}

type Colleague = { readonly email: string; readonly locale: Locale };

async function tellColleague(
  unit: Unit,
  { clock, row }: Told,
  { email, locale }: Colleague,
): Promise<void> {
  await unit.notices.deliver({
    event: "desk.date-moved",
    address: { kind: "email", value: email },
    locale,
    params: {
      ...{ number: clock.number, type: clock.type, from: row.oldDue, to: row.newDue },
      what: whatOf(clock, locale),
    },
    key: `desk.date:${row.id}`,
  });
}

async function assigneesOf(
  unit: Unit,
  told: readonly Told[],
): Promise<ReadonlyMap<string, Colleague>> {
  const ids = told.flatMap(({ clock }) => (clock.assigneeId === null ? [] : [clock.assigneeId]));
  if (ids.length === 0) return new Map();
  const rows = await unit.tx.staffMember.findMany({
    where: { id: { in: ids }, disabledAt: null },
    select: { id: true, email: true, locale: true },
  });
  return new Map(rows.map(({ id, email, locale }) => [id, { email, locale: localeOf(locale) }]));
}

/** One event each, by the kind of the row; `clock.later-agreed` is the officer's own and written by their act. */
const actions = {
  earlier: "clock.moved-earlier",
  later: "clock.moved-later",
  kept: "clock.kept",
  matches: "clock.matches",
  agreed: "clock.later-agreed",
} as const;

async function log(unit: Unit, told: Told): Promise<void> {
  const { clock, row } = told;
  await unit.audit.append({
    action: actions[row.kind],
    target: { kind: "clock", id: clock.id },
    requestId: clock.requestId,
    data: dataOf(told),
  });
}

function dataOf({ clock, row }: Told): JsonObject {
  const about = { rule: clock.ruleId, row: row.id, change: row.changeId ?? null };
  const { kind, oldDue, newDue, staff } = row;
  if (kind === "kept") return { ...about, due: oldDue, calendar: newDue };
  if (kind === "matches") return { ...about, due: newDue };
  return {
    ...about,
    from: oldDue,
    to: newDue,
    ...(staff === undefined ? {} : { by: staff.number }),
  };
}

function whatOf({ deadline }: LockedClock, locale: Locale): string {
  return say(deadline.what, locale);
}

function localeOf(locale: string): Locale {
  return isLocale(locale) ? locale : currentOperator().defaultLocale;
}
