import type { CollectionMap, FieldMap } from "#lib/operator/core/data-map.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";

// The register ids of the portal's own rows; `systems` gives them their words, whatever the pack.
const register = {
  category: "portal",
  purposes: ["portal"],
  basis: "portal",
  source: "portal",
  recipients: [],
  retention: "portal-account",
  required: true,
  others: false,
};

function field(column: string, type: FieldMap["type"], names: FieldMap["names"]): FieldMap {
  return { column, type, names, ...register };
}

const map: CollectionMap = {
  id: "consents",
  names: { kk: "Келісім туралы шешімдер", ru: "Решения о согласиях", en: "Consent decisions" },
  table: "consent_event",
  key: ["id"],
  person: false,
  category: "portal",
  find: [{ by: "account", column: "account_id" }],
  fields: {
    at: field("at", "time", { kk: "Қашан", ru: "Когда", en: "When" }),
    purpose: field("purpose", "text", { kk: "Мақсат", ru: "Цель", en: "Purpose" }),
    channel: {
      ...field("channel", "code", { kk: "Арна", ru: "Канал", en: "Channel" }),
      values: {
        email: { kk: "Хаттар", ru: "Письма", en: "E-mail" },
        sms: { kk: "SMS", ru: "SMS", en: "SMS" },
        push: { kk: "Мобильді қосымша", ru: "Мобильное приложение", en: "Phone app" },
        post: { kk: "Қағаз хат", ru: "Обычная почта", en: "Post" },
        site: { kk: "Сайт", ru: "Сайт", en: "Website" },
      },
    },
    decision: {
      ...field("decision", "code", { kk: "Шешім", ru: "Решение", en: "Decision" }),
      values: {
        given: { kk: "Рұқсат етілген", ru: "Разрешено", en: "Allowed" },
        withdrawn: { kk: "Тыйым салынған", ru: "Запрещено", en: "Forbidden" },
      },
    },
    notice: field("notice", "text", {
      kk: "Саясат нұсқасы",
      ru: "Версия политики",
      en: "Version of the policy",
    }),
  },
  columns: ["id"],
  order: "at",
  // What was decided, without the person, goes into the certificate (law.md section 3).
  erasure: [{ act: "delete" }],
  consents: [],
};

/** The ledger of a person as a collection of the system `portal`; effects per system go with their decision. */
export const portalCollections: readonly PortalCollection[] = [
  {
    map,
    order: 20,
    read: async ({ tx }, accountId) => {
      const rows = await tx.consentEvent.findMany({
        where: { accountId },
        orderBy: { seq: "desc" },
        select: { id: true, at: true, purpose: true, channel: true, decision: true, notice: true },
      });
      return rows.map(({ id, at, ...row }) => ({
        key: JSON.stringify([id]),
        values: { id, at: at.toISOString(), ...row },
      }));
    },
    erase: async ({ tx }, accountId, keys) =>
      (await tx.consentEvent.deleteMany({ where: { accountId, id: { in: idsIn(keys) } } })).count,
  },
];

function idsIn(keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const [id] = JSON.parse(key) as unknown[];
    return typeof id === "string" ? [id] : [];
  });
}
