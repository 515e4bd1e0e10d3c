import { overdueEffects } from "#lib/consents/overdue.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { translator } from "#lib/i18n/translator.ts";
import { isLocale, say } from "#lib/kernel/locale.ts";
import { dateIn, dateOf, instantOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { namesOf } from "../alarms.ts";
import { type AlarmKind, alarmReason } from "../core/alarm-reason.ts";

/** How long a system or receiver may take before people are told. */
const patienceMinutes = 15;
/** Local hour from which officers are reminded of what is still open. */
const fromHour = 8;

type Found = {
  readonly kind: AlarmKind;
  readonly place: string;
  readonly open: number;
  readonly since: Date;
  /** Why, as a code. */
  readonly because: string | null;
};

/**
 * Says what outside has not done for fifteen minutes: a decision on consent that a system has not obeyed, an event that a
 * receiver has not taken or that was given up. Officers get one mail when it begins and one each morning while it lasts, the desk
 * and `jeke doctor` show it, and it goes by itself once it is done. In one transaction: alarm, mails, the audit event
 * `alarm.raised`. Safe in several workers at once.
 */
export async function raiseAlarms(unit: Unit): Promise<{ readonly told: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker raises alarms.");
  await unit.tx
    .$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('alarms', 0))) as held`;
  const before = unit.now.subtract({ minutes: patienceMinutes });
  const found: readonly Found[] = [
    ...(await overdueEffects(unit, before)).map((one) => ({ kind: "consent" as const, ...one })),
    ...(await silentReceivers(unit, before)).map((one) => ({ kind: "webhook" as const, ...one })),
  ];
  const known = await unit.tx.alarm.findMany();
  for (const { kind, place } of known) {
    if (found.some((one) => one.kind === kind && one.place === place)) continue;
    await unit.tx.alarm.deleteMany({ where: { kind, place } });
  }
  const due: Found[] = [];
  for (const one of found) {
    const row = known.find(({ kind, place }) => kind === one.kind && place === one.place);
    const isDue = isTellingTime(unit.now, row?.toldAt ?? null);
    const toldAt = isDue ? { toldAt: dateOf(unit.now) } : {};
    await unit.tx.alarm.upsert({
      where: { kind_place: { kind: one.kind, place: one.place } },
      create: { ...one, ...toldAt },
      update: { open: one.open, since: one.since, because: one.because, ...toldAt },
    });
    if (isDue) due.push(one);
  }
  return { told: due.length === 0 ? 0 : await tell(unit, due) };
}

/** At once the first time; then on another day, in the morning. */
function isTellingTime(now: Temporal.Instant, toldAt: Date | null): boolean {
  if (toldAt === null) return true;
  const { zone } = currentOperator();
  const local = now.toZonedDateTimeISO(zone);
  const isAnotherDay = !dateIn(zone, instantOf(toldAt)).equals(local.toPlainDate());
  return isAnotherDay && local.hour >= fromHour;
}

/** Webhooks whose events wait too long, or were given up since their receiver last took one. */
async function silentReceivers(
  { tx }: Unit,
  before: Temporal.Instant,
): Promise<readonly Omit<Found, "kind">[]> {
  return tx.$queryRaw<Omit<Found, "kind">[]>`
    select d.webhook as place, count(*)::int as open, min(d.created_at) as since,
      mode() within group (order by d.error_code) as because
    from webhook_delivery d
    where (d.state = 'waiting' and d.created_at < ${dateOf(before)})
      or (d.state = 'given-up' and d.ended_at > coalesce((select max(s.ended_at)
        from webhook_delivery s where s.webhook = d.webhook and s.state = 'sent'), '-infinity'))
    group by d.webhook`;
}

async function tell(unit: Unit, due: readonly Found[]): Promise<number> {
  const officers = await unit.tx.staffMember.findMany({
    where: { disabledAt: null, roles: { has: "officer" } },
    orderBy: { number: "asc" },
    select: { id: true, email: true, locale: true },
  });
  const { zone, defaultLocale } = currentOperator();
  for (const { id, email, locale: preferred } of officers) {
    const locale = isLocale(preferred) ? preferred : defaultLocale;
    const t = translator(locale, "notices");
    const why = translator(locale, "desk.alarms.why");
    const lines = due.map(({ kind, place, open, since, because }) => {
      const { key, status } = alarmReason(kind, because);
      return t(`desk.alarm.${kind}`, {
        ...{ name: say(namesOf(kind, place), locale), open, why: why(key, { status }) },
        since: formatDateTime(locale, since.toISOString(), "long", zone),
      });
    });
    await unit.notices.deliver({
      event: "desk.alarm",
      address: { kind: "email", value: email },
      locale,
      params: { lines: lines.join("\n") },
      key: `desk.alarm:${id}:${unit.now.toString()}`,
    });
  }
  for (const { kind, place, open, because } of due) {
    const data = { kind, place, open, because: alarmReason(kind, because).key };
    await unit.audit.append({ action: "alarm.raised", data });
  }
  return officers.length;
}
