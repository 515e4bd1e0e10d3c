import { formatDateTime } from "#lib/i18n/formats.ts";
import { translator } from "#lib/i18n/translator.ts";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale, say } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { newestEvent } from "./store.ts";

type Effect = { readonly system: string; readonly state: string; readonly readBackAt: Date | null };
type Told = Effect & { readonly isByHand: boolean };

/**
 * Tells the person that their decision is obeyed, once every system concerned has been read back: what was decided, and
 * when each system agreed. Once per decision; a decision that was overtaken, that a system has not obeyed, or that was made by
 * the link of a letter is not told.
 */
export async function confirm(unit: Unit, eventId: string): Promise<void> {
  const event = await unit.tx.consentEvent.findUnique({
    where: { id: eventId },
    select: {
      ...{
        id: true,
        accountId: true,
        purpose: true,
        channel: true,
        decision: true,
        at: true,
        source: true,
      },
      account: { select: { locale: true } },
      effects: { select: { system: true, state: true, readBackAt: true } },
    },
  });
  if (event === null || event.effects.some(({ state }) => state === "waiting")) return;
  // Whoever asked for fewer letters by one click gets none about it.
  if (event.source === "unsubscribe") return;
  const newest = await newestEvent(unit, event.accountId, event);
  if (newest?.id !== event.id) return;
  const operator = currentOperator();
  const { locale: stored } = event.account;
  const locale = isLocale(stored) ? stored : operator.defaultLocale;
  const purpose = operator.purposes.find(({ id }) => id === event.purpose);
  await unit.notices.notify({
    event: event.decision === "given" ? "consent.allowed" : "consent.stopped",
    accountId: asId<AccountId>(event.accountId),
    params: {
      purpose: say(purpose?.names, locale) ?? event.purpose,
      channel: translator(locale, "ui")(`channels.${event.channel}`),
      decided: formatDateTime(locale, event.at.toISOString(), "long", operator.zone),
      systems: systemsInWords(await withWords(unit, event), locale),
    },
    key: `consent.confirmed:${event.id}`,
  });
}

/** Which of them only people have answered for: obeyed since the moment of their answer, and never read back. */
async function withWords(
  { tx }: Unit,
  event: { readonly id: string; readonly effects: readonly Effect[] },
): Promise<readonly Told[]> {
  const tasks = await tx.systemTask.findMany({
    where: { consentEventId: event.id, state: "checked" },
    select: { system: true, answeredAt: true },
  });
  return event.effects.map((effect) => ({
    ...effect,
    isByHand: tasks.some(
      ({ system, answeredAt }) =>
        system === effect.system && answeredAt?.getTime() === effect.readBackAt?.getTime(),
    ),
  }));
}

function systemsInWords(effects: readonly Told[], locale: Locale): string {
  const t = translator(locale, "notices");
  const { systems, zone } = currentOperator();
  if (effects.length === 0) return t("consent.no-system");
  const lines = effects.map(({ system, state, readBackAt, isByHand }) =>
    t(`consent.${wordOf(state === "obeyed", isByHand)}`, {
      system: say(systems.find(({ id }) => id === system)?.names, locale) ?? system,
      at: readBackAt === null ? "" : formatDateTime(locale, readBackAt.toISOString(), "long", zone),
    }),
  );
  return lines.join("\n");
}

function wordOf(isObeyed: boolean, isByHand: boolean): string {
  if (isByHand) return isObeyed ? "by-hand" : "by-hand-nothing";
  return isObeyed ? "obeyed" : "held-nothing";
}
