import { randomUUID } from "node:crypto";
import { afterAll, expect, inject, test } from "vitest";
import { urlWith } from "#lib/platform/provision.ts";
import type { Catalogue } from "#lib/systems/discovery/catalogue.ts";
import { study } from "#lib/systems/discovery/study.ts";
import { plainDatabase, query } from "#lib/testing/database.ts";
import { postgresCatalogue } from "./catalogue.ts";

const open: Catalogue[] = [];
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
});

async function catalogueOf(sql: readonly string[]) {
  const { url, superUrl } = await plainDatabase(sql);
  return { ...opened(url), url, superUrl };
}

function opened(url: string) {
  const catalogue = postgresCatalogue(url);
  open.push(catalogue);
  const describe = async (id: string) => {
    const { tables } = await catalogue.describe();
    const table = tables.find((one) => one.id === id);
    if (table === undefined) throw new Error(`no table ${id}`);
    return table;
  };
  return { catalogue, describe };
}

test("tables and views of all schemas are described; partitions stand in their parent", async () => {
  const { catalogue, describe } = await catalogueOf([
    `create schema "Core"`,
    `create type "Core".mood as enum ('merry', 'sad')`,
    `create domain mail as text check (value like '%@%')`,
    `create table "Core"."Patient" (no int primary key, "eMail" mail, felt "Core".mood)`,
    `create unique index on "Core"."Patient" (lower("eMail"))`,
    `create table visit (at date not null, who int references "Core"."Patient", state text check (state in ('open', 'it''s over'))) partition by range (at)`,
    `create table visit_2025 partition of visit for values from ('2025-01-01') to ('2026-01-01')`,
    `create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01')`,
    `create table old_log (at date, ip inet)`,
    `create table old_log_2020 () inherits (old_log)`,
    `create table "odd.name" ("a ""b""" text)`,
    `comment on column visit.who is 'Whose visit'`,
    `create view seen as select at, who as patient from visit`,
  ]);
  const { tables } = await catalogue.describe();
  expect(tables.map(({ id }) => id)).toEqual([
    "Core.Patient",
    `"odd.name"`,
    "old_log",
    "seen",
    "visit",
  ]);
  const patient = await describe("Core.Patient");
  expect(patient).toMatchObject({ primaryKey: ["no"], kind: "table" });
  expect(patient.uniques).toContainEqual(["eMail"]);
  expect(patient.columns.map(({ family, allowed }) => [family, allowed])).toEqual([
    ["integer", undefined],
    ["text", undefined],
    ["code", ["merry", "sad"]],
  ]);
  const visit = await describe("visit");
  expect(visit.foreignKeys).toEqual([{ columns: ["who"], table: "Core.Patient", theirs: ["no"] }]);
  expect(visit.columns[1]?.comment).toBe("Whose visit");
  expect(visit.columns[2]?.allowed).toEqual(["open", "it's over"]);
  expect((await describe("seen")).behind).toContainEqual({ table: "visit", column: "who" });
});

test("what the role may not read is described from outside, left out of reading, and named", async () => {
  const { superUrl, url } = await catalogueOf([
    "create table people (id int primary key, email text, iin text)",
    "create table hidden (email text)",
    "insert into people values (1, 'a@example.com', '900517300016')",
  ]);
  const role = `reader_${randomUUID().slice(0, 8)}`;
  await query(
    superUrl,
    `create role ${role} login password 'x'; grant select (id, email) on people to ${role}`,
  );
  const { catalogue, describe } = opened(urlWith(url, { user: role, password: "x" }));
  const { leftOut } = await catalogue.describe();
  expect(leftOut).toEqual([{ table: "hidden", why: "no-right" }]);
  const people = await describe("people");
  expect(people.columns.map(({ readable }) => readable)).toEqual([true, true, false]);
  const sample = await catalogue.sample(people, ["id", "email", "iin"], 10);
  expect(sample.values.size).toBe(0);
  expect((await catalogue.sample(people, ["id", "email"], 10)).values.get("email")).toEqual([
    "a@example.com",
  ]);
  const found = await study(catalogue, 2026);
  expect(found.tables.find(({ table }) => table.id === "hidden")?.columns[0]?.finding.kind).toBe(
    "email",
  );
  await query(superUrl, `drop owned by ${role}; drop role ${role}`);
});

test("values of fifty megabytes cost no more than their beginnings, two hundred columns no more than two questions", async () => {
  const many = Array.from({ length: 200 }, (_, at) => `c${at} text default 'value ${at}'`).join(
    ", ",
  );
  const { catalogue, describe } = await catalogueOf([
    `create table wide (id int primary key, ${many})`,
    "insert into wide (id) select generate_series(1, 50)",
    "create table heavy (id int primary key, body text, doc jsonb, raw bytea)",
    "insert into heavy values (1, 'start ' || repeat('x', 5000000), jsonb_build_object('a', repeat('x', 5000000)), 'raw')",
    "alter table heavy alter body set storage external",
    "insert into heavy (id, body) select 2, 'start ' || repeat('тяжесть ', 3500000)",
  ]);
  const before = process.memoryUsage().rss;
  const heavy = await catalogue.sample(await describe("heavy"), ["body", "doc", "raw"], 200);
  expect(heavy.unread).toEqual({});
  expect(heavy.values.get("body")?.map((one) => [one.slice(0, 5), one.length])).toEqual(
    Array.from({ length: 2 }, () => ["start", 200]),
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(60 * 2 ** 20);
  const wide = await describe("wide");
  expect(
    (
      await catalogue.sample(
        wide,
        wide.columns.map(({ name }) => name),
        20,
      )
    ).values.size,
  ).toBe(201);
});

test("a column or table that changed its name meanwhile costs its own answer only", async () => {
  const { catalogue, describe, url } = await catalogueOf([
    "create table t (id int primary key, a text, b text)",
    "insert into t values (1, 'one', 'two')",
  ]);
  const table = await describe("t");
  await query(url, "alter table t rename a to z");
  const sample = await catalogue.sample(table, ["id", "a", "b"], 10);
  expect(sample.unread).toEqual({ a: "mismatch" });
  expect(sample.values.get("b")).toEqual(["two"]);
  await query(url, "alter table t rename to u");
  expect((await catalogue.sample(table, ["id", "b"], 10)).unread).toEqual({
    id: "gone",
    b: "gone",
  });
  expect(
    await catalogue.held({ table, column: "id" }, { table, column: "id" }, 10),
  ).toBeUndefined();
});

test("a database without an encoding, and bytes that are no letters, are read all the same", async () => {
  const name = `ascii_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const server = inject("superUrl");
  await query(
    server,
    `create database ${name} encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C' template template0`,
  );
  const url = urlWith(server, { database: name });
  await query(url, "create table kl (fam text, email text)");
  await query(
    url,
    `set client_encoding to 'SQL_ASCII'; insert into kl select convert_from('\\xc8e2e0edeee2'::bytea, 'SQL_ASCII'), n || '@example.com' from generate_series(1, 9) n`,
  );
  const { catalogue, describe } = opened(url);
  const sample = await catalogue.sample(await describe("kl"), ["fam", "email"], 10);
  expect(sample.values.get("email")).toHaveLength(9);
  const found = await study(catalogue, 2026);
  expect(found.tables[0]?.columns.map(({ finding }) => finding.kind)).toEqual([
    "last-name",
    "email",
  ]);
  await catalogue.close();
  open.splice(open.indexOf(catalogue), 1);
  await query(server, `drop database ${name}`);
});

test("values are sought further down where the first rows hold none, within bounds", async () => {
  const { catalogue, describe } = await catalogueOf([
    "create table sparse (id int primary key, mark text)",
    "insert into sparse select n, case when n > 5000 then n || '@example.com' end from generate_series(1, 6000) n",
    "analyze sparse",
  ]);
  const sample = await catalogue.sample(await describe("sparse"), ["mark"], 20);
  expect(sample.values.get("mark")?.length).toBeGreaterThan(0);
});

test("the rights of a role are told: what it owns, writes, and whether it is above all rules", async () => {
  const { catalogue, superUrl } = await catalogueOf(["create table t (id int, a text)"]);
  const own = await catalogue.rights();
  expect(own).toEqual({
    isAboveRules: false,
    tables: [{ table: "t", owns: true, inserts: true, deletes: true, updates: ["id", "a"] }],
  });
  expect((await opened(superUrl).catalogue.rights()).isAboveRules).toBe(true);
});

test("a view that writes when it is looked at writes nothing: the session may only read", async () => {
  const { catalogue, url } = await catalogueOf([
    "create table looks (at timestamptz)",
    `create function noted() returns text language plpgsql as $$ begin
       insert into looks values (now()); return 'x'; end $$`,
    "create view clients as select noted() as name, 'a@x.kz' as email",
  ]);
  const { unread } = await study(catalogue, 2026);
  expect(unread).toMatchObject({ "clients.name": "refused" });
  expect(await query(url, "select * from looks")).toEqual([]);
});
