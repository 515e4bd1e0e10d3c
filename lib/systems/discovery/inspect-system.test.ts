import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { beyondProblems } from "#lib/cli/beyond-words.ts";
import { setVariables } from "#lib/platform/env.ts";
import { urlWith } from "#lib/platform/provision.ts";
import { plainDatabase, query } from "#lib/testing/database.ts";
import { field, mapOf } from "#lib/testing/postgres-system.ts";
import { inspectSystem } from "./inspect-system.ts";

const schema = [
  `create table clients (id int primary key, email text unique, second_phone text, balance numeric, note text, seen_at timestamptz)`,
  `insert into clients select n, n || '@example.com', '+7701555' || 1000 + n, n, 'просит звонить дочери Айгерим после шести вечера', now() from generate_series(1, 30) n`,
  `create table parcels (id int primary key, client_id int references clients, street text)`,
  `create table leads (id int primary key, fio text, tel text)`,
  `create table tariffs (id int primary key, name text)`,
  `create view active as select id, second_phone from clients`,
];
const clients = {
  ...{ id: "clients", table: "clients", key: ["id"], person: true, columns: ["id"] },
  find: [{ by: "email", column: "email" }],
  fields: { email: field("email") },
};

async function beyond(
  map: object,
  more: {
    readonly sql?: readonly string[];
    readonly grants?: string;
    readonly system?: object;
  } = {},
) {
  const { url, superUrl } = await plainDatabase([...schema, ...(more.sql ?? [])]);
  let address = url;
  if (more.grants !== undefined) {
    const role = `portal_${randomUUID().slice(0, 8)}`;
    await query(superUrl, `create role ${role} login password 'x'`);
    await query(superUrl, more.grants.replaceAll("$role", role));
    address = urlWith(url, { user: role, password: "x" });
  }
  setVariables({ BEYOND_TEST_URL: address });
  const system = { ...mapOf([map]), url: "${BEYOND_TEST_URL}", ...more.system };
  const found = await inspectSystem(system, 2026);
  if (found === undefined) throw new Error("a database can be asked");
  const problems = beyondProblems("s", found);
  return { found, problems, told: problems.map(({ code, where }) => `${code} ${where}`) };
}

const narrow = "grant select (id, email) on clients to $role; grant delete on clients to $role";

test("columns and tables that look personal and stand in no map are named, with kind and reason", async () => {
  const { found, problems, told } = await beyond(clients, { grants: narrow });
  expect(told).toEqual([
    "unmapped-column s/clients",
    "unmapped-column s/clients",
    "unmapped-table s/leads",
    "unmapped-table s/parcels",
  ]);
  expect(problems[0]?.message).toContain(
    "second_phone looks personal and is in no map (phone, 0.85",
  );
  // Not readable for this role, so judged by its name alone; nothing else of the row is a fault.
  expect(found.unused).toEqual([{ table: "clients", columns: ["balance", "seen_at"] }]);
  expect(JSON.stringify(found)).not.toMatch(/Айгерим|example\.com/);
});

test("what is set aside with a reason is no fault any more", async () => {
  const aside = { ...clients, ignored: { second_phone: "The firm's own.", note: "Machine text." } };
  const tables = {
    ignoredTables: { leads: "Bought lists, emptied daily.", "public.parcels": "No one's." },
  };
  const { told } = await beyond(aside, { grants: narrow, system: tables });
  expect(told).toEqual([]);
});

test("a table that the map reads through a view is mapped by it", async () => {
  const seen = {
    ...clients,
    table: "shown",
    fields: { email: field("email"), phone: field("second_phone") },
  };
  const { told } = await beyond(seen, {
    sql: ["create view shown as select id, email, second_phone from clients"],
    grants: "grant select, delete on shown to $role",
    system: { ignoredTables: { leads: "x", parcels: "x" } },
  });
  expect(told).toEqual(["unmapped-column s/clients"]);
});

test("rights beyond the map are told, one sentence for each way", async () => {
  const wide = `${narrow}; grant select on tariffs to $role; grant select (note), update (email, note) on clients to $role; grant insert on parcels to $role`;
  const { problems } = await beyond(
    { ...clients, ignored: { second_phone: "x", note: "x" } },
    { grants: wide, system: { ignoredTables: { leads: "x", parcels: "x" } } },
  );
  expect(problems.map(({ code, message }) => [code, message.slice(0, 95)])).toEqual([
    [
      "too-wide.writes",
      "The role of url may write more than the map needs: update clients (email, note), insert into pa",
    ],
    [
      "too-wide.reads",
      "The role of url may read more than the map needs: clients.note, tariffs. Grant it the columns o",
    ],
  ]);
  const owner = await beyond(clients);
  expect(owner.told.filter((one) => one.startsWith("too-wide"))).toEqual(["too-wide.owner s"]);
});

test("a role that only reads beside one that erases may write nothing", async () => {
  const { superUrl } = await plainDatabase(schema);
  setVariables({ BEYOND_ERASE_URL: superUrl });
  const { found } = await beyond(clients, {
    grants: narrow,
    system: { eraseUrl: "${BEYOND_ERASE_URL}" },
  });
  expect(found.tooWide.map(({ code, role, what }) => [code, role, what])).toEqual([
    ["writes", "url", ["delete from clients"]],
    ["above-rules", "eraseUrl", []],
  ]);
});

test("an everyday role that sees what is restricted is told, and a role that is not let in by its name", async () => {
  const { superUrl } = await plainDatabase([
    ...schema,
    `create table kept (id int primary key, email text)`,
  ]);
  const map = {
    ...mapOf([
      { ...clients, restriction: { move: "kept" } },
      { ...clients, id: "kept", table: "kept" },
    ]),
    url: "${BEYOND_TEST_URL}",
    ordinaryUrl: "${BEYOND_ORDINARY_URL}",
  };
  setVariables({ BEYOND_TEST_URL: superUrl, BEYOND_ORDINARY_URL: superUrl });
  expect((await inspectSystem(map, 2026))?.inSight).toEqual(["kept"]);
  const flag = { set: { blocked: true }, release: { blocked: false } };
  const flagged = { ...map, ...mapOf([{ ...clients, restriction: flag }]), id: "s" };
  const { url, ordinaryUrl } = map;
  expect((await inspectSystem({ ...flagged, url, ordinaryUrl }, 2026))?.inSight).toEqual([
    "clients",
  ]);
  const everyday = `everyday_${randomUUID().slice(0, 8)}`;
  await query(
    superUrl,
    `create role ${everyday} login password 'x'; grant select on clients to ${everyday};
     alter table clients enable row level security; create policy p on clients to ${everyday} using (id > 1)`,
  );
  setVariables({ BEYOND_ORDINARY_URL: urlWith(superUrl, { user: everyday, password: "x" }) });
  expect((await inspectSystem({ ...flagged, url, ordinaryUrl }, 2026))?.inSight).toEqual([]);
  const wrong = urlWith(superUrl, { user: "nobody_here", password: "x" });
  setVariables({ BEYOND_ORDINARY_URL: wrong });
  await expect(inspectSystem(map, 2026)).rejects.toMatchObject({
    code: "refused",
    cause: { message: expect.stringMatching(/, the role of ordinaryUrl$/) as string },
  });
});
