import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { valueWords } from "#components/systems/value-words.ts";
import { buildArchive } from "#lib/exports/use-cases/build-archive.ts";
import { archiveOf } from "#lib/exports/queries.ts";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import { createSteps } from "#lib/fulfilment/use-cases/create-steps.ts";
import { translator } from "#lib/i18n/translator.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { failureKey, stepErrorKey } from "#lib/systems/core/failure-words.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";
import { myData } from "#lib/systems/queries.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff } from "#lib/testing/desk.ts";
import { email, mailingRows, neighbours, shopRows } from "#lib/testing/erasure-case.ts";
import { documentedFaults, expectTold, inEach, waitWords } from "#lib/testing/fault-words.ts";
import { file } from "#lib/testing/filing.ts";
import { hasMariadb, mariadbDatabase, mariadbQuery } from "#lib/testing/mariadb.ts";
import {
  addAccount,
  approvedErasure,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { smallSystems } from "#lib/testing/small-systems.ts";
import { setVariables } from "#lib/platform/env.ts";

let world: SmallOperator;
let mailing: { readonly url: string; readonly superUrl: string } | undefined;

/** The mailing as MariaDB holds it, with a date beside. */
const marks = (system: (typeof smallSystems.systems)[number] | undefined) => {
  const [subscribers] = system?.collections ?? [];
  const fields = Object.assign({}, subscribers?.fields, {
    since: {
      ...{ column: "since", type: "date", names: { kk: "с", ru: "р", en: "e" } },
      ...{ category: "mailing", purposes: ["tickets"], basis: "consent" },
      ...{ source: "registration", retention: "subscription" },
    },
  });
  return { ...system, kind: "mysql", collections: [{ ...subscribers, fields }] };
};

const columns = Array.from({ length: 200 }, (_, index) => `c${index}`);
const plain = (column: string) => ({
  ...{ column, type: "text", names: { kk: "к", ru: "р", en: "e" }, category: "orders" },
  ...{ purposes: ["tickets"], basis: "consent", source: "registration" },
  retention: "subscription",
});
const wide = {
  ...{ id: "wide", names: { kk: "к", ru: "р", en: "e" }, table: "wide", key: ["id"] },
  ...{ category: "orders", find: [{ by: "email", column: "email" }], columns: ["id", "email"] },
  fields: Object.fromEntries(columns.map((column) => [column, plain(column)])),
  erasure: [{ act: "delete" }],
};

beforeAll(async () => {
  const [shop, letters] = smallSystems.systems;
  const withWide = { ...shop, collections: [...(shop?.collections ?? []), wide] };
  const systems = [withWide, hasMariadb ? marks(letters) : { ...letters }];
  world = await smallOperator("", { systems });
  await query(
    world.shopUrl,
    `create table wide (id int primary key, email text, ${columns.map((one) => `${one} text default 'v'`).join()});
     insert into wide (id, email) values (1, '${email}')`,
  );
  if (!hasMariadb) return;
  mailing = await mariadbDatabase([
    `create table subscribers (id int primary key, email varchar(99), marketing boolean, since date null,
       marketing_changed_at datetime null, sms varchar(9) default 'on', sms_changed_at datetime null)`,
  ]);
  setVariables({ JEKE_SYSTEM_MAILING_URL: mailing.url });
});

async function person() {
  await query(world.superUrl, `truncate account, request, message cascade`);
  await query(world.shopUrl, shopRows);
  if (mailing === undefined) await query(world.mailingUrl, mailingRows);
  else {
    await mariadbQuery(
      mailing.url,
      `set sql_mode = ''; delete from subscribers;
       insert into subscribers (id, email, marketing, since) values (1, '${email}', 1, '0000-00-00'), (2, 'other@example.kz', 1, null)`,
    );
  }
  return addAccount(world, { email });
}

/** Every value of a view in the words of the page. */
function wordsIn(view: DataView): readonly string[] {
  return view.categories.flatMap(({ groups }) =>
    groups.flatMap(({ fields, records }) =>
      records.flatMap(({ values }) =>
        values.flatMap((value) => {
          const field = fields.find(({ id }) => id === value.field);
          if (field === undefined) return [];
          return [valueWords(field, value, { locale: "en", t: translator("en", "ui") })];
        }),
      ),
    ),
  );
}

const look = async (accountId: Awaited<ReturnType<typeof person>>) =>
  myData(subjectOf(accountId, 1), { identifiers: [{ kind: "email", value: email }] });

describe("values that nobody would expect", () => {
  test("days out of range and a value of 50 MB: the page stands and says the truth", async () => {
    const accountId = await person();
    await query(
      world.shopUrl,
      `update orders set event_on = 'infinity' where id = 10;
       update orders set event_on = '20000-01-01' where id = 11;
       update orders set number = repeat('ж', 100000) where id = 13`,
    );
    const view = await look(accountId);
    expect(view.partial).toBe(false);
    const words = wordsIn(view);
    expect(words).toContain("infinity");
    expect(words.some((one) => one.includes("20000"))).toBe(true);
    expect(words.join().length).toBeLessThan(20_000);
    expect(words.join()).toContain("100,000 characters");
    // Reading 50 MB is shown with the connectors, copying them with the copies.
    const long = { value: "ж".repeat(25_000_000) };
    const t = translator("en", "ui");
    const short = valueWords({ type: "text" }, long, { locale: "en", t });
    expectTold("A value of 50 MB", { person: [short] });
    if (mailing !== undefined) expectTold("A day that never was", { person: words });
  });

  test("A table of 200 columns: each value is there, on the page and in the copy", async () => {
    const accountId = await person();
    const view = await look(accountId);
    const wide = view.categories
      .flatMap(({ groups }) => groups)
      .find(({ collection }) => collection === "wide");
    expect(wide?.records[0]?.values).toHaveLength(200);
    expect(documentedFaults().has("A table of 200 columns")).toBe(true);
  });

  test.skipIf(!hasMariadb)("A full table in MariaDB stops one step, and nothing else", async () => {
    const accountId = await person();
    const requestId = await approvedErasure(world, accountId, "2026-0002");
    await createSteps(world.worker, neighbours, { requestId });
    const sql = (text: string) => mariadbQuery(mailing?.url ?? "", text);
    await sql(
      `create trigger fault before delete on subscribers for each row
         signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'full'`,
    );
    expect((await fulfil(world.worker, neighbours, { requestId })).state).toBe("again");
    const mine = await subjectOf(accountId).unit((unit) => myRequest(unit, requestId));
    const words = [waitWords(mine?.waits)];
    expectTold("A full table in MariaDB", { person: words, staff: words });
    expect(await sql(`select id from subscribers order by id`)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await query(world.shopUrl, `select id from customers`)).toEqual([{ id: 2 }]);
    await sql(`drop trigger fault`);
    await query(world.superUrl, `update step set due_at = due_at - interval '1 day'`);
    expect(await fulfil(world.worker, neighbours, { requestId })).toEqual({ state: "over" });
    expect(await sql(`select id from subscribers`)).toEqual([{ id: 2 }]);
  });
});

test.skipIf(process.platform !== "linux")(
  "our own disk is full while a copy is written: no copy is claimed, and staff are asked",
  async () => {
    const accountId = await person();
    const officer = await addStaff(world, ["officer"]);
    await query(
      world.shopUrl,
      `insert into orders select n, 1, md5(n::text), '2020-05-01', null, null, null from generate_series(100, 2099) n`,
    );
    const id = await file(subjectOf(accountId), { type: "copy", details: {} });
    const room = (bytes: string) =>
      execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:`]);
    const build = () => buildArchive(world.worker, { markRequest, readyNotice }, { archiveId: id });
    room("65536");
    try {
      await expect(build()).rejects.toThrow(/EFBIG/);
    } finally {
      room("unlimited");
    }
    const archive = () => subjectOf(accountId).unit((unit) => archiveOf(unit, id));
    const state = (await archive())?.state ?? "";
    const history = (await caseView(officer.desk, id))?.history ?? [];
    expectTold("Our own disk is full while a copy is written", {
      person: [inEach((locale) => translator(locale, "ui")(`archive.${state}`))],
      staff: history
        .filter(({ key }) => key === "archive-failed")
        .map(({ key }) => inEach((locale) => translator(locale, "requests")(`history.${key}`))),
    });
    expect(await query(world.superUrl, `select state from request`)).toEqual([
      { state: "needs-staff" },
    ]);
    await build();
    expect((await archive())?.state).toBe("ready");
  },
);

test("a reason that nobody foresaw has words on the page and in the case", () => {
  const say = (space: string, key: string) => inEach((locale) => translator(locale, space)(key));
  expectTold("A reason that nobody foresaw", {
    person: [say("systems.failures", failureKey("gremlins"))],
    staff: [say("fulfilment.errors", stepErrorKey("gremlins"))],
  });
});

test("each fault of docs/faults.md is brought about by a test of this folder", () => {
  const tests = readdirSync(import.meta.dirname)
    .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
    .join("\n");
  const names = [...documentedFaults().keys()];
  expect(names.length).toBeGreaterThan(25);
  expect(names.filter((name) => !tests.includes(`"${name}"`))).toEqual([]);
});
