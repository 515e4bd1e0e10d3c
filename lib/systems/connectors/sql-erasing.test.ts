import { describe, expect, test } from "vitest";
import type { EraseAct } from "../ports.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { sqlEngines } from "#lib/testing/sql-engines.ts";
import { until } from "#lib/testing/until.ts";

const collection = (id: string, more: object = {}) => ({
  ...{ id, table: id, key: ["id"], fields: { note: field("note") } },
  find: [{ by: "email", column: "note" }],
  ...more,
});
const system = mapOf(["people", "orders", "parts", "staff", "nodes"].map((id) => collection(id)));

const all = (n: number): readonly string[] =>
  Array.from({ length: n }, (_, index) => JSON.stringify([index + 1]));

describe.each(sqlEngines)("erasing on $kind", ({ kind, isHere, world }) => {
  const removal = (id: string, keys = all(3)): EraseAct => {
    return { do: "delete", collection: only(system, id), keys };
  };

  test.skipIf(!isHere)(
    "goes from those that point to those pointed at, whatever the order asked",
    async () => {
      const { connect, sql } = await world([
        "create table people (id int primary key, note varchar(9));",
        "create table orders (id int primary key, person int not null, note varchar(9), foreign key (person) references people (id));",
        "create table parts (id int primary key, orders int not null, note varchar(9), foreign key (orders) references orders (id));",
        "insert into people values (1, 'p'), (2, 'p'), (3, 'p')",
        "insert into orders values (1, 1, 'o'), (2, 2, 'o'), (3, 3, 'o')",
        "insert into parts values (1, 1, 'l'), (2, 2, 'l')",
      ]);
      const connector = connect(system);
      const acts = [removal("people"), removal("parts"), removal("orders")];
      expect(await connector.erase(acts, "m")).toEqual([3, 2, 3]);
      expect(await connector.erase(acts, "m")).toEqual([0, 0, 0]);
      expect(await sql("select 1 from people")).toEqual([]);
    },
  );

  test.skipIf(!isHere)("what stays lets go of what goes before it goes", async () => {
    const { connect, sql } = await world([
      "create table people (id int primary key, note varchar(9));",
      "create table orders (id int primary key, person int, note varchar(9), foreign key (person) references people (id));",
      "insert into people values (1, 'p'), (2, 'p'), (3, 'p')",
      "insert into orders values (1, 1, 'o'), (2, 3, 'o')",
    ]);
    const clear = { collection: only(system, "orders"), keys: all(2), set: { person: null } };
    const acts: EraseAct[] = [removal("people"), { do: "set", ...clear }];
    expect(await connect(system).erase(acts, "m")).toEqual([3, 2]);
    expect(await sql("select person from orders order by id")).toEqual([
      { person: null },
      { person: null },
    ]);
    await sql("insert into people values (4, 'p')");
    await sql("update orders set person = 4 where id = 1");
    const held = connect(system).erase([removal("people", ["[4]"])], "m");
    await expect(held).rejects.toMatchObject({ code: "mismatch" });
  });

  test.skipIf(!isHere)(
    "opens a circle of tables, and rows that point at rows of their own table",
    async () => {
      const { connect, sql } = await world([
        "create table people (id int primary key, boss_order int, note varchar(9));",
        "create table orders (id int primary key, person int not null, note varchar(9), foreign key (person) references people (id));",
        "alter table people add foreign key (boss_order) references orders (id)",
        "create table staff (id int primary key, boss int, note varchar(9), foreign key (boss) references staff (id) on delete restrict);",
        "create table nodes (id int primary key, up int not null, note varchar(9), foreign key (up) references nodes (id));",
        "insert into people values (1, null, 'p'), (2, null, 'p')",
        "insert into orders values (1, 1, 'o'), (2, 2, 'o')",
        "update people set boss_order = 3 - id",
        "insert into staff values (1, null, 's'), (2, 1, 's'), (3, 2, 's')",
        "insert into nodes values (9, 9, 'r'), (1, 9, 'n'), (2, 1, 'n'), (3, 2, 'n')",
      ]);
      const acts = ["people", "orders", "staff", "nodes"].map((id) => removal(id));
      expect(await connect(system).erase(acts, "m")).toEqual([2, 2, 3, 3]);
      expect(await sql("select id from people union all select id from nodes")).toEqual([
        { id: 9 },
      ]);
    },
  );

  test.skipIf(!isHere)(
    "changes parts of JSON, finds and judges by them, and leaves the rest as it is",
    async () => {
      const json = kind === "mysql" ? "json" : "jsonb";
      const data = JSON.stringify({
        contact: { email: " Aigerim@Example.com", age: 31, vip: true, none: null, "a'b\"c": "q" },
        phones: ["+7 700 000 00 17", "x"],
      });
      const { connect, sql } = await world([
        `create table people (id int primary key, note varchar(9), data ${json});`,
        `insert into people values (1, 'n', '${data.replaceAll("'", "''").replaceAll("\\", kind === "mysql" ? "\\\\" : "\\")}'), (2, 'n', '{"contact": {}}'), (3, 'n', null)`,
      ]);
      const [mail, age, odd] = [
        "data -> contact -> email",
        "data -> contact -> age",
        `data -> contact -> "a'b""c"`,
      ];
      const map = mapOf([
        collection("people", {
          columns: [
            "data -> contact -> vip",
            "data -> contact -> none",
            odd,
            "data -> phones -> 0",
          ],
          fields: { mail: field(mail), age: field(age) },
          find: [{ by: "email", column: mail }],
        }),
      ]);
      const connector = connect(map);
      const by = { column: mail, match: "email", values: ["aigerim@example.com"] } as const;
      const [row] = await connector.find(only(map), [{ ...by, where: { column: age, is: "31" } }]);
      expect(row?.values).toMatchObject({
        ...{ [mail]: " Aigerim@Example.com", [age]: "31", [odd]: "q" },
        ...{ "data -> contact -> vip": "true", "data -> contact -> none": null },
        "data -> phones -> 0": "+7 700 000 00 17",
      });
      const phone = {
        column: "data -> phones -> 0",
        match: "phone",
        values: ["+77000000017"],
      } as const;
      expect(await connector.find(only(map), [phone])).toHaveLength(1);
      expect(
        await connector.find(only(map), [{ ...by, where: { column: age, empty: true } }]),
      ).toEqual([]);
      const set = {
        [mail]: "new'\"\\@x.kz",
        [age]: "32",
        [odd]: null,
        "data -> contact -> vip": "false",
      };
      const change = { key: "[1]", expected: { [mail]: " Aigerim@Example.com", [odd]: "q" }, set };
      expect(await connector.write(only(map), change, "m")).toBe("changed");
      expect(await connector.write(only(map), change, "m")).toBe("conflict");
      const rows = all(3).map((key) => ({
        key,
        expected: { note: "n" },
        set: { [age]: null, [mail]: "z" },
      }));
      expect(await connector.erase([{ do: "rewrite", collection: only(map), rows }], "m")).toEqual([
        3,
      ]);
      const left = await sql<{ data: unknown }>("select data from people order by id");
      const held = left.map(({ data: one }): unknown =>
        typeof one === "string" ? JSON.parse(one) : one,
      );
      expect(held).toEqual([
        {
          contact: { email: "z", age: null, vip: false, none: null, "a'b\"c": null },
          phones: ["+7 700 000 00 17", "x"],
        },
        { contact: { email: "z" } },
        null,
      ]);
    },
  );

  test.skipIf(!isHere)("a deadlock is run again: nobody is refused, nothing is lost", async () => {
    const { connect, sql, url, superUrl } = await world([
      "create table people (id int primary key, note varchar(9));",
      "insert into people values (1, 'a'), (2, 'b')",
    ]);
    const connector = connect(system);
    const update = (id: number): EraseAct => {
      return {
        do: "set",
        collection: only(system, "people"),
        keys: [`[${id}]`],
        set: { note: "x" },
      };
    };
    const sleep = kind === "mysql" ? "select sleep(0.6)" : "select pg_sleep(0.6)";
    // Somebody else holds the second row and then wants the first; we hold the first and want the second.
    const other = sql(
      `begin; update people set note = 'y' where id = 2; ${sleep}; update people set note = 'y' where id = 1; commit`,
      url,
    ).catch(() => []);
    const waits =
      kind === "mysql"
        ? // Not the table of transactions: it stands still as long as somebody asks it again and again.
          `select 1 as n from information_schema.processlist where info like 'select sleep(0.6)%' and db = '${new URL(url).pathname.slice(1)}'`
        : "select 1 as n from pg_locks where mode = 'RowExclusiveLock' and relation = 'people'::regclass";
    await until(async () => (await sql(waits, superUrl)).length > 0);
    expect(await connector.erase([update(1), update(2)], "m")).toEqual([1, 1]);
    await other;
  });
});
