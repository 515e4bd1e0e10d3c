import { afterAll, describe, expect, test } from "vitest";
import { command } from "#lib/cli/commands/systems-discover.ts";
import type { Catalogue } from "#lib/systems/discovery/catalogue.ts";
import { study } from "#lib/systems/discovery/study.ts";
import { hasMariadb, mariadbDatabase, mariadbQuery, mariadbUser } from "#lib/testing/mariadb.ts";
import { mysqlCatalogue } from "./catalogue.ts";

const open: Catalogue[] = [];
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
});

function opened(url: string) {
  const catalogue = mysqlCatalogue(url);
  open.push(catalogue);
  const one = async (id: string) => {
    const { tables } = await catalogue.describe();
    const table = tables.find((it) => it.id === id);
    if (table === undefined) throw new Error(`no table ${id}`);
    return table;
  };
  return { catalogue, one };
}

const schema = [
  `create table klienty (
     kod int primary key, fam varchar(50) comment 'Фамилия', iin char(12) unique, tel varchar(30), pol enum('м','ж'),
     data json, mood varchar(10) check (mood in ('merry', 'sad')), aktiven tinyint(1), home point, foto longblob);
   insert into klienty select seq, elt(1 + seq mod 3, 'Ахметов', 'Сейтқали', 'Ковалёва'), null, concat('8701555', 1000 + seq), 'м',
     json_object('contact', json_object('email', concat(seq, '@example.com'))), 'sad', 1, point(76.88, 43.23), 'x' from seq_1_to_30`,
  `create table zakazy (nomer int primary key, klient int, summa decimal(10,2), pri_date datetime);
   insert into zakazy select seq, seq, 100, now() from seq_1_to_30`,
  `create table \`odd.name\` (a int primary key, b_klient int, foreign key (b_klient) references klienty (kod))`,
  `create view \`new\` as select k.kod, k.tel from klienty k`,
];

describe.skipIf(!hasMariadb)("MariaDB", () => {
  test("tables, columns, keys and views are described in the words of the map", async () => {
    const { url } = await mariadbDatabase(schema);
    const { catalogue, one } = opened(url);
    const { tables } = await catalogue.describe();
    expect(tables.map(({ id }) => id)).toEqual(["klienty", "new", `"odd.name"`, "zakazy"]);
    const klienty = await one("klienty");
    expect(klienty.columns.map(({ family }) => family)).toEqual([
      ...["integer", "text", "text", "text", "code", "json", "text", "boolean", "point", "binary"],
    ]);
    expect(
      klienty.columns.map(({ allowed }) => allowed).filter((list) => list !== undefined),
    ).toEqual([
      ["м", "ж"],
      ["merry", "sad"],
    ]);
    expect(klienty).toMatchObject({ primaryKey: ["kod"], uniques: [["iin"], ["kod"]] });
    expect((await one(`"odd.name"`)).foreignKeys).toEqual([
      { columns: ["b_klient"], table: "klienty", theirs: ["kod"] },
    ]);
    expect((await one("new")).behind).toEqual([
      { table: "klienty", column: "kod" },
      { table: "klienty", column: "tel" },
    ]);
  });

  test("what it holds about people is found, undeclared links and JSON among it, and no value leaves", async () => {
    const { url } = await mariadbDatabase(schema);
    const outcome = await command.run(["--url", url, "--id", "core"]);
    expect(outcome.exit).toBe(0);
    expect(outcome.text).toContain("kind: mysql");
    expect(outcome.text).toContain("{ via: klienty, theirs: kod, column: klient }");
    expect(outcome.text).toContain(`column: "data -> contact -> email"`);
    expect(outcome.text).toContain("# fam: last-name, 0.9");
    expect(JSON.stringify(outcome)).not.toMatch(/Ахметов|example\.com|8701555|76\.88/);
    expect(JSON.stringify(outcome)).not.toContain(new URL(url).password);
  });

  test("rights, and what they do not reach, are told", async () => {
    const { url, superUrl, name } = await mariadbDatabase(schema);
    const reader = await mariadbUser(superUrl, `r${name.slice(5, 15)}`, [
      `select (kod, fam), update (fam) on ${name}.klienty`,
      `insert on ${name}.zakazy`,
    ]);
    const { catalogue } = opened(reader);
    const { leftOut } = await catalogue.describe();
    expect(leftOut).toEqual([{ table: "zakazy", why: "no-right" }]);
    expect((await study(catalogue, 2026)).unread).toEqual({});
    const rights = await catalogue.rights();
    expect(rights.isAboveRules).toBe(false);
    expect(rights.tables).toEqual([
      { table: "klienty", owns: false, inserts: false, deletes: false, updates: ["fam"] },
      { table: "zakazy", owns: false, inserts: true, deletes: false, updates: [] },
    ]);
    expect((await opened(url).catalogue.rights()).tables[0]).toMatchObject({
      owns: true,
      deletes: true,
    });
    expect((await opened(superUrl).catalogue.rights()).isAboveRules).toBe(true);
  });

  test("a view that writes when it is looked at writes nothing: the session may only read", async () => {
    const { url, superUrl, name } = await mariadbDatabase(["create table looks (at datetime)"]);
    await mariadbQuery(
      superUrl,
      `create function ${name}.noted() returns varchar(9) modifies sql data
         begin insert into looks values (now()); return 'x'; end`,
    );
    const view = `create view ${name}.clients as select ${name}.noted() as name, 'a@x.kz' as email`;
    await mariadbQuery(superUrl, view);
    const { catalogue, one } = opened(url);
    const looks = await one("looks");
    const columns = looks.columns.map((at) => ({ ...at, name: "name" }));
    const clients = { ...looks, id: "clients", name: "clients", columns };
    expect((await catalogue.sample(clients, ["name"], 10)).unread).toEqual({ name: "refused" });
    expect(await mariadbQuery(url, "select * from looks")).toEqual([]);
  });

  test("a column or table that changed its name meanwhile costs its own answer only", async () => {
    const { url } = await mariadbDatabase(schema);
    const { catalogue, one } = opened(url);
    const table = await one("klienty");
    await mariadbQuery(url, "alter table klienty rename column fam to surname");
    const sample = await catalogue.sample(table, ["fam", "tel"], 10);
    expect(sample.unread).toEqual({ fam: "mismatch" });
    expect(sample.values.get("tel")).toHaveLength(10);
    await mariadbQuery(url, "rename table klienty to clients");
    expect((await catalogue.sample(table, ["tel"], 10)).unread).toEqual({ tel: "gone" });
  });
});
