import { describe, expect, test } from "vitest";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { type SqlWorld, sqlEngines } from "#lib/testing/sql-engines.ts";
import type { EraseAct } from "../ports.ts";

const collection = (id: string, more: object = {}) => ({
  ...{ id, table: id, key: ["id"], fields: { note: field("note") } },
  find: [{ by: "email", column: "note" }],
  ...more,
});
const system = mapOf([
  ...["people", "orders", "far", "kept"].map((id) => collection(id)),
  collection("pays", { restriction: { move: "restricted" } }),
  collection("restricted"),
  collection("halves", { key: ["line"], columns: ["line"] }),
  collection("named", { key: ["mail"], columns: ["mail", "name"] }),
]);
const sql = [
  "create table people (id int primary key, up int, note varchar(9), foreign key (up) references people (id) on delete cascade);",
  "create table orders (id int primary key, person int, note varchar(9), foreign key (person) references people (id) on delete cascade);",
  "create table between_ (id int primary key, person int, foreign key (person) references people (id) on delete cascade);",
  "create table far (id int primary key, link int, note varchar(9), foreign key (link) references between_ (id) on delete cascade);",
  "create table pays (id int primary key, note varchar(9));",
  "create table restricted (id int primary key, note varchar(9));",
  "create table kept (id int primary key, pay int, note varchar(9), foreign key (pay) references pays (id) on delete cascade);",
  "create table halves (person int, line int, note varchar(9), primary key (person, line));",
  "create table named (mail varchar(40) primary key, name varchar(40), note varchar(40));",
  "insert into people values (1, null, 'p'), (2, 1, 'p'), (3, null, 'p'), (4, null, 'p')",
  "insert into orders values (1, 1, 'o'), (2, 3, 'o')",
  "insert into between_ values (1, 4); insert into far values (1, 1, 'f')",
  "insert into pays values (1, 'p'), (2, 'p'), (3, 'p'); insert into restricted values (2, 'other')",
  "insert into kept values (1, 1, 'k')",
  "insert into halves values (1, 1, 'mine'), (2, 1, 'theirs')",
  "insert into named values ('a@x.kz', 'A', 'A'), ('b@x.kz', 'B', 'B')",
];

describe.each(sqlEngines)("on $kind", ({ isHere, world }) => {
  const removal = (id: string, ...keys: readonly number[]): EraseAct => {
    return { do: "delete", collection: only(system, id), keys: keys.map((key) => `[${key}]`) };
  };
  let made: Promise<SqlWorld> | undefined;
  const laid = async () => {
    const { connect, sql: run } = await (made ??= world(sql));
    const count = async (table: string): Promise<number> =>
      (await run<{ n: string | number }>(`select count(*) as n from ${table}`)).reduce(
        (sum, { n }) => sum + Number(n),
        0,
      );
    return { connector: connect(system), run, count };
  };
  const refused = { code: "mismatch" };

  test.skipIf(!isHere)("a deletion takes nothing along that no act names", async () => {
    const { connector, count } = await laid();
    // Another's row hangs on this one; an order that is kept does; so does a row behind a table that no map names.
    await expect(connector.erase([removal("people", 1)], "m")).rejects.toMatchObject(refused);
    await expect(connector.erase([removal("people", 3)], "m")).rejects.toMatchObject(refused);
    await expect(connector.erase([removal("people", 4)], "m")).rejects.toMatchObject(refused);
    expect([await count("people"), await count("orders"), await count("far")]).toEqual([4, 2, 1]);
    const acts = [removal("people", 1, 2, 3, 4), removal("orders", 1, 2), removal("far", 1)];
    await connector.erase(acts, "m");
    const left = ["people", "orders", "far", "between_"].map(count);
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
  });

  test.skipIf(!isHere)("a move leaves what hangs on the row, and every row its place", async () => {
    const { connector, count, run } = await laid();
    const pays = only(system, "pays");
    await expect(connector.restrict(pays, ["[1]"], "m")).rejects.toMatchObject(refused);
    await expect(connector.restrict(pays, ["[2]"], "m")).rejects.toMatchObject(refused);
    expect([await count("pays"), await count("kept")]).toEqual([3, 1]);
    expect(await run("select note from restricted")).toEqual([{ note: "other" }]);
    expect(await connector.restrict(pays, ["[3]"], "m")).toBe(1);
  });

  test.skipIf(!isHere)("a key that names several rows names none", async () => {
    const { connector, count } = await laid();
    const halves = only(system, "halves");
    await expect(connector.erase([removal("halves", 1)], "m")).rejects.toMatchObject(refused);
    const set: EraseAct = { do: "set", collection: halves, keys: ["[1]"], set: { note: "x" } };
    await expect(connector.erase([set], "m")).rejects.toMatchObject(refused);
    expect(await count("halves where note <> 'x'")).toBe(2);
  });

  test.skipIf(!isHere)("a row whose key is written over is written over as a whole", async () => {
    const { connector, run } = await laid();
    const rows = ["a", "b"].map((who) => ({
      key: JSON.stringify([`${who}@x.kz`]),
      expected: { mail: `${who}@x.kz`, name: who.toUpperCase() },
      set: { mail: `~${who}`, name: `-${who}`, note: "-" },
    }));
    const act: EraseAct = { do: "rewrite", collection: only(system, "named"), rows };
    expect(await connector.erase([act], "m")).toEqual([2]);
    expect(await run("select * from named order by mail")).toEqual([
      { mail: "~a", name: "-a", note: "-" },
      { mail: "~b", name: "-b", note: "-" },
    ]);
  });
});
