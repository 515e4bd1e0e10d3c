import type { Command, CommandOutcome } from "#lib/cli/command.ts";
import { runUnit } from "#lib/jobs/run-unit.ts";
import { resendDeliveries } from "#lib/notify/use-cases/resend-deliveries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { disconnect } from "#lib/platform/db.ts";

const usage = "webhooks resend --webhook <id> or --delivery <id>";

/** `jeke webhooks resend`: puts events that were given up back on their way. The worker sends them. */
export const command: Command = {
  words: ["webhooks", "resend"],
  usage,
  group: "portal",
  does: "sends again what was given up",

  run: async ([flag, name = "", ...rest]) => {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
    const which =
      flag === "--webhook" && name !== ""
        ? { webhook: name }
        : flag === "--delivery" && isId
          ? { id: name }
          : undefined;
    if (which === undefined || rest.length > 0) {
      const message = `Usage: jeke ${usage}`;
      return { exit: 2, text: message, problems: [{ code: "usage", where: name, message }] };
    }
    const actor = { kind: "worker", job: "webhooks-resend" } as const;
    const { defaultLocale: locale } = currentOperator();
    try {
      const result = await runUnit({ actor, locale, role: "worker" }, (unit) =>
        resendDeliveries(unit, which),
      );
      return outcomeOf(name, result);
    } finally {
      await disconnect();
    }
  },
};

function outcomeOf(
  where: string,
  { resent, lost }: Awaited<ReturnType<typeof resendDeliveries>>,
): CommandOutcome {
  const json = { resent, lost };
  if (resent + lost === 0) {
    const message = "Nothing of it was given up.";
    return { exit: 2, text: message, json, problems: [{ code: "none", where, message }] };
  }
  if (lost === 0) return { exit: 0, text: `${resent} event(s) are on their way again.`, json };
  const message = `${lost} event(s) were given up before bodies were kept: they cannot be sent again.`;
  const text = `${resent} event(s) are on their way again. ${message}`;
  return { exit: 1, text, json, problems: [{ code: "lost", where, message }] };
}
