import { expect, test } from "vitest";
import { query } from "#lib/testing/database.ts";
import { connect, field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { isInspector, neededRights } from "../core/inspection.ts";

const words = { kk: "х", ru: "х", en: "x" };
const schema = [
  `create schema "Core"`,
  `create type "Core"."visitState" as enum ('booked', 'done')`,
  `create table "Core"."Patient" ("patientId" uuid primary key, "eMail" text)`,
  `create table "Core"."Visit" (
     branch int, "visitNo" int, "patientId" uuid references "Core"."Patient", "startsAt" text,
     state "Core"."visitState" not null, flag char(1), done boolean, primary key (branch, "visitNo"))`,
  `create view "Core"."Seen" as select branch, "visitNo" as no, "patientId" as who from "Core"."Visit"`,
];
const patients = {
  ...{ id: "patients", table: "Core.Patient", key: ["patientId"], person: true },
  find: [{ by: "email", column: "eMail" }],
  columns: ["patientId", "eMail"],
  fields: {},
};
const visits = {
  ...{ id: "visits", table: "Core.Visit", key: ["branch", "visitNo"] },
  find: [{ via: "patients", theirs: "patientId", column: "patientId" }],
  columns: ["branch", "visitNo", "patientId", "startsAt", "state", "flag", "done"],
  fields: {},
};

async function differencesOf(system: ReturnType<typeof mapOf>, more: readonly string[] = []) {
  const { connector } = await connect([...schema, ...more], system);
  if (!isInspector(connector)) throw new Error("cannot be inspected");
  const inspections = await Promise.all(system.collections.map((one) => connector.inspect(one)));
  return inspections.flatMap(({ differences }) =>
    differences.map(({ code, what }) => `${code} ${what}`),
  );
}

test("a map that fits has no difference, capitals, schemas, enums and compound keys among it", async () => {
  expect(await differencesOf(mapOf([patients, visits]))).toEqual([]);
});

test("values that a column cannot hold are named before an erasure meets them", async () => {
  const wrong = {
    ...visits,
    fields: { state: { ...field("state"), type: "boolean" } },
    erasure: [
      { when: { column: "state", is: "bookd" }, act: "delete" },
      { when: { column: "startsAt", after: "today" }, act: "delete" },
      { act: "anonymise", set: { patientId: null, state: null, done: "$now", flag: "no" } },
    ],
  };
  expect(await differencesOf(mapOf([patients, wrong]))).toEqual([
    "odd-type state",
    "no-date startsAt",
    `cannot-hold state ("Core"."visitState")`,
    "cannot-hold done (boolean)",
    "cannot-hold flag (character(1))",
    `cannot-hold state ("Core"."visitState")`,
  ]);
});

test("rows that stay and point to what is deleted are named, mapped or not", async () => {
  const stays = {
    ...visits,
    erasure: [{ act: "keep", reason: words, until: { event: words } }],
  };
  const more = [
    `create table "Core".note (id int, who uuid references "Core"."Patient")`,
    `create table "Core".diary (id int, who uuid references "Core"."Patient" on delete cascade)`,
    `create table "Core".log (id int, who uuid references "Core"."Patient" on delete set null)`,
  ];
  expect(await differencesOf(mapOf([patients, stays]), more)).toEqual([
    `delete-blocked "Core"."Visit"`,
    `delete-spreads "Core".diary`,
    `delete-blocked "Core".note`,
  ]);
  const cleared = { ...visits, erasure: [{ act: "anonymise", set: { patientId: null } }] };
  expect(await differencesOf(mapOf([patients, cleared]))).toEqual([]);
});

test("a table that is mapped by a view of it is known behind the view", async () => {
  const seen = {
    ...{ id: "seen", table: "Core.Seen", key: ["branch", "no"] },
    find: [{ via: "patients", theirs: "patientId", column: "who" }],
    columns: ["branch", "no", "who"],
    fields: {},
  };
  expect(await differencesOf(mapOf([patients, seen]))).toEqual([]);
});

test("a key that may repeat and, in a long table, a search without index are named", async () => {
  const long = [
    `insert into "Core"."Patient" select gen_random_uuid(), i || '@x.kz' from generate_series(1, 10001) i`,
  ];
  const loose = { ...visits, key: ["branch"] };
  expect(await differencesOf(mapOf([patients, loose]), long)).toEqual([
    "no-index eMail",
    "key-repeats branch",
  ]);
  const indexed = [...long, `create index on "Core"."Patient" (lower(btrim("eMail")))`];
  expect(await differencesOf(mapOf([patients, visits]), indexed)).toEqual([]);
});

test("what staff correct by request needs the right to write too", () => {
  const editable = { ...patients, fields: { email: { ...field("eMail"), edit: "request" } } };
  const system = mapOf([editable]);
  expect(neededRights(system, only(system)).columns).toContainEqual({
    right: "update",
    column: "eMail",
    because: "edit",
  });
});

test("a column that was renamed and is back is found at once", async () => {
  const { connector, url } = await connect(schema, mapOf([patients]));
  const read = () =>
    connector.find(only(mapOf([patients])), [
      { column: "eMail", match: "email", values: ["a@x.kz"] },
    ]);
  await query(url, `alter table "Core"."Patient" rename "eMail" to mail`);
  await expect(read()).rejects.toMatchObject({ code: "mismatch" });
  await query(url, `alter table "Core"."Patient" rename mail to "eMail"`);
  expect(await read()).toEqual([]);
});
