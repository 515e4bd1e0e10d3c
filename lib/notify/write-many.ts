import { randomUUID } from "node:crypto";
import type { MassNotice } from "#lib/consents/ports.ts";
import { preferredAddresses } from "#lib/identity/preferred-addresses.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { seal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Rendered } from "./core/render.ts";
import { messageInWords } from "./message-words.ts";

/**
 * Writes one sealed message per account, rendered once per language and channel, and gives back the ids of those that were
 * not written before: what has a key already is dropped. Three statements, however many accounts.
 */
export async function writeMany(unit: Unit, notice: MassNotice): Promise<readonly string[]> {
  const { event, accounts, paramsIn } = notice;
  const addresses = await preferredAddresses(
    unit,
    accounts.map(({ accountId }) => accountId),
  );
  const wordsFor = rendering(event, paramsIn);
  const data = accounts.flatMap(({ accountId, locale, key }) => {
    const address = addresses.get(accountId);
    if (address === undefined) return [];
    const id = randomUUID();
    const channel = address.kind === "email" ? "email" : "sms";
    return [
      {
        ...{ id, accountId, key, event, channel, locale },
        toSealed: seal(address.value, `message.to.${id}`),
        bodySealed: seal(JSON.stringify(wordsFor(locale, channel)), `message.body.${id}`),
      },
    ];
  });
  if (data.length === 0) return [];
  const written = await unit.tx.message.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { id: true },
  });
  return written.map(({ id }) => id);
}

type Channel = "email" | "sms";

/** The words of each language and channel, put together when they are first wanted. */
function rendering(
  event: string,
  paramsIn: MassNotice["paramsIn"],
): (locale: Locale, channel: Channel) => Rendered {
  const known = new Map<string, Rendered>();
  return (locale, channel) => {
    const name = `${locale} ${channel}`;
    const words =
      known.get(name) ?? messageInWords({ event, channel, locale, params: paramsIn(locale) });
    known.set(name, words);
    return words;
  };
}
