import type { CollectionMap, FieldMap } from "#lib/operator/core/data-map.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";
import { removeArchive } from "./archive-files.ts";

// The register ids of the portal's own rows; `systems` gives them their words, whatever the pack.
const register = {
  category: "portal",
  purposes: ["portal"],
  basis: "portal",
  source: "portal-made",
  recipients: [],
  retention: "portal-archive",
  required: true,
  others: false,
};

function field(column: string, type: FieldMap["type"], names: FieldMap["names"]): FieldMap {
  return { column, type, names, ...register };
}

const map: CollectionMap = {
  id: "archives",
  names: { kk: "Деректеріңіздің көшірмелері", ru: "Копии ваших данных", en: "Copies of your data" },
  table: "export_archive",
  key: ["id"],
  person: false,
  category: "portal",
  find: [{ by: "account", column: "account_id" }],
  fields: {
    created: field("created_at", "time", {
      kk: "Сұралған уақыт",
      ru: "Когда запросили",
      en: "Asked for",
    }),
    state: {
      ...field("state", "code", { kk: "Күйі", ru: "Состояние", en: "State" }),
      values: {
        waiting: { kk: "кезекте", ru: "в очереди", en: "in line" },
        building: { kk: "дайындалып жатыр", ru: "готовится", en: "being made" },
        ready: { kk: "дайын", ru: "готова", en: "ready" },
        failed: { kk: "жасалмады", ru: "не получилась", en: "could not be made" },
        gone: { kk: "жойылған", ru: "удалена", en: "gone" },
      },
    },
    downloads: field("downloads", "number", { kk: "Жүктелді", ru: "Скачано", en: "Downloads" }),
    expires: field("expires_at", "time", {
      kk: "Қашан жойылады",
      ru: "Когда исчезнет",
      en: "Gone at",
    }),
  },
  columns: ["id"],
  order: "created_at",
  erasure: [{ act: "delete" }],
  consents: [],
};

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
        key: JSON.stringify([row.id]),
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

function idsIn(keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const [id] = JSON.parse(key) as unknown[];
    return typeof id === "string" ? [id] : [];
  });
}
