import { say } from "#lib/kernel/locale.ts";
import { idsIn, portalKey, portalMap } from "#lib/operator/core/portal-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { PortalCollection } from "../ports.ts";
import { dropFile } from "./evidence.ts";
import { openWords } from "./store.ts";

const map = portalMap({
  id: "tasks",
  names: {
    kk: "Қолмен орындалған іздеулер мен істер",
    ru: "Что искали и делали вручную",
    en: "What was looked up and done by hand",
  },
  table: "system_task",
  order: "opened_at",
  retention: "portal-proof",
  fields: {
    opened: {
      ...{ column: "opened_at", type: "time", source: "portal-made" },
      names: { kk: "Қашан сұралды", ru: "Когда поручено", en: "Asked for" },
    },
    system: {
      ...{ column: "system", type: "text", source: "portal-made" },
      names: { kk: "Қайда", ru: "Где", en: "Where" },
    },
    state: {
      ...{ column: "state", type: "code", source: "portal-made" },
      names: { kk: "Күйі", ru: "Состояние", en: "State" },
      values: {
        open: { kk: "жауап күтілуде", ru: "ждёт ответа", en: "waits for an answer" },
        answered: { kk: "жауап берілді", ru: "ответ получен", en: "answered" },
        checked: { kk: "жауап қабылданды", ru: "ответ принят", en: "answer accepted" },
        returned: { kk: "қайта сұралды", ru: "поручено снова", en: "asked again" },
        cancelled: { kk: "керек емес", ru: "отменено", en: "no longer needed" },
      },
    },
    answered: {
      ...{ column: "answered_at", type: "time", source: "portal-made" },
      names: { kk: "Қашан жауап берілді", ru: "Когда ответили", en: "Answered" },
    },
    words: {
      ...{ column: "words", type: "text", source: "portal-made" },
      names: { kk: "Не деп жауап берілді", ru: "Что ответили", en: "The answer" },
    },
  },
  erasure: [{ act: "anonymise", set: { words: null } }],
});

/**
 * Tasks about a person, in My data and in the copy. Their erasure takes the answer, its file with its key, and by what the person
 * was to be found; what stays is the proof: which system, what was asked, when, by whom it was answered, the hash of the evidence.
 */
export const portalCollections: readonly PortalCollection[] = [
  {
    map,
    // Before what the tasks served.
    order: 10,
    read: async ({ tx, locale }, accountId) => {
      const { systems } = currentOperator();
      const rows = await tx.systemTask.findMany({
        where: { accountId },
        orderBy: { openedAt: "desc" },
        select: {
          ...{ id: true, system: true, state: true, openedAt: true, answeredAt: true },
          wordsSealed: true,
        },
      });
      return rows.map((row) => ({
        key: portalKey(row.id),
        values: {
          id: row.id,
          system: say(systems.find(({ id }) => id === row.system)?.names, locale) ?? row.system,
          state: row.state,
          opened_at: row.openedAt.toISOString(),
          answered_at: row.answeredAt?.toISOString() ?? null,
          words: openWords(row) ?? null,
        },
      }));
    },
    erase: async ({ tx }, accountId, keys) => {
      const where = { accountId, id: { in: idsIn(keys) } };
      const files = await tx.systemTask.findMany({ where, select: { evidenceFile: true } });
      await tx.systemTask.updateMany({
        where: { ...where, state: "open" },
        data: { state: "cancelled" },
      });
      const { count } = await tx.systemTask.updateMany({
        where,
        data: {
          ...{ accountId: null, wordsSealed: null, evidenceFile: null, evidenceKeySealed: null },
          ...{ aboutSealed: new Uint8Array(0), linkHash: null, linkEndsAt: null },
        },
      });
      // Without its key a file is noise; removing it before the commit could only lose evidence, never a secret.
      for (const { evidenceFile } of files) await dropFile(evidenceFile);
      return count;
    },
  },
];
