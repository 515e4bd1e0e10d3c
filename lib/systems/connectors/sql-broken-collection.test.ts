import { describe, expect, test } from "vitest";
import { mapOf } from "#lib/testing/postgres-system.ts";
import { type SqlWorld, sqlEngines } from "#lib/testing/sql-engines.ts";
import { now } from "#lib/testing/memory-world.ts";
import { readSystems } from "../reading.ts";

const byEmail = { by: "email", column: "email" };
const shop = mapOf([
  { id: "people", table: "people", key: ["id"], person: true, find: [byEmail], fields: {} },
  { id: "calls", table: "calls", key: ["id"], find: [byEmail], fields: {} },
  {
    ...{ id: "orders", table: "orders", key: ["id"], fields: {}, columns: ["number"] },
    find: [byEmail, { via: "people", theirs: "id", column: "person_id" }],
  },
  {
    ...{ id: "parts", table: "parts", key: ["id"], fields: {} },
    find: [{ via: "orders", theirs: "id", column: "order_id" }],
  },
  {
    ...{ id: "letters", table: "letters", key: ["id"], fields: {} },
    find: [byEmail, { via: "orders", theirs: "id", column: "order_id" }],
  },
]);
const tables = ["people", "calls", "orders", "parts", "letters"];
const schema = [
  `create table people (id int primary key, email varchar(99))`,
  `create table calls (id int primary key, email varchar(99))`,
  `create table orders (id int primary key, email varchar(99), person_id int, number varchar(9))`,
  `create table parts (id int primary key, order_id int)`,
  `create table letters (id int primary key, email varchar(99), order_id int)`,
  `insert into people values (1, 'a@x.kz')`,
  `insert into calls values (1, 'a@x.kz')`,
  `insert into orders values (1, null, 1, 'N-1')`,
  `insert into parts values (1, 1)`,
  `insert into letters values (1, 'a@x.kz', null), (2, null, 1)`,
];

async function look({ connect }: SqlWorld, url: string) {
  const systems = { maps: [shop], connector: () => connect(shop, {}, url) };
  const { systems: read } = await readSystems(systems, [{ kind: "email", value: "a@x.kz" }], now);
  const [system] = read;
  return {
    whole: [system?.outcome, system?.failure?.code],
    parts: system?.collections.map(({ collection, outcome, records, failure }) => {
      return [collection.id, outcome, records.length, failure?.code];
    }),
  };
}

const theRest = (code: string) => ({
  whole: ["data", code],
  parts: [
    ["people", "data", 1, undefined],
    ["calls", "data", 1, undefined],
    ["orders", "failed", 0, code],
    ["parts", "failed", 0, code],
    // What their own identifiers find is read; that there are more is not denied.
    ["letters", "failed", 1, code],
  ],
});

describe.each(sqlEngines.filter(({ isHere }) => isHere))("a broken table in $kind", (engine) => {
  const whole = tables.map((one) => ["select", one] as const);

  test("a renamed column costs its collection and what is found through it, nothing else", async () => {
    const world = await engine.world(schema);
    await world.sql("alter table orders rename column number to no");
    expect(await look(world, world.url)).toEqual(theRest("mismatch"));
  });

  test("a right that was taken away costs its collection and what is found through it, nothing else", async () => {
    const world = await engine.world(schema);
    const url = await world.role(whole.filter(([, table]) => table !== "orders"));
    // MariaDB does not even name a table on which a role has no right.
    const code = engine.kind === "mysql" ? "mismatch" : "refused";
    expect(await look(world, url)).toEqual(theRest(code));
  });

  test("where it says who is who, nothing of the system is shown", async () => {
    const world = await engine.world(schema);
    await world.sql("alter table people rename column email to mail");
    const { whole: system, parts } = await look(world, world.url);
    expect(system).toEqual(["failed", "mismatch"]);
    expect(new Set(parts?.map(([, outcome, records]) => `${outcome} ${records}`))).toEqual(
      new Set(["failed 0"]),
    );
  });
});
