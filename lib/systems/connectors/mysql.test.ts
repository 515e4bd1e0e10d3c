import { describe } from "vitest";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { connectMariadb, hasMariadb } from "#lib/testing/mariadb.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";

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
  connectorContract("mysql with odd names and a composite key", async () => {
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
  });

  connectorContract("mysql with 10,000 rows of one person", async () => {
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
  });
});
