import type { AccountId } from "#lib/kernel/ids.ts";
import { asId } from "#lib/kernel/ids.ts";
import { type Locale, type Text, say } from "#lib/kernel/locale.ts";
import { idsIn, portalKey } from "#lib/operator/core/portal-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { PortalCollection, StoredRecord, Value } from "#lib/systems/ports.ts";
import { maps } from "./portal-maps.ts";
import { identifiersOf } from "./store/accounts.ts";

/**
 * Identity's own rows as collections of the system `portal`: what the person sees in My data and in the copy, and what
 * their erasure deletes. The account goes last, since every other row of the person hangs on it.
 */
export const portalCollections: readonly PortalCollection[] = [
  {
    map: maps.accessEvents,
    order: 60,
    read: async ({ tx, locale }, accountId) => {
      const rows = await tx.accessEvent.findMany({
        where: { accountId },
        orderBy: { at: "desc" },
        select: { id: true, at: true, number: true, what: true, reason: true },
      });
      return rows.map(({ id, at, number, what, reason }) =>
        record(id, { at: iso(at), number, what: readWords(what, locale), reason }),
      );
    },
    erase: async ({ tx }, accountId, keys) =>
      (await tx.accessEvent.deleteMany({ where: { accountId, id: { in: idsIn(keys) } } })).count,
  },
  {
    map: maps.sessions,
    order: 70,
    read: async ({ tx }, accountId) => {
      const rows = await tx.session.findMany({
        where: { accountId },
        orderBy: { createdAt: "desc" },
        select: {
          id: true,
          createdAt: true,
          lastSeenAt: true,
          method: true,
          browser: true,
          revokedAt: true,
        },
      });
      return rows.map((row) =>
        record(row.id, {
          created_at: iso(row.createdAt),
          last_seen_at: iso(row.lastSeenAt),
          method: row.method,
          browser: row.browser,
          revoked_at: row.revokedAt === null ? null : iso(row.revokedAt),
        }),
      );
    },
    erase: async ({ tx }, accountId, keys) =>
      (await tx.session.deleteMany({ where: { accountId, id: { in: idsIn(keys) } } })).count,
  },
  {
    map: maps.identifiers,
    order: 80,
    read: async ({ tx }, accountId) => {
      const rows = await identifiersOf(tx, asId<AccountId>(accountId));
      return rows.map(({ id, value, verifiedAt }) =>
        record(id, { value, verified_at: iso(verifiedAt) }),
      );
    },
    erase: async ({ tx }, accountId, keys) => {
      // Open codes of the person hold an address as well and have no collection of their own. Stop links hold none; they
      // go with the account.
      await tx.challenge.deleteMany({ where: { accountId } });
      return (await tx.identifier.deleteMany({ where: { accountId, id: { in: idsIn(keys) } } }))
        .count;
    },
  },
  {
    map: maps.account,
    order: 100,
    read: async ({ tx }, accountId) => {
      const row = await tx.account.findUnique({
        where: { id: accountId },
        select: { id: true, locale: true, createdAt: true, lastSeenAt: true },
      });
      if (row === null) return [];
      const { id, locale, createdAt, lastSeenAt } = row;
      return [record(id, { locale, created_at: iso(createdAt), last_seen_at: iso(lastSeenAt) })];
    },
    erase: async ({ tx }, accountId, keys) =>
      idsIn(keys).includes(accountId)
        ? (await tx.account.deleteMany({ where: { id: accountId } })).count
        : 0,
  },
];

function record(id: string, values: Readonly<Record<string, Value>>): StoredRecord {
  return { key: portalKey(id), values: { id, ...values } };
}

function iso(date: Date): string {
  return date.toISOString();
}

/** What was read and is no category of the pack. */
const kinds = new Map<string, Text>([
  ["identity", { kk: "жеке басы", ru: "кто вы", en: "who you are" }],
  ["addresses", { kk: "пошта не телефон", ru: "почта или телефон", en: "e-mail or phone" }],
  ["request", { kk: "өтініш мәтіні", ru: "текст обращения", en: "your request in your words" }],
  [
    "found",
    { kk: "жазбалар саны", ru: "сколько записей хранится", en: "how many records are held" },
  ],
]);

/** What was read in words: categories of the pack, and what is none. */
function readWords(what: readonly string[], locale: Locale): string {
  const { categories } = currentOperator();
  return what
    .map((id) => say(categories.find((one) => one.id === id)?.names ?? kinds.get(id), locale) ?? id)
    .join(", ");
}
