import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { plainDatabase, scratchFolder } from "#lib/testing/database.ts";
import { command as check } from "./operator-check.ts";
import { command } from "./systems-discover.ts";

const canary = "КанарейкаҚұс";
/** A database in which each value of a row bears the canary, in every type that can. */
const schema = [
  `create table clients (id int primary key, full_name text, email text unique, phone text, note text, data jsonb, tags text[],
     mood text check (mood in ('merry', 'sad')), secret bytea)`,
  `comment on column clients.note is 'Заметка о клиенте'`,
  `create table orders (id int primary key, client_id int not null references clients, title text, total numeric, paid_at timestamptz)`,
  `create table tariffs (id int primary key, name text)`,
  `create view open_orders as select id, client_id, title from orders`,
  `insert into clients select n, '${canary} Айгерим', n || '${canary}@example.com', '+7701555' || 1000 + n, 'звонить ${canary} вечером, она сама просила об этом',
     jsonb_build_object('${canary}' || n, '${canary}', 'contact', jsonb_build_object('phone', '+7701555' || 2000 + n)), array['${canary}'], 'sad', '${canary}'::bytea from generate_series(1, 30) n`,
  `insert into orders select n, n, '${canary}', n, now() from generate_series(1, 30) n`,
  `insert into tariffs values (1, '${canary}')`,
];

test("a draft names tables, columns and reasons, and holds no value of any row", async () => {
  const { url } = await plainDatabase(schema);
  const seen: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text) => (seen.push(String(text)), true);
  const outcome = await command
    .run(["--url", url, "--id", "core"])
    .finally(() => (process.stdout.write = write));
  expect(outcome.exit).toBe(0);
  expect(outcome.text).toMatch(
    /id: clients[\s\S]*by: email, column: email[\s\S]*via: clients, theirs: id, column: client_id/,
  );
  expect(outcome.text).toContain(`column: "data -> contact -> phone"`);
  const all = JSON.stringify([outcome, seen]);
  expect(all).not.toContain(canary);
  expect(all).not.toContain("Айгерим");
  expect(all).not.toContain("example.com");
  expect(all).not.toContain(new URL(url).password);
  // What the schema itself lists is no value of a row.
  expect(outcome.text).toContain(`"merry":`);
  expect(outcome.text).toContain("open_orders");
});

test("the check of a pack names what the draft leaves to be supplied, and nothing else", async () => {
  const { url } = await plainDatabase(schema);
  const pack = join(scratchFolder("packs"), "drafted");
  mkdirSync(pack);
  const sample = readFileSync("lib/operator/packs/iticket/operator.yaml", "utf8");
  writeFileSync(join(pack, "operator.yaml"), sample);
  const out = join(pack, "systems.yaml");
  const outcome = await command.run(["--url", url, "--id", "core", "--out", out]);
  expect(outcome.text).toContain("read every line");
  const problems = (await check.run([pack])).problems ?? [];
  const ofMap = problems.filter(({ where }) => where.startsWith("systems.yaml"));
  const codes = new Set(ofMap.map(({ code }) => code));
  expect([...codes].toSorted()).toEqual([
    "unknown-basis",
    "unknown-category",
    "unknown-column",
    "unknown-purpose",
    "unknown-retention",
    "unknown-service",
    "unknown-source",
    "untranslated",
  ]);
  // Nor does it write over a map that stands.
  expect((await command.run(["--url", url, "--out", out])).exit).toBe(2);
});

test("a URL without a database, and a database without a table, are no empty draft", async () => {
  expect((await command.run(["--url", "mysql://r:x@127.0.0.1:1"])).problems?.[0]?.code).toBe(
    "no-database",
  );
  const { url } = await plainDatabase([]);
  const empty = await command.run(["--url", url]);
  expect([empty.exit, empty.problems?.[0]?.code]).toEqual([2, "no-table"]);
});

test("what cannot be asked is said without the address: exit 2", async () => {
  const secret = "s3cretWord";
  const dead = `postgres://somebody:${secret}@127.0.0.1:1/none`;
  const { url } = await plainDatabase();
  const wrong = new URL(url);
  wrong.password = secret;
  setVariables({ DISCOVER_TEST_URL: dead });
  const outcomes = await Promise.all(
    [
      ["--url", dead],
      ["--url", wrong.href],
      ["--url", "${DISCOVER_TEST_URL}"],
      ["--url", "${NOT_SET_AT_ALL}"],
      ["--url", `oracle://u:${secret}@h/db`],
      ["--url", `not a url ${secret}`],
      ["--url", `postgres://u:${secret}@[::bad/db`],
      ["--url", `postgres://u:${secret}@127.0.0.1:1/db?sslmode=${secret}`],
      ["--url", `postgres://u:${secret}@127.0.0.1:99999/db`],
      ["--url", `postgres://u:%ZZ${secret}@127.0.0.1:1/%ZZ`],
      ["--what", dead],
      ["--url"],
      ["--url", dead, "--id", "Not An Id"],
      [],
    ].map((args) => command.run(args)),
  );
  expect(outcomes.map(({ exit }) => exit)).toEqual(outcomes.map(() => 2));
  expect(JSON.stringify(outcomes)).not.toContain(secret);
  expect(outcomes[0]?.problems?.[0]?.code).toBe("unreachable");
  expect(outcomes[1]?.problems?.[0]?.code).toBe("refused");
});

test("when the time is over the rest is judged by its names, and named as not looked at", async () => {
  const { url } = await plainDatabase(schema);
  const { text, json, exit } = await command.run(["--url", url, "--minutes", "0.0001"]);
  expect(exit).toBe(0);
  expect(text).toContain("id: clients");
  expect(text).toMatch(/the time was over[^]*values of 4 tables[^]*clients/);
  expect(json).toMatchObject({ late: { tables: expect.arrayContaining(["clients"]) as string[] } });
  const whole = await command.run(["--url", url]);
  expect(whole.text).not.toContain("the time was over");
  expect((await command.run(["--url", url, "--minutes", "0"])).exit).toBe(2);
});
