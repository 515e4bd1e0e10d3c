import { say } from "#lib/kernel/locale.ts";
import { translator } from "#lib/i18n/translator.ts";
import { namesOf, openAlarms } from "#lib/notify/alarms.ts";
import { undelivered, type Undelivered } from "#lib/notify/undelivered.ts";
import { settingsOf } from "#lib/notify/use-cases/deliver-webhook.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { disconnect, inTransaction } from "#lib/platform/db.ts";
import { destinationOf, readOutboundUrl } from "#lib/platform/outbound-address.ts";
import { outboundDestinations } from "#lib/platform/outbound.ts";
import type { Problem } from "../command.ts";

/** What keeps events from going out, and what outside has not obeyed or not taken for too long. */
export async function outwardProblems(): Promise<readonly Problem[]> {
  return [...setUpProblems(), ...(await alarmProblems())];
}

function setUpProblems(): readonly Problem[] {
  const problem = (where: string, message: string): Problem[] => [
    { code: "doctor.webhook", where, message },
  ];
  try {
    const destinations = outboundDestinations();
    return currentOperator().webhooks.flatMap((webhook) => {
      const settings = settingsOf(webhook);
      const variables = `${webhook.url.slice(2, -1)} or ${webhook.secret.slice(2, -1)}`;
      if (settings === undefined) {
        return problem(webhook.id, `${variables} is not set, or the secret is not of its form.`);
      }
      const url = readOutboundUrl(settings.url);
      if (url !== undefined && destinationOf(url, destinations) !== undefined) return [];
      const message = `The host of ${webhook.url.slice(2, -1)} stands neither in JEKE_OUTBOUND nor in JEKE_OUTBOUND_PRIVATE.`;
      return problem(webhook.id, message);
    });
  } catch (error) {
    // A pack that does not hold has a finding of its own; a list of destinations says itself what is wrong with it.
    const message = error instanceof Error ? error.message : "";
    return message.startsWith("Destination ") ? problem("JEKE_OUTBOUND", message) : [];
  }
}

/** Events that were given up by receivers that take others again by now: no alarm speaks of them. */
function lostProblems(open: readonly Undelivered[], silent: readonly string[]): readonly Problem[] {
  const lost = open.filter(
    ({ state, webhook }) => state === "given-up" && !silent.includes(webhook),
  );
  return [...Map.groupBy(lost, ({ webhook }) => webhook)].map(([where, { length }]) => {
    const name = say(namesOf("webhook", where), "en");
    const message = `There are ${length} event(s) that ${name} never took: jeke webhooks resend --webhook ${where}.`;
    return { code: "doctor.webhook", where, message };
  });
}

async function alarmProblems(): Promise<readonly Problem[]> {
  try {
    const { alarms, open } = await inTransaction(
      "worker",
      { kind: "worker", job: "doctor" },
      async (tx) => ({ alarms: await openAlarms({ tx }), open: await undelivered({ tx }) }),
    );
    const words = translator("en", "desk.alarms.why");
    const alarmed = alarms.map(({ kind, place, names, open, since, why: { key, status } }) => {
      const why = `Why: ${words(key, { status })}.`;
      const message =
        kind === "consent"
          ? `${say(names, "en")} has not obeyed ${open} decision(s) on consent since ${since}. ${why}`
          : `${say(names, "en")} has not taken ${open} event(s) since ${since}. ${why}`;
      return { code: `doctor.${kind}`, where: place, message };
    });
    const silent = alarms.flatMap(({ kind, place }) => (kind === "webhook" ? [place] : []));
    return [...alarmed, ...lostProblems(open, silent)];
  } catch {
    // A database that does not answer, or is empty, has a finding of its own.
    return [];
  } finally {
    await disconnect();
  }
}
