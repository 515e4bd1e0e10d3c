import { formatDate } from "#lib/i18n/formats.ts";
import { translator } from "#lib/i18n/translator.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { toldOf, type DueCase, type Reader } from "../core/due-soon.ts";
import { openStates } from "../core/lifecycle.ts";
import { datesOf, today, type Dates } from "../deadlines.ts";

/** Local hour from which the day's warnings go out. */
const fromHour = 8;

type Colleague = Reader & { readonly email: string; readonly locale: Locale };

/**
 * One mail a working day to whoever has a due date to keep: from one working day before, and as long as it is overdue. Numbers
 * and types of requests only, nothing of a person. Safe to call again and again, and in several workers at once.
 */
export async function warnOfDates(unit: Unit): Promise<{ readonly told: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker warns of due dates.");
  const dates = await datesOf(unit);
  if (!isWarningTime(unit.now, dates)) return { told: 0 };
  const day = today(unit.now);
  const cases = await casesDue(unit, day, dates);
  if (cases.length === 0) return { told: 0 };
  const colleagues = await colleaguesOf(unit);
  const working = new Set(colleagues.map(({ id }) => id));
  const already = await toldToday(unit, day);
  let told = 0;
  for (const colleague of colleagues) {
    const theirs = toldOf(colleague, cases, working);
    if (theirs.length === 0 || already.has(colleague.id)) continue;
    await tell(unit, colleague, theirs, day);
    told += 1;
  }
  return { told };
}

/** From the morning of a working day on. */
function isWarningTime(now: Temporal.Instant, { workingDaysTo }: Dates): boolean {
  const local = now.toZonedDateTimeISO(currentOperator().zone);
  const yesterday = local.subtract({ days: 1 }).toInstant();
  return local.hour >= fromHour && workingDaysTo(today(now), yesterday) === 1;
}

/** The nearest open date of each request, where it is overdue or at most one working day away. */
async function casesDue(
  unit: Unit,
  day: string,
  { workingDaysTo }: Dates,
): Promise<readonly DueCase[]> {
  const rows = await unit.tx.request.findMany({
    where: { state: { in: [...openStates] }, clocks: { some: { metAt: null } } },
    orderBy: { number: "asc" },
    select: {
      ...{ number: true, type: true, assigneeId: true, accountId: true },
      clocks: { where: { metAt: null }, orderBy: { dueOn: "asc" }, select: { dueOn: true } },
    },
  });
  return rows.flatMap(({ clocks, ...row }) => {
    const due = clocks[0]?.dueOn.toISOString().slice(0, 10);
    if (due === undefined) return [];
    const isOverdue = due < day;
    const isNear = isOverdue || workingDaysTo(due, unit.now) <= 1;
    return isNear ? [{ ...row, due, isOverdue }] : [];
  });
}

async function colleaguesOf(unit: Unit): Promise<readonly Colleague[]> {
  const rows = await unit.tx.staffMember.findMany({
    where: { disabledAt: null, roles: { hasSome: ["agent", "officer"] } },
    orderBy: { number: "asc" },
    select: { id: true, email: true, locale: true, roles: true, ownAccountId: true },
  });
  return rows.map(({ roles, locale, ...row }) => ({
    ...row,
    isOfficer: roles.includes("officer"),
    locale: isLocale(locale) ? locale : currentOperator().defaultLocale,
  }));
}

async function toldToday(unit: Unit, day: string): Promise<ReadonlySet<string>> {
  const prefix = keyOf(day, "");
  const rows = await unit.tx.message.findMany({
    where: { key: { startsWith: prefix } },
    select: { key: true },
  });
  return new Set(rows.map(({ key }) => key.slice(prefix.length).split("#")[0] ?? ""));
}

async function tell(
  unit: Unit,
  { id, email, locale }: Colleague,
  cases: readonly DueCase[],
  day: string,
): Promise<void> {
  const t = translator(locale, "notices");
  const types = translator(locale, "requests");
  const lines = cases.map(({ number, type, due, isOverdue }) =>
    t(isOverdue ? "desk.due.overdue" : "desk.due.soon", {
      ...{ number, type: types(`types.${type}.name`) },
      due: formatDate(locale, due, "long-weekday"),
    }),
  );
  await unit.notices.deliver({
    event: "desk.due",
    address: { kind: "email", value: email },
    locale,
    params: { count: cases.length, lines: lines.join("\n") },
    key: keyOf(day, id),
  });
}

function keyOf(day: string, staffId: string): string {
  return `desk.due:${day}:${staffId}`;
}
