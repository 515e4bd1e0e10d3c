import { idsIn, portalKey, portalMap } from "#lib/operator/core/portal-map.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";
import { removeArchive } from "./archive-files.ts";

const map = portalMap({
  id: "archives",
  names: { kk: "Деректеріңіздің көшірмелері", ru: "Копии ваших данных", en: "Copies of your data" },
  table: "export_archive",
  order: "created_at",
  retention: "portal-archive",
  fields: {
    created: {
      column: "created_at",
      type: "time",
      source: "portal-made",
      names: {
        kk: "Сұралған уақыт",
        ru: "Когда запросили",
        en: "Asked for",
      },
    },
    state: {
      column: "state",
      type: "code",
      source: "portal-made",
      names: { kk: "Күйі", ru: "Состояние", en: "State" },
      values: {
        waiting: { kk: "кезекте", ru: "в очереди", en: "in line" },
        building: { kk: "дайындалып жатыр", ru: "готовится", en: "being made" },
        ready: { kk: "дайын", ru: "готова", en: "ready" },
        failed: { kk: "жасалмады", ru: "не получилась", en: "could not be made" },
        gone: { kk: "жойылған", ru: "удалена", en: "gone" },
      },
    },
    downloads: {
      column: "downloads",
      type: "number",
      source: "portal-made",
      names: { kk: "Жүктелді", ru: "Скачано", en: "Downloads" },
    },
    expires: {
      column: "expires_at",
      type: "time",
      source: "portal-made",
      names: {
        kk: "Қашан жойылады",
        ru: "Когда исчезнет",
        en: "Gone at",
      },
    },
  },
});

/** Archives as a collection of the system `portal`: the row with its key goes, and the unreadable file after it. */
export const portalCollections: readonly PortalCollection[] = [
  {
    map,
    order: 30,
    read: async ({ tx }, accountId) => {
      const rows = await tx.exportArchive.findMany({
        where: { accountId },
        orderBy: { createdAt: "desc" },
        select: { id: true, state: true, downloads: true, createdAt: true, expiresAt: true },
      });
      return rows.map((row) => ({
        key: portalKey(row.id),
        values: {
          id: row.id,
          state: row.state,
          downloads: row.downloads,
          created_at: row.createdAt.toISOString(),
          expires_at: row.expiresAt?.toISOString() ?? null,
        },
      }));
    },
    erase: async ({ tx }, accountId, keys) => {
      const where = { accountId, id: { in: idsIn(keys) } };
      const rows = await tx.exportArchive.findMany({ where, select: { file: true } });
      const { count } = await tx.exportArchive.deleteMany({ where });
      // Without its key the file is noise; removing it before the commit could only lose an archive, never a secret.
      for (const { file } of rows) if (file !== null) await removeArchive(file);
      return count;
    },
  },
];
