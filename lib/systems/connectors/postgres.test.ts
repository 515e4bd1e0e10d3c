import { describe, expect, test } from "vitest";
import { hostileTexts } from "#lib/systems/contract/world.ts";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { query } from "#lib/testing/database.ts";
import { closeLater, connect, field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { until } from "#lib/testing/until.ts";
import { deleteRows, setRows, writeRow } from "#lib/testing/acts.ts";
import { postgresConnector } from "./postgres.ts";

const odd = mapOf([
  {
    id: "people",
    table: '"Odd. Schema"."Table ""of"" People"',
    key: ["Region", "select"],
    find: [{ by: "email", column: "E-Mail адрес" }],
    order: "created at",
    fields: { note: field("note; --"), mail: field("E-Mail адрес") },
  },
]);

connectorContract(
  "postgres with odd names and a composite key",
  async () => {
    const { connector } = await connect(
      [
        `create schema "Odd. Schema";
       create table "Odd. Schema"."Table ""of"" People" (
         "Region" uuid not null default '0190b5c0-0000-7000-8000-000000000001', "select" bigint not null,
         "E-Mail адрес" varchar(200), "note; --" text, "created at" timestamptz not null default now(),
         primary key ("Region", "select"));
       insert into "Odd. Schema"."Table ""of"" People" ("select", "E-Mail адрес", "note; --")
         select 9007199254740990 + n, case when n <= 3 then ' Aigerim@Example.COM ' else 'bolat@example.com' end, 'n'
           from generate_series(1, 7) n`,
      ],
      odd,
    );
    return {
      connector,
      collection: only(odd),
      mine: { column: "E-Mail адрес", match: "email", values: ["aigerim@example.com"] },
      mineCount: 3,
      theirs: { column: "E-Mail адрес", match: "email", values: ["bolat@example.com"] },
      theirsCount: 4,
      writable: "note; --",
    };
  },
  ["ordinaryRole", "consent", "obliged"],
);

const many = mapOf([
  {
    id: "rows",
    table: "rows",
    key: ["id"],
    find: [{ by: "customer-number", column: "owner" }],
    order: "at",
    fields: { note: field("note") },
  },
]);

connectorContract(
  "postgres with 10,000 rows of one person",
  async () => {
    const { connector } = await connect(
      [
        `create table rows (id int primary key, owner int, note text, at date);
       insert into rows select n, case when n <= 10000 then 1 else 2 end, 'n', date '2020-01-01' + n
         from generate_series(1, 10010) n`,
      ],
      many,
    );
    return {
      connector,
      collection: only(many),
      mine: { column: "owner", match: "exact", values: ["1"] },
      mineCount: 10_000,
      theirs: { column: "owner", match: "exact", values: [2] },
      theirsCount: 10,
      writable: "note",
    };
  },
  ["ordinaryRole", "consent", "obliged"],
);

describe("failures", () => {
  const all = { column: "owner", match: "exact", values: [1] } as const;
  const table = `create table rows (id int primary key, owner int, note varchar(5) check (note <> 'bad'), at date);
    insert into rows values (1, 1, 'n', null)`;

  test.each([
    ["unreachable", "postgres://nobody@127.0.0.1:1/none"],
    ["unreachable", "postgres://nobody@no-such-host.invalid/none"],
  ])("are %s where nobody listens", async (code, url) => {
    const connector = postgresConnector(many, url, "Asia/Almaty");
    await expect(connector.check()).rejects.toMatchObject({ code });
    await expect(connector.find(only(many), [all])).rejects.toMatchObject({ code });
    await connector.close();
  });

  test("are refused without the right, mismatch when the schema lacks a column", async () => {
    const { connector, url } = await connect([table], many);
    await query(url, "revoke delete on rows from current_user");
    const denied = deleteRows(connector, only(many), ["[1]"]);
    await expect(denied).rejects.toMatchObject({ code: "refused" });
    await query(url, "alter table rows drop column at");
    const other = postgresConnector(many, url, "Asia/Almaty");
    closeLater(other);
    await expect(other.find(only(many), [all])).rejects.toMatchObject({ code: "mismatch" });
  });

  test("are timeout when a row stays locked longer than a statement may take", async () => {
    const { connector, url } = await connect([table], many);
    const locked = query(url, "begin; select * from rows for update; select pg_sleep(7); commit");
    await isLocked(url);
    const change = writeRow(connector, only(many), "[1]", {}, { note: "x" });
    await expect(change).rejects.toMatchObject({ code: "timeout" });
    await locked;
  });

  test("are a failure of the system, and no end of the process, when it cuts the line in the middle", async () => {
    const { connector, url } = await connect([table], many);
    const locked = query(url, "begin; select * from rows for update; select pg_sleep(4); commit");
    await isLocked(url);
    const change = expect(
      writeRow(connector, only(many), "[1]", {}, { note: "x" }),
    ).rejects.toMatchObject({ code: "unreachable" });
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jeke' and wait_event_type = 'Lock'";
    await until(async () => (await query(url, cut)).length > 0);
    await change;
    await locked;
  });

  test("never carry a value of the row", async () => {
    const { connector } = await connect([table], many);
    for (const note of ["bad", "far too long for it"]) {
      const error: unknown = await setRows(connector, only(many), ["[1]"], { note }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ code: "mismatch" });
      const cause = error instanceof Error ? error.cause : undefined;
      expect(`${String(error)} ${String(cause)} ${JSON.stringify(error)}`).not.toContain(note);
    }
  });

  test("leave all rows as they were when one chunk of a batch fails", async () => {
    const { connector, url } = await connect(
      [
        `create table rows (id int primary key, owner int, note text, at date);
         insert into rows select n, 1, 'n', null from generate_series(1, 6000) n;
         create table child (id int references rows); insert into child values (5999)`,
      ],
      many,
    );
    const keys = Array.from({ length: 6000 }, (_, index) => JSON.stringify([index + 1]));
    await expect(deleteRows(connector, only(many), keys)).rejects.toMatchObject({
      code: "mismatch",
    });
    const [left] = await query<{ n: number }>(url, "select count(*)::int as n from rows");
    expect(left?.n).toBe(6000);
  });
});

test("hostile texts are stored and found again as they are", async () => {
  const system = mapOf([
    {
      id: "t",
      table: "t",
      key: ["id"],
      find: [{ by: "customer-number", column: "id" }],
      fields: { s: field("s") },
    },
  ]);
  const { connector, url } = await connect(
    ["create table t (id text primary key, s text)"],
    system,
  );
  await query(url, "insert into t select s, s from unnest($1::text[]) s", [hostileTexts]);
  const keys = hostileTexts.map((one) => JSON.stringify([one]));
  const found = await connector.readKeys(only(system), keys);
  expect(new Set(found.map(({ key }) => key))).toEqual(new Set(keys));
  expect(await deleteRows(connector, only(system), keys)).toBe(hostileTexts.length);
});

/** Until somebody else holds the rows; what asks for them now must wait. */
function isLocked(url: string): Promise<void> {
  const locks = "select 1 from pg_locks where mode = 'RowShareLock'";
  return until(async () => (await query(url, locks)).length > 0);
}
