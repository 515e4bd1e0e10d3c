import { inspect } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { query } from "#lib/testing/database.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { type SqlWorld, sqlEngines } from "#lib/testing/sql-engines.ts";
import { mysqlConnector } from "./mysql.ts";
import { postgresConnector } from "./postgres.ts";
import { Database } from "./postgres/database.ts";
import { toFailure } from "./postgres/failure.ts";

const wide = Array.from({ length: 200 }, (_, index) => `c${index}`);
const system = mapOf([
  {
    ...{ id: "rows", table: "things", key: ["id"], columns: ["owner", "at", "day"] },
    find: [{ by: "customer-number", column: "owner" }],
    ...{ order: "at", fields: { note: field("note") } },
  },
  {
    ...{ id: "wide", table: "wide", key: ["c0"], columns: wide },
    ...{ find: [{ by: "customer-number", column: "c0" }], fields: {} },
  },
]);
const collection = only(system);
const mine = { column: "owner", match: "exact", values: [1] } as const;

describe.each(sqlEngines)("faults of $kind", ({ kind, isHere, world }) => {
  const isMysql = kind === "mysql";
  let made: Promise<SqlWorld> | undefined;
  const things = (): Promise<SqlWorld> =>
    (made ??= world([
      `create table things (id varchar(40) primary key, owner int, note ${isMysql ? "longtext" : "text"}, at timestamp null, day date);`,
      `create table wide (${wide.map((name) => `${name} varchar(9) default 'v'`).join(", ")});`,
      isMysql
        ? "insert into things select concat('k', seq), 1, repeat('n', 200), null, null from seq_1_to_30000"
        : "insert into things select 'k' || n, 1, repeat('n', 200), null, null from generate_series(1, 30000) n",
      "insert into wide (c0) values ('7')",
    ]));

  test.skipIf(!isHere)(
    "sign-in, database and address that are wrong are told apart, without a secret",
    async () => {
      const { url } = await things();
      const open = isMysql ? mysqlConnector : postgresConnector;
      const canary = "hunter2-canary";
      const variants: readonly (readonly [code: string, change: Partial<URL>])[] = [
        ["refused", { password: canary }],
        ["mismatch", { pathname: `/${canary}` }],
        ["unreachable", { password: canary, port: "1" }],
        ["unreachable", { password: canary, search: "?sslmode=maybe" }],
        ["untrusted", { password: canary, search: "?sslmode=verify-full" }],
      ];
      for (const [code, change] of variants) {
        const to = Object.assign(new URL(url), change);
        const connector = open(system, to.href, "Asia/Almaty");
        const error: unknown = await connector
          .find(collection, [mine])
          .catch((thrown: unknown) => thrown);
        const codes = isMysql && code === "mismatch" ? ["mismatch", "refused"] : [code];
        expect(codes).toContain(error instanceof Error && "code" in error ? error.code : error);
        const said = [
          inspect(error, { depth: 9 }),
          inspect(connector, { depth: 9, showHidden: true }),
          JSON.stringify(connector),
        ];
        expect(said.join("\n")).not.toContain(canary);
        await connector.close();
      }
    },
  );

  test.skipIf(!isHere)(
    "a stream that is cut goes on behind its last row: each row once",
    async () => {
      const { connect, sql, superUrl } = await things();
      const connector = connect(system);
      const keys = new Set<string>();
      let [pages, count] = [0, 0];
      for await (const page of connector.read(collection, { selectors: [mine] })) {
        for (const { key } of page) keys.add(key);
        count += page.length;
        pages += 1;
        if (pages !== 2) continue;
        const others = isMysql
          ? "select id as pid from information_schema.processlist where db = database() and id <> connection_id()"
          : "select pg_terminate_backend(pid) as pid from pg_stat_activity where application_name = 'jeke' and datname = current_database()";
        const found = await sql<{ pid: number }>(others, superUrl);
        expect(found.length).toBeGreaterThan(0);
        if (isMysql)
          for (const { pid } of found) await sql(`kill ${pid}`, superUrl).catch(() => []);
      }
      expect([keys.size, count]).toEqual([30_000, 30_000]);
    },
  );

  test.skipIf(!isHere)(
    "text keys of any case are walked once each, in the order of the column",
    async () => {
      const { connect, sql } = await things();
      await sql(
        isMysql
          ? "insert into things (id, owner) select concat(elt(1 + seq % 4, 'a', 'B', 'ә', 'é'), seq), 2 from seq_1_to_3000"
          : "insert into things (id, owner) select (array['a', 'B', 'ә', 'é'])[1 + n % 4] || n, 2 from generate_series(1, 3000) n",
      );
      const keys: string[] = [];
      const theirs = { ...mine, values: [2] };
      for await (const page of connect(system).read(collection, { selectors: [theirs] })) {
        keys.push(...page.map(({ key }) => key));
      }
      expect([keys.length, new Set(keys).size]).toEqual([3_000, 3_000]);
    },
  );

  test.skipIf(!isHere)(
    "a value of 50 MB and a row of 200 columns come whole, odd days as they are",
    async () => {
      const { connect, sql } = await things();
      await sql("insert into things (id, owner, note) values ('big', 3, repeat('ж', 25000000))");
      await sql(
        isMysql
          ? "set sql_mode = ''; insert into things values ('odd', 4, 'n', '0000-00-00', '0000-00-00')"
          : "insert into things values ('odd', 4, 'n', 'infinity', '20000-01-01')",
      );
      const connector = connect(system);
      const [big] = await connector.find(collection, [{ ...mine, values: [3] }]);
      expect(String(big?.values.note).length).toBe(25_000_000);
      const [row] = await connector.find(only(system, "wide"), [
        { column: "c0", match: "exact", values: ["7"] },
      ]);
      expect(Object.keys(row?.values ?? {})).toHaveLength(200);
      const [odd] = await connector.find(collection, [{ ...mine, values: [4] }]);
      expect(odd?.values).toMatchObject(
        isMysql
          ? { at: "0000-00-00 00:00:00+00:00".slice(0, 19), day: "0000-00-00" }
          : { at: "infinity", day: "20000-01-01" },
      );
      const change = { key: odd?.key ?? "", expected: odd?.values ?? {}, set: { note: "x" } };
      expect(await connector.write(collection, change, "m")).toBe("changed");
    },
  );

  test.skipIf(!isHere)(
    "a row that is gone is gone, and one that was changed is a conflict that undoes all",
    async () => {
      const { connect, sql } = await things();
      const connector = connect(system);
      await sql("update things set note = 'theirs' where id = 'k2'");
      await sql("delete from things where id = 'k3'");
      const held = { note: "n".repeat(200) };
      const rows = ["k1", "k2", "k3"].map((id) => {
        return { key: JSON.stringify([id]), expected: held, set: { note: "ours" } };
      });
      const all = connector.erase([{ do: "rewrite", collection, rows }], "m");
      await expect(all).rejects.toMatchObject({ code: "conflict" });
      const [first] = await connector.readKeys(collection, ['["k1"]']);
      expect(first?.values.note).toBe(held.note);
      const left = rows.filter((_, index) => index !== 1);
      expect(await connector.erase([{ do: "rewrite", collection, rows: left }], "m")).toEqual([1]);
      expect(
        await connector.write(collection, { key: '["k3"]', expected: {}, set: { note: "x" } }, "m"),
      ).toBe("gone");
    },
  );

  test.skipIf(!isHere)("no room left is said as such; nothing of the step stays", async () => {
    const { connect, sql } = await things();
    await sql(
      isMysql
        ? "create trigger full_disk before update on things for each row signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'full'"
        : `create function full_disk() returns trigger language plpgsql as 'begin raise sqlstate ''53100''; end';
           create trigger full_disk before update on things for each row execute function full_disk()`,
    );
    const change = { key: '["k9"]', expected: {}, set: { note: "x" } };
    await expect(connect(system).write(collection, change, "m")).rejects.toMatchObject({
      code: "full",
    });
    await sql(isMysql ? "drop trigger full_disk" : "drop trigger full_disk on things");
    const long = { ...change, set: { day: "never" } };
    await expect(connect(system).write(collection, long, "m")).rejects.toMatchObject({
      code: "mismatch",
    });
  });

  test.skipIf(!isHere)(
    "a table that was renamed overnight is a mismatch, and is found again at once",
    async () => {
      const { connect, sql } = await things();
      const connector = connect(system);
      expect(await connector.readKeys(collection, ['["k5"]'])).toHaveLength(1);
      await sql("alter table things rename to things_old");
      await expect(connector.readKeys(collection, ['["k5"]'])).rejects.toMatchObject({
        code: "mismatch",
      });
      await sql("alter table things_old rename to things");
      expect(await connector.readKeys(collection, ['["k5"]'])).toHaveLength(1);
    },
  );
});

test("bytes that are no text are not taken for one", async () => {
  const { superUrl } = await (sqlEngines[0] ?? expect.unreachable()).world([]);
  const name = `ascii_${crypto.randomUUID().slice(0, 8)}`;
  await query(
    superUrl,
    `create database ${name} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`,
  );
  afterAll(() => query(superUrl, `drop database ${name} with (force)`));
  const url = superUrl.replace(/[^/]+$/, name);
  await query(url, "create table t (s text); insert into t values ('ok'), (e'\\\\x')");
  await query(url, "set client_encoding to 'SQL_ASCII'; insert into t values (e'\\xd0\\xff')");
  const database = new Database(url);
  await expect(database.read("select s from t where s = 'ok'", [])).resolves.toEqual([["ok"]]);
  const damaged = database.read("select s from t", []).catch((error: unknown) => {
    throw toFailure(error);
  });
  await expect(damaged).rejects.toMatchObject({ code: "untrusted" });
  await database.close();
});
