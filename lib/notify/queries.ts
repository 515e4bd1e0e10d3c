import { unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { bodySchema, withoutSecrets } from "./core/body.ts";

/** One message to the person, as it may be shown: codes and links are taken out. */
export type MessageView = {
  readonly id: string;
  readonly at: string;
  readonly channel: string;
  readonly state: string;
  readonly locale: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

/** What the portal wrote to the signed-in person, newest first, at most 200. Nothing for anybody else. */
export async function myMessages(unit: Unit): Promise<readonly MessageView[]> {
  if (unit.actor.kind !== "subject") return [];
  const rows = await unit.tx.message.findMany({
    where: { accountId: unit.actor.accountId },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  return rows.map((row) => {
    const body = bodySchema.parse(JSON.parse(unseal(row.bodySealed, `message.body.${row.id}`)));
    const { subject, text } = withoutSecrets(body);
    return {
      ...{ id: row.id, channel: row.channel, state: row.state, locale: row.locale, subject, text },
      at: row.createdAt.toISOString(),
      to: unseal(row.toSealed, `message.to.${row.id}`),
    };
  });
}
