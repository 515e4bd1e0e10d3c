import { type Command, type CommandOutcome, wrongUsage } from "#lib/cli/command.ts";
import { publicKeyOf } from "#lib/notify/core/webhook-signature.ts";
import { undelivered } from "#lib/notify/undelivered.ts";
import { settingsOf } from "#lib/notify/use-cases/deliver-webhook.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { disconnect, inTransaction } from "#lib/platform/db.ts";

/** `jeke webhooks list`: what no receiver has taken, and the public keys by which receivers verify. */
export const command: Command = {
  words: ["webhooks", "list"],
  usage: "webhooks list",
  group: "portal",
  does: "events that no receiver has taken, and the keys by which receivers verify",
  run: list,
};

async function list(args: readonly string[]): Promise<CommandOutcome> {
  if (args.length > 0) return wrongUsage(command.usage, args);
  try {
    const open = await inTransaction("worker", { kind: "worker", job: "webhooks-list" }, (tx) =>
      undelivered({ tx }),
    );
    const keys = currentOperator().webhooks.map((webhook) => {
      const own = settingsOf(webhook)?.keys.flatMap((key) => publicKeyOf(key) ?? []) ?? [];
      return { webhook: webhook.id, publicKeys: own };
    });
    const lines = open.map(({ id, webhook, event, state, at, attempts, code, isWhole }) => {
      const end = isWhole ? "" : ", its body is gone";
      return `${webhook}: ${event} of ${at}, ${state} after ${attempts} tries (${code ?? "-"})${end}  ${id}`;
    });
    const shown = keys.flatMap(({ webhook, publicKeys }) =>
      publicKeys.map((key) => `${webhook}: verify with ${key}`),
    );
    const none = open.length === 0 ? ["Nothing waits and nothing was given up."] : [];
    return {
      exit: open.some(({ state }) => state === "given-up") ? 1 : 0,
      text: [...shown, ...none, ...lines].join("\n"),
      json: { deliveries: open, keys },
      problems: open
        .filter(({ state }) => state === "given-up")
        .map(({ id, webhook, event }) => {
          return { code: "given-up", where: id, message: `${webhook} never took ${event}.` };
        }),
    };
  } finally {
    await disconnect();
  }
}
