import { translator } from "#lib/i18n/translator.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import { env } from "#lib/platform/env.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { yearWarning } from "../calendar-facts.ts";
import { currentOperator } from "../current.ts";

/** Local hour from which letters go out. */
const fromHour = 8;

/**
 * From October on one mail a month to every officer, as long as the calendar of next year is a forecast that nobody has
 * checked, or missing. Safe to call again and again, and in several workers at once: the month is part of its key.
 */
export async function warnOfYear(unit: Unit): Promise<{ readonly told: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker warns of the calendar.");
  const { zone, defaultLocale } = currentOperator();
  const local = unit.now.toZonedDateTimeISO(zone);
  if (local.month < 10 || local.hour < fromHour) return { told: 0 };
  const prefix = `desk.calendar:${local.toPlainDate().toPlainYearMonth().toString()}:`;
  const officers = await untold(unit, prefix);
  if (officers.length === 0) return { told: 0 };
  const warning = await yearWarning(unit);
  if (warning === undefined) return { told: 0 };
  const year = String(warning.year);
  for (const { id, email, locale: preferred } of officers) {
    const locale = isLocale(preferred) ? preferred : defaultLocale;
    const portal = env().JEKE_URL;
    await unit.notices.deliver({
      event: "desk.calendar",
      address: { kind: "email", value: email },
      locale,
      params: {
        year,
        words: translator(locale, "notices")(`desk.calendar.${warning.status}`, { year, portal }),
      },
      key: `${prefix}${id}`,
    });
  }
  return { told: officers.length };
}

/** Officers who have not been told this month. */
async function untold(unit: Unit, prefix: string) {
  const officers = await unit.tx.staffMember.findMany({
    where: { disabledAt: null, roles: { has: "officer" } },
    orderBy: { number: "asc" },
    select: { id: true, email: true, locale: true },
  });
  const told = await unit.tx.message.findMany({
    where: { key: { startsWith: prefix } },
    select: { key: true },
  });
  const keys = new Set(told.map(({ key }) => key));
  return officers.filter(({ id }) => !keys.has(`${prefix}${id}`));
}
