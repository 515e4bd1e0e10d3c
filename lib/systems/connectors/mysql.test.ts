import { describe, expect, test } from "vitest";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { connectMariadb, hasMariadb, mariadbUser } from "#lib/testing/mariadb.ts";
import { closeLater, field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { isInspector } from "../core/inspection.ts";
import { mysqlConnector } from "./mysql.ts";

const odd = mapOf([
  {
    id: "people",
    table: '"Table ""of"" `People`"',
    key: ["Region", "select"],
    find: [{ by: "email", column: "E-Mail адрес" }],
    order: "created at",
    fields: { note: field("note; --"), mail: field("E-Mail адрес") },
  },
]);

const many = mapOf([
  {
    id: "rows",
    table: "rows_of",
    key: ["id"],
    find: [{ by: "customer-number", column: "owner" }],
    order: "at",
    fields: { note: field("note") },
  },
]);

describe.skipIf(!hasMariadb)("MariaDB", () => {
  connectorContract(
    "mysql with odd names and a composite key",
    async () => {
      const { connector } = await connectMariadb(
        [
          `create table \`Table "of" \`\`People\`\`\` (
           Region char(36) not null default '0190b5c0-0000-7000-8000-000000000001', \`select\` bigint not null,
           \`E-Mail адрес\` varchar(200), \`note; --\` text, \`created at\` timestamp not null default now(),
           primary key (Region, \`select\`));
         insert into \`Table "of" \`\`People\`\`\` (\`select\`, \`E-Mail адрес\`, \`note; --\`)
           select 9007199254740990 + seq, if(seq <= 3, ' Aigerim@Example.COM ', 'bolat@example.com'), 'n'
             from seq_1_to_7`,
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

  test("says what the map wants and the database lacks, or the role may not", async () => {
    const system = mapOf([
      {
        ...{ id: "people", table: "people", key: ["id"], columns: ["data -> mail", "gone"] },
        find: [{ by: "email", column: "mail" }],
        fields: { note: field("note") },
        erasure: [{ act: "anonymise", set: { note: null, mail: null } }],
      },
      {
        id: "none",
        table: "nobody",
        key: ["id"],
        find: [{ by: "email", column: "m" }],
        fields: {},
      },
    ]);
    const { superUrl, name } = await connectMariadb(
      ["create table people (id int primary key, mail varchar(9), note varchar(9), data json)"],
      system,
    );
    const role = await mariadbUser(superUrl, `some_${name.slice(-6)}`, [
      `select, update (note) on ${name}.people`,
    ]);
    const connector = mysqlConnector(system, role, "Asia/Almaty");
    closeLater(connector);
    if (!isInspector(connector)) throw new Error("it cannot be asked");
    expect(await connector.inspect(only(system))).toEqual({
      rows: 0,
      differences: [
        { code: "missing-column", what: "gone", because: "columns" },
        { code: "no-right", what: "mail", because: "update (erasure)" },
      ],
    });
    const { differences } = await connector.inspect(only(system, "none"));
    expect(differences).toEqual([{ code: "missing-table", what: "nobody", because: "table" }]);
  });

  test("rows are found again by keys that only this server has, and what cannot be is named by none", async () => {
    const system = mapOf(
      ["texts", "floats", "days"].map((id) => ({
        ...{ id, table: id, key: ["k"], find: [{ by: "email", column: "note" }] },
        fields: { note: field("note") },
      })),
    );
    const { connector } = await connectMariadb(
      [
        `set sql_mode = '';
         create table texts (k varchar(9) primary key, note varchar(9));
         create table floats (k float primary key, note varchar(9));
         create table days (k datetime primary key, note varchar(9));
         insert into texts values (concat('a', char(0)), 'n'), ('a', 'n');
         insert into floats values (0.1, 'n'), (0.2, 'n');
         insert into days values ('0000-00-00', 'n')`,
      ],
      system,
    );
    const by = { column: "note", match: "exact", values: ["n"] } as const;
    for (const id of ["texts", "floats"]) {
      const collection = only(system, id);
      const keys = (await connector.find(collection, [by])).map(({ key }) => key).sort();
      expect(await connector.recount(collection, { keys: keys.slice(0, 1) })).toBe(1);
      expect(await connector.erase([{ do: "delete", collection, keys }], "m")).toEqual([2]);
    }
    expect((await connector.find(only(system, "days"), [by])).map(({ key }) => key)).toEqual([
      "[null]",
    ]);
  });

  connectorContract(
    "mysql with 10,000 rows of one person",
    async () => {
      const { connector } = await connectMariadb(
        [
          `create table rows_of (id int primary key, owner int, note text, at date);
         insert into rows_of select seq, if(seq <= 10000, 1, 2), 'n', date '2020-01-01' + interval seq day
           from seq_1_to_10010`,
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
});
