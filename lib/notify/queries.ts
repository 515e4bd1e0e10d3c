import { unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { bodySchema, withoutSecrets } from "./core/body.ts";

/** One message to the person, as the portal shows it: whole, and codes and links are taken out. */
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
  return rows.map(viewOf);
}

/** The message that told the signed-in person how their request ended; null while it has not, and for anybody else's. */
export async function closingMessage(unit: Unit, requestId: string): Promise<MessageView | null> {
  if (unit.actor.kind !== "subject") return null;
  const row = await unit.tx.message.findFirst({
    where: {
      accountId: unit.actor.accountId,
      requestId,
      event: { in: ["request.done", "request.corrected"] },
    },
    orderBy: { createdAt: "desc" },
  });
  return row === null ? null : viewOf(row);
}

type Row = {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly locale: string;
  readonly createdAt: Date;
  readonly toSealed: Uint8Array;
  readonly bodySealed: Uint8Array;
};

function viewOf({ id, channel, state, locale, ...row }: Row): MessageView {
  const body = bodySchema.parse(JSON.parse(unseal(row.bodySealed, `message.body.${id}`)));
  const { page, ...sent } = withoutSecrets(body);
  return {
    ...{ id, channel, state, locale, ...(page ?? sent) },
    at: row.createdAt.toISOString(),
    to: unseal(row.toSealed, `message.to.${id}`),
  };
}
