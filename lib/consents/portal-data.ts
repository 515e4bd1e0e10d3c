import { say } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { idsIn, portalKey, portalMap } from "#lib/operator/core/portal-map.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";
import { noticeDecisions } from "./notice-portal-data.ts";

const map = portalMap({
  id: "consents",
  names: { kk: "Келісім туралы шешімдер", ru: "Решения о согласиях", en: "Consent decisions" },
  table: "consent_event",
  order: "at",
  retention: "portal-account",
  // What was decided, without the person, goes into the certificate (law.md section 3); the rows are deleted.
  fields: {
    at: {
      column: "at",
      type: "time",
      source: "portal",
      names: { kk: "Қашан", ru: "Когда", en: "When" },
    },
    purpose: {
      column: "purpose",
      type: "text",
      source: "portal",
      names: { kk: "Мақсат", ru: "Цель", en: "Purpose" },
    },
    channel: {
      column: "channel",
      type: "code",
      source: "portal",
      names: { kk: "Арна", ru: "Канал", en: "Channel" },
      values: {
        email: { kk: "Хаттар", ru: "Письма", en: "E-mail" },
        sms: { kk: "SMS", ru: "SMS", en: "SMS" },
        push: { kk: "Мобильді қосымша", ru: "Мобильное приложение", en: "Phone app" },
        post: { kk: "Қағаз хат", ru: "Обычная почта", en: "Post" },
        site: { kk: "Сайт", ru: "Сайт", en: "Website" },
      },
    },
    decision: {
      column: "decision",
      type: "code",
      source: "portal",
      names: { kk: "Шешім", ru: "Решение", en: "Decision" },
      values: {
        given: { kk: "Рұқсат етілген", ru: "Разрешено", en: "Allowed" },
        withdrawn: { kk: "Тыйым салынған", ru: "Запрещено", en: "Forbidden" },
      },
    },
    notice: {
      column: "notice",
      type: "text",
      source: "portal",
      names: {
        kk: "Саясат нұсқасы",
        ru: "Версия политики",
        en: "Version of the policy",
      },
    },
  },
});

/** The ledger of a person as a collection of the system `portal`; effects per system go with their decision. */
export const portalCollections: readonly PortalCollection[] = [
  {
    map,
    order: 20,
    read: async ({ tx, locale }, accountId) => {
      const { purposes } = currentOperator();
      const rows = await tx.consentEvent.findMany({
        where: { accountId },
        orderBy: { seq: "desc" },
        select: { id: true, at: true, purpose: true, channel: true, decision: true, notice: true },
      });
      return rows.map(({ id, at, ...row }) => {
        const names = purposes.find((one) => one.id === row.purpose)?.names;
        const purpose = say(names, locale) ?? row.purpose;
        return { key: portalKey(id), values: { id, at: at.toISOString(), ...row, purpose } };
      });
    },
    erase: async ({ tx }, accountId, keys) =>
      (await tx.consentEvent.deleteMany({ where: { accountId, id: { in: idsIn(keys) } } })).count,
  },
  noticeDecisions,
];
