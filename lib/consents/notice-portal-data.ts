import { noticeByRef } from "#lib/operator/core/notice-choice.ts";
import { idsIn, portalKey, portalMap } from "#lib/operator/core/portal-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { say } from "#lib/kernel/locale.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";

const map = portalMap({
  id: "notice-decisions",
  names: {
    kk: "Саясат туралы шешімдер",
    ru: "Решения о политике",
    en: "Decisions about the policy",
  },
  table: "notice_decision",
  order: "at",
  retention: "portal-account",
  fields: {
    at: {
      column: "at",
      type: "time",
      source: "portal",
      names: { kk: "Қашан", ru: "Когда", en: "When" },
    },
    notice: {
      column: "notice",
      type: "text",
      source: "portal",
      names: { kk: "Қай мәтін", ru: "Какой текст", en: "Which text" },
    },
    decision: {
      column: "decision",
      type: "code",
      source: "portal",
      names: { kk: "Шешім", ru: "Решение", en: "Decision" },
      values: {
        accepted: { kk: "Қабылданды", ru: "Принят", en: "Accepted" },
        refused: { kk: "Бас тартылды", ru: "Не принят", en: "Refused" },
      },
    },
  },
});

/** What a person decided about texts of the operator, as a collection of the system `portal`. */
export const noticeDecisions: PortalCollection = {
  map,
  order: 21,
  read: async ({ tx, locale }, accountId) => {
    const operator = currentOperator();
    const rows = await tx.noticeDecision.findMany({
      where: { accountId },
      orderBy: { seq: "desc" },
      select: { id: true, at: true, notice: true, version: true, decision: true },
    });
    return rows.map(({ id, at, notice, version, decision }) => {
      const ref = `${notice}/${version}`;
      const title = say(noticeByRef(operator, ref)?.titles, locale);
      const text = title === undefined ? ref : `${title} (${ref})`;
      return { key: portalKey(id), values: { id, at: at.toISOString(), notice: text, decision } };
    });
  },
  erase: async ({ tx }, accountId, keys) =>
    (await tx.noticeDecision.deleteMany({ where: { accountId, id: { in: idsIn(keys) } } })).count,
};
