import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { packCopy } from "#lib/exports/pack-copy.ts";
import { newFileKey } from "#lib/platform/files.ts";
import { csvConnector } from "#lib/systems/connectors/csv.ts";
import { manualConnector } from "#lib/systems/connectors/manual.ts";
import { mysqlConnector } from "#lib/systems/connectors/mysql.ts";
import { postgresConnector } from "#lib/systems/connectors/postgres.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import { LiveData } from "#lib/systems/live-data.ts";
import { readManifest } from "#lib/systems/manifest.ts";
import type { Connector, Systems, VerifiedIdentifier } from "#lib/systems/ports.ts";
import type { Store } from "../../prisma/demo/reference-server/server.ts";
import { plainDatabase, query, scratchFolder } from "./database.ts";
import { hasMariadb, mariadbDatabase, mariadbQuery } from "./mariadb.ts";
import { mapOf } from "./memory-systems.ts";
import { field } from "./postgres-system.ts";
import { referenceSystem } from "./reference-system.ts";

const byEmail = { by: "email", column: "email" };
const byPhone = { by: "phone", column: "phone" };
const via = (place: string, theirs: string, column: string, more: object = {}) => {
  return { via: place, theirs, column, ...more };
};
const held = (find: readonly object[], ...columns: readonly string[]) => ({
  find,
  fields: Object.fromEntries(columns.map((column) => [column, field(column)])),
});

/** Systems of every kind with ways between them, and one that the person has no address for. */
export const answerMaps: readonly SystemMap[] = [
  mapOf("shop", {
    people: { ...held([byEmail, byPhone], "email", "phone"), person: true, columns: ["loyalty"] },
    orders: held([via("people", "id", "person")], "note"),
    items: held([via("orders", "id", "order_id")], "note"),
    gifts: {
      find: ["sender", "recipient"].map((as) => via("people", "id", as, { as })),
      fields: { to: { ...field("name"), of: "recipient" } },
    },
  }),
  mapOf("cards", {
    cards: held([via("shop/people", "loyalty", "loyalty")], "note"),
    moves: held([via("cards", "id", "card")], "note"),
  }),
  mapOf("club", { members: held([byEmail], "note") }, { service: "other", kind: "http" }),
  mapOf(
    "letters",
    { letters: { ...held([byEmail], "note"), table: "letters*.csv" } },
    { kind: "csv" },
  ),
  mapOf("cabinet", { papers: held([byEmail], "note") }, { kind: "manual" }),
  mapOf("calls", {
    calls: held([byPhone], "note"),
    texts: held([via("calls", "id", "call")], "note"),
  }),
];

const cardsSql = `
  create table cards (id int primary key, loyalty int, note varchar(99));
  create table moves (id int primary key, card int, note varchar(99));
  insert into cards values (1, 77, 'mine'), (2, 78, 'of another');
  insert into moves values (1, 1, 'mine'), (2, 2, 'of another');`;

const me = "aigerim@example.kz";
/** Just more than a copy holds at once (1,000): they are walked, and one page of them is not all. */
const orders = 1_100;

/** What the world holds of one person, on real servers. */
export async function answerWorld() {
  const shop = await plainDatabase([
    `create table people (id int primary key, email text, phone text, loyalty int);
     create table orders (id int primary key, person int, note text);
     create table items (id int primary key, order_id int, note text);
     create table gifts (id int primary key, sender int, recipient int, name text);
     insert into people values (1, '${me}', '+77010000001', 77), (2, 'b@example.kz', '+77010000002', 78);
     insert into orders select n, 1, 'o' || n from generate_series(1, ${orders}) n;
     insert into items select n, n, 'i' || n from generate_series(1, ${orders}) n;
     insert into gifts values (1, 1, 2, 'Болат Ахметов'), (2, 2, 1, 'Әйгерім')`,
    `alter role current_user set enable_sort = off; alter role current_user set enable_seqscan = off`,
  ]);
  const calls = await plainDatabase([
    `create table calls (id int primary key, phone text, note text);
     create table texts (id int primary key, call int, note text);
     insert into calls values (1, '+77010000001', 'mine'); insert into texts values (1, 1, 'mine')`,
  ]);
  const cards = hasMariadb ? await mariadbDatabase([cardsSql]) : await plainDatabase([cardsSql]);
  const folder = scratchFolder("letters");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "letters-1.csv");
  const letters = `id,email,note\n1,${me},mine\n2,b@example.kz,of another\n`;
  writeFileSync(file, letters);
  const store: Store = {
    collections: {
      members: {
        ...{ key: ["id"], columns: ["id", "email", "note"], restricted: [] },
        rows: [{ id: 1, email: me, note: "mine" }],
      },
    },
  };
  const club = await referenceSystem(store, { system: mapNamed("club") });
  const connect = (shopUrl = shop.url): Record<string, Connector> => ({
    shop: postgresConnector(mapNamed("shop"), shopUrl, "Asia/Almaty"),
    calls: postgresConnector(mapNamed("calls"), calls.url, "Asia/Almaty"),
    cards: hasMariadb
      ? mysqlConnector(mapNamed("cards"), cards.url, "Asia/Almaty")
      : postgresConnector(mapNamed("cards"), cards.url, "Asia/Almaty"),
    club: club.connector,
    letters: csvConnector(mapNamed("letters"), folder, "Asia/Almaty"),
    cabinet: manualConnector(),
  });
  const sql = {
    shop: (text: string) => query(shop.url, text),
    calls: (text: string) => query(calls.url, text),
    cards: (text: string) => (hasMariadb ? mariadbQuery(cards.url, text) : query(cards.url, text)),
  };
  return { sql, store, file, letters, connect };
}

function mapNamed(id: string): SystemMap {
  const found = answerMaps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no map ${id}`);
  return found;
}

export const proven: readonly VerifiedIdentifier[] = [{ kind: "email", value: me }];

/** What each place came to, as the copy, the page and the receipt of the page say it. */
export async function answersOf(
  connectors: Readonly<Record<string, Connector>>,
  identifiers: readonly VerifiedIdentifier[] = proven,
) {
  const systems: Systems = {
    maps: answerMaps,
    connector: (id) => connectors[id] ?? manualConnector(),
  };
  const now = Temporal.Now.instant();
  const { manifest } = await packCopy({
    ...{ systems, identifiers, now, locale: "en", file: `${crypto.randomUUID()}.jeke` },
    ...{ key: newFileKey(), progress: async () => undefined },
  });
  const live = new LiveData(systems, { identifiers }, { now, operator: currentOperator() });
  const view = await live.whole();
  const receipt = readManifest("o", await live.reading(), { maps: answerMaps });
  const page = view.categories.flatMap(({ groups }) =>
    groups.map((one): [string, string] => [`${one.system}/${one.collection}`, one.outcome]),
  );
  return {
    ...{ manifest, view, receipt },
    copied: answersIn(manifest),
    read: answersIn(receipt),
    page: Object.fromEntries(page),
  };
}

/** `system/collection`: outcome and why. */
function answersIn({ systems }: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    systems.flatMap(({ system, collections }) =>
      collections.map(({ collection, outcome, because }) => [
        `${system}/${collection}`,
        because === null ? outcome : `${outcome} ${because}`,
      ]),
    ),
  );
}
