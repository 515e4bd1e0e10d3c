import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { idsIn, portalKey, portalMap } from "#lib/operator/core/portal-map.ts";
import { unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";
import { bodySchema, withoutSecrets } from "./core/body.ts";

type Replaced = {
  readonly id: string;
  readonly event: string;
  readonly channel: string;
  readonly requestId: string | null;
};

async function say(unit: Unit, replaced: readonly Replaced[]): Promise<void> {
  for (const { id, event, channel, requestId } of replaced) {
    await unit.audit.append({
      action: "message.replaced",
      target: { kind: "message", id },
      ...(requestId === null ? {} : { requestId: asId<RequestId>(requestId) }),
      data: { event, channel },
    });
  }
}

/** What the portal wrote to the person: in My data, in the copy, and in the erasure. */
export const portalCollections: readonly PortalCollection[] = [
  {
    order: 20,
    map: portalMap({
      id: "messages",
      names: { kk: "Сізге жазғанымыз", ru: "Сообщения вам", en: "Messages to you" },
      table: "message",
      order: "created_at",
      retention: "portal-account",
      fields: {
        sent: {
          source: "portal-made",
          column: "created_at",
          type: "time",
          names: { kk: "Қашан", ru: "Когда", en: "When" },
        },
        to: {
          source: "portal",
          column: "to",
          type: "text",
          names: { kk: "Қайда", ru: "Куда", en: "Where to" },
        },
        subject: {
          source: "portal-made",
          column: "subject",
          type: "text",
          names: { kk: "Тақырыбы", ru: "Тема", en: "Subject" },
        },
        text: {
          source: "portal-made",
          column: "text",
          type: "text",
          names: { kk: "Мәтіні", ru: "Текст", en: "Text" },
        },
        state: {
          source: "portal-made",
          column: "state",
          type: "code",
          names: { kk: "Күйі", ru: "Состояние", en: "State" },
          values: {
            waiting: { kk: "кезекте", ru: "в очереди", en: "waiting" },
            sending: { kk: "жіберіліп жатыр", ru: "отправляется", en: "being sent" },
            sent: { kk: "жіберілді", ru: "отправлено", en: "sent" },
            failed: { kk: "жеткізілмеді", ru: "не доставлено", en: "not delivered" },
          },
        },
      },
    }),
    read: async ({ tx }, accountId) => {
      const rows = await tx.message.findMany({
        where: { accountId },
        orderBy: { createdAt: "desc" },
        select: { id: true, createdAt: true, toSealed: true, bodySealed: true, state: true },
      });
      return rows.map(({ id, createdAt, toSealed, bodySealed, state }) => {
        const body = bodySchema.parse(JSON.parse(unseal(bodySealed, `message.body.${id}`)));
        const { subject, text } = withoutSecrets(body);
        const to = unseal(toSealed, `message.to.${id}`);
        const values = { id, created_at: createdAt.toISOString(), to, subject, text, state };
        return { key: portalKey(id), values };
      });
    },
    // What has not left yet goes as well: the last message says what came of it all, and nothing may arrive after it. The log
    // keeps which messages those were, so that none is lost unsaid.
    erase: async (unit, accountId, keys) => {
      const ids = idsIn(keys);
      const where = { accountId, id: { in: ids } };
      const replaced = await unit.tx.$queryRaw<Replaced[]>`
        select id::text, event, channel, request_id::text as "requestId" from message
        where account_id = ${accountId}::uuid and state in ('waiting', 'sending') for update`;
      const { count } = await unit.tx.message.deleteMany({ where });
      await say(
        unit,
        replaced.filter(({ id }) => ids.includes(id)),
      );
      return count;
    },
  },
];
