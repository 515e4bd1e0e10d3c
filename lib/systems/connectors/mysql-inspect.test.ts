import { describe, expect, test } from "vitest";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import {
  connectMariadb,
  hasMariadb,
  mariadbDatabase,
  mariadbQuery,
  mariadbUser,
} from "#lib/testing/mariadb.ts";
import { closeLater, field, mapOf } from "#lib/testing/postgres-system.ts";
import { isInspector } from "../core/inspection.ts";
import type { Connector } from "../ports.ts";
import { mysqlConnector } from "./mysql.ts";

const words = { kk: "х", ru: "х", en: "x" };
const schema = [
  `create table patient (id int primary key, mail varchar(90), phone varchar(20), name varchar(40))`,
  `create table visit (
     branch int, no int, patient int, starts varchar(20), state enum('booked', 'done') not null, flag char(1),
     done tinyint(1), room tinyint, primary key (branch, no), foreign key (patient) references patient (id))`,
  `create table stored (branch int, no int, patient int, kept_at timestamp, primary key (branch, no))`,
];
const patients = {
  ...{ id: "patients", table: "patient", key: ["id"], person: true },
  find: [
    { by: "email", column: "mail" },
    { by: "phone", column: "phone" },
  ],
  columns: ["id", "mail", "phone"],
  fields: {},
};
const visits = {
  ...{ id: "visits", table: "visit", key: ["branch", "no"] },
  find: [{ via: "patients", theirs: "id", column: "patient" }],
  columns: ["branch", "no", "patient", "starts", "state", "flag", "done", "room"],
  fields: {},
};
const stored = { ...visits, id: "stored", table: "stored", columns: ["branch", "no", "patient"] };

async function told(connector: Connector, system: SystemMap): Promise<readonly string[]> {
  if (!isInspector(connector)) throw new Error("cannot be inspected");
  const all = [];
  for (const one of system.collections) all.push(...(await connector.inspect(one)).differences);
  return all.map(({ code, what, because }) => `${code} ${what}: ${because}`);
}

async function differencesOf(system: SystemMap, more: readonly string[] = []) {
  const { connector } = await connectMariadb([...schema, ...more], system);
  return told(connector, system);
}

describe.skipIf(!hasMariadb)("MariaDB", () => {
  test("a map that fits has no difference, enums, flags and compound keys among it", async () => {
    const erasure = [
      { when: { column: "state", is: "Done" }, act: "delete" },
      { act: "anonymise", set: { patient: null, done: true, room: 127, flag: "x" } },
    ];
    expect(await differencesOf(mapOf([patients, { ...visits, erasure }]))).toEqual([]);
  });

  test("values that a column cannot hold are named before an erasure meets them", async () => {
    const wrong = {
      ...visits,
      fields: { state: { ...field("state"), type: "boolean" } },
      erasure: [
        { when: { column: "state", is: "bookd" }, act: "delete" },
        { when: { column: "starts", after: "today" }, act: "delete" },
        {
          act: "anonymise",
          set: { patient: null, state: null, done: "$now", flag: "no", room: 300 },
        },
      ],
    };
    const found = await differencesOf(mapOf([patients, wrong]));
    expect(found.map((one) => one.replace(/:.*/, ""))).toEqual([
      ...["odd-type state", "no-date starts"],
      ...["cannot-hold state (enum('booked','done'))", "cannot-hold done (tinyint(1))"],
      ...["cannot-hold flag (char(1))", "cannot-hold room (tinyint(4))"],
      ...["cannot-hold state (enum('booked','done'))"],
    ]);
  });

  test("rows that stay and point to what is deleted are named, mapped or not", async () => {
    const stays = { ...visits, erasure: [{ act: "keep", reason: words, until: { event: words } }] };
    const more = [
      "create table note (id int primary key, who int, foreign key (who) references patient (id))",
      "create table diary (id int primary key, who int, foreign key (who) references patient (id) on delete cascade)",
      "create table log (id int primary key, who int, foreign key (who) references patient (id) on delete set null)",
    ];
    const found = await differencesOf(mapOf([patients, stays]), more);
    expect(found.map((one) => one.replace(/:.*/, ""))).toEqual([
      ...["delete-spreads diary", "delete-blocked note", "delete-blocked visit"],
    ]);
    const cleared = { ...visits, erasure: [{ act: "anonymise", set: { patient: null } }] };
    expect(await differencesOf(mapOf([patients, cleared]))).toEqual([]);
  });

  test("a key that may repeat and, in a long table, a search without index are named", async () => {
    const long = [
      "insert into patient select seq, concat(seq, '@x.kz'), null, null from seq_1_to_10001",
    ];
    const loose = { ...visits, key: ["branch"] };
    expect(await differencesOf(mapOf([patients, loose]), long)).toEqual([
      "no-index mail: email",
      "key-repeats branch: no unique index",
    ]);
    const indexed = [...long, "create index own on patient (mail)"];
    expect(await differencesOf(mapOf([patients, visits]), indexed)).toEqual([]);
    const binary = ["alter table patient modify mail varchar(90) collate utf8mb4_bin"];
    expect(await differencesOf(mapOf([patients, visits]), [...indexed, ...binary])).toEqual([
      "no-index mail: email",
    ]);
  });

  test("what a role may not do is named, deleting and moving too, wherever its rights come from", async () => {
    const system = mapOf([patients, { ...visits, restriction: { move: "stored" } }, stored]);
    const { superUrl, name } = await mariadbDatabase(schema);
    const reader = await mariadbUser(superUrl, `r_${name.slice(-8)}`, [`select on ${name}.*`]);
    const role = `w_${name.slice(-8)}`;
    const writer = await mariadbUser(superUrl, role, [`select (patient) on ${name}.visit`]);
    const connector = mysqlConnector(system, reader, "Asia/Almaty", { eraseUrl: writer });
    closeLater(connector);
    expect(await told(connector, system)).toEqual([
      "no-right id: select (writing)",
      "no-right patient: delete (erasure)",
      "no-right branch: select (writing)",
      "no-right no: select (writing)",
      "no-right visit: delete (erasure)",
      "no-right branch: select (writing)",
      "no-right no: select (writing)",
      "no-right stored: delete (erasure)",
      "no-right stored: insert (restriction of visits)",
    ]);
    await mariadbQuery(
      superUrl,
      `create role g_${role}; grant select, delete on ${name}.* to g_${role};
       grant insert (branch, no, patient) on ${name}.stored to g_${role};
       grant g_${role} to ${role}; set default role g_${role} for ${role}`,
    );
    const other = mysqlConnector(system, reader, "Asia/Almaty", { eraseUrl: writer });
    closeLater(other);
    expect(await told(other, system)).toEqual([]);
    await mariadbQuery(superUrl, `drop role g_${role}`);
  });
});
