import { describe, expect, test } from "vitest";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { sqlEngines } from "#lib/testing/sql-engines.ts";

const payments = {
  key: ["id"],
  columns: ["paid_on", "email"],
  fields: { note: field("note"), mailing: field("mailing") },
  order: "paid_on",
};
const system = mapOf([
  {
    ...{ ...payments, id: "payments", table: "payments" },
    find: [{ by: "email", column: "email" }],
    restriction: { move: "restricted" },
    erasure: [
      { when: { column: "mailing", is: "no" }, act: "keep" },
      {
        when: { column: "paid_on", before: "today" },
        act: "hold",
        until: { from: "paid_on", years: 5, endOfYear: true },
      },
      { act: "delete" },
    ],
  },
  {
    ...{ ...payments, id: "restricted", table: "restricted_payments" },
    find: [{ by: "email", column: "email" }],
  },
  {
    ...{ ...payments, id: "flagged", table: "payments" },
    find: [{ by: "email", column: "email" }],
    restriction: { set: { mailing: "stopped" }, release: { mailing: "no" } },
  },
]);
const sql = [
  `create table payments (id int primary key, email varchar(80), note varchar(6000), mailing varchar(9),
     paid_on date, twice int generated always as (id * 2) stored);`,
  `create table restricted_payments (id int primary key, email varchar(80), note varchar(6000), mailing varchar(9),
     paid_on date, twice int, moved_at timestamp null default now());`,
  `insert into payments (id, email, note, mailing, paid_on) values
     (1, 'a@x.kz', 'n', 'yes', '2026-02-03'), (2, 'a@x.kz', 'n', 'yes', '2024-12-31'),
     (3, 'a@x.kz', 'n', 'yes', null), (4, 'b@x.kz', 'n', 'yes', '2026-02-03')`,
];

describe.each(sqlEngines)("$kind", ({ kind, isHere, world }) => {
  describe.skipIf(!isHere)("restricting", () => {
    connectorContract(`${kind} with three roles and a move`, async () => {
      const { connect, role } = await world(sql);
      const ordinaryUrl = await role([["select", "payments"]]);
      const all = "select, insert, update, delete";
      const eraseUrl = await role([
        [all, "payments"],
        [all, "restricted_payments"],
      ]);
      const readUrl = await role([
        ["select", "payments"],
        ["select", "restricted_payments"],
      ]);
      const change = (value: string, decision: "given" | "withdrawn") => {
        return { purpose: "p", channel: "email", decision, set: { mailing: value } };
      };
      return {
        connector: connect(system, { ordinaryUrl, eraseUrl }, readUrl),
        ...{ collection: only(system), movedTo: only(system, "restricted") },
        mine: { column: "email", match: "email", values: ["a@x.kz"] },
        mineCount: 3,
        theirs: { column: "email", match: "email", values: ["b@x.kz"] },
        theirsCount: 1,
        writable: "note",
        consent: { given: change("yes", "given"), withdrawn: change("later", "withdrawn") },
        obliged: 2,
      };
    });

    test("keeps every column that both tables have, and lets nothing of it go on the way back", async () => {
      const { connect, sql: run } = await world(sql);
      const connector = connect(system);
      const before = await connector.readKeys(only(system), ["[1]", "[2]"]);
      expect(await connector.restrict(only(system), ["[1]", "[2]"], "m")).toBe(2);
      expect(
        await run("select id from restricted_payments where moved_at is not null"),
      ).toHaveLength(2);
      expect(await connector.release(only(system), ["[1]", "[2]"], "m")).toBe(2);
      expect(await connector.readKeys(only(system), ["[1]", "[2]"])).toEqual(before);
    });

    test("by a flag says how many have it", async () => {
      const { connect } = await world(sql);
      const connector = connect(system);
      const flagged = only(system, "flagged");
      expect(await connector.restrict(flagged, ["[1]", "[9]"], "m")).toBe(1);
      expect((await connector.readKeys(flagged, ["[1]"]))[0]?.values.mailing).toBe("stopped");
      expect(await connector.release(flagged, ["[1]"], "m")).toBe(1);
      expect((await connector.readKeys(flagged, ["[1]"]))[0]?.values.mailing).toBe("no");
    });

    test("where another role writes, the reading role's URL is enough for everything else", async () => {
      const { connect, role } = await world(sql);
      const readUrl = await role([["select", "payments"]]);
      const connector = connect(system, { eraseUrl: "" }, readUrl);
      expect(await connector.readKeys(only(system), ["[1]"])).toHaveLength(1);
      const change = { key: "[1]", expected: {}, set: { note: "x" } };
      const writing = connector.write(only(system), change, "m");
      await expect(writing).rejects.toMatchObject({ code: "unreachable" });
      const alone = connect(system, {}, readUrl).write(only(system), change, "m");
      await expect(alone).rejects.toMatchObject({ code: "refused" });
    });

    test("says until when a rule holds, and no rule behind one that decides first", async () => {
      const { connect, sql: run } = await world(sql);
      await run("update payments set mailing = 'no' where id = 1");
      const said = await connect(system).obligations(only(system), ["[1]", "[2]", "[3]"]);
      expect(said).toEqual([{ key: "[2]", code: "rule-2", until: "2029-12-31" }]);
    });
  });
});
