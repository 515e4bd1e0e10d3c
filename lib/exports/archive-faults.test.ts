import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import { archiveFolder } from "#lib/platform/files.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import { probeSystems } from "#lib/systems/probe.ts";
import { walkLarge } from "#lib/systems/walk.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { CopyDocument } from "./core/copy-document.ts";
import { archiveOf } from "./queries.ts";
import { insertArchive } from "./store.ts";
import { buildArchive } from "./use-cases/build-archive.ts";

const email = "aigerim@example.kz";
const marks = { markRequest, readyNotice };
let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
  accountId = await addAccount(world, { email });
  // Read in the order of keys, so that a line can break behind a page that has been read.
  await query(
    world.shopUrl,
    `alter role current_user set enable_seqscan = off; alter role current_user set enable_sort = off;
     alter role current_user set enable_bitmapscan = off;
     alter table orders rename to kept;
     create table breaks (at int);
     create function is_whole(id int) returns boolean language plpgsql as $$ begin
       if exists (select 1 from breaks where at = id) then
         raise exception 'broken line' using errcode = '57P01';
       end if;
       return true;
     end $$;
     create view orders as select * from kept where is_whole(id);
     insert into customers values (1, '${email}', null, 'Әйгерім Сәтбай', '1990-02-03');
     insert into kept select n, 1, 'N-' || n, '2020-05-01', null, null, null from generate_series(1, 2500) n;
     insert into payments values (1, 7, '2020-04-01T10:00Z', 100, 'paid')`,
  );
});

afterEach(async () => {
  await query(world.shopUrl, `truncate breaks`);
  await query(world.superUrl, `truncate export_archive, message`);
  for (const name of readdirSync(archiveFolder())) rmSync(`${archiveFolder()}/${name}`);
});

async function order(): Promise<string> {
  return subjectOf(accountId).unit((unit) => insertArchive(unit, { accountId }));
}

async function copied() {
  const archiveId = await order();
  await buildArchive(world.worker, marks, { archiveId });
  const files = await unpacked(subjectOf(accountId), archiveId);
  const copy = JSON.parse(files.get("data.json") ?? "null") as CopyDocument;
  const signed = JSON.parse(files.get("manifest.json") ?? "null") as { body: string };
  const manifest = JSON.parse(signed.body) as Manifest;
  const part = (id: string) =>
    copy.systems.flatMap(({ collections }) => collections).find((one) => one.id === id);
  return { archiveId, files, copy, manifest, part };
}

test("a line that breaks for good leaves what came, called incomplete everywhere, and the rest whole", async () => {
  await query(world.shopUrl, `insert into breaks values (1700)`);
  const { archiveId, files, copy, manifest, part } = await copied();
  expect([copy.complete, manifest.complete]).toEqual([false, false]);
  const orders = part("orders");
  expect(orders).toMatchObject({ outcome: "failed", count: null });
  const came = orders?.records.length ?? 0;
  expect(came).toBeGreaterThan(0);
  expect(came).toBeLessThan(1700);
  expect(part("payments")).toMatchObject({ outcome: "failed", count: null });
  expect(part("customers")).toMatchObject({ outcome: "data", count: 1 });
  const shop = manifest.systems.find(({ system }) => system === "shop");
  expect(shop).toMatchObject({ outcome: "failed", because: "unreachable" });
  expect(shop?.collections.find(({ collection }) => collection === "orders")).toMatchObject({
    ...{ because: "unreachable", counts: { written: came }, sha256: null },
  });
  expect(files.get("data.html")).toContain("This list broke off while it was read");
  expect(files.get("data.html")).toContain("This copy is not complete");
  const view = await subjectOf(accountId).unit((unit) => archiveOf(unit, archiveId));
  expect(view).toMatchObject({ state: "ready", failedSystems: [{ system: "shop" }] });
  expect(readdirSync(archiveFolder())).toHaveLength(1);
});

test("a long list is whole in file and table; the page shows its beginning and says where the rest is", async () => {
  const { files, manifest, part } = await copied();
  expect(manifest.complete).toBe(true);
  const numbers = part("orders")?.records.map(({ values }) => values.number) ?? [];
  expect(new Set(numbers).size).toBe(2500);
  expect(files.get("csv/shop-orders.csv")?.trimEnd().split("\r\n")).toHaveLength(2501);
  const page = files.get("data.html") ?? "";
  expect(page).toContain("The first 500 of 2,500 records. All of them are in csv/shop-orders.csv");
  expect(page.match(/N-\d+/g)).toHaveLength(500);
  expect(part("payments")).toMatchObject({ count: 1 });
});

test("a value of 50 MB is in the copy, whole; the page cuts it and says how long it is", async () => {
  await query(world.shopUrl, `insert into kept values (9999, 1, 'N-long', '2020-05-01')`);
  await query(
    world.shopUrl,
    `update kept set number = repeat('0123456789', 5000000) where id = 9999`,
  );
  const { files, manifest, part } = await copied();
  await query(world.shopUrl, `delete from kept where id = 9999`);
  expect(manifest.complete).toBe(true);
  const lengths = part("orders")?.records.map(({ values }) => String(values.number).length) ?? [];
  expect(Math.max(...lengths)).toBe(50_000_000);
  expect((files.get("data.html") ?? "").length).toBeLessThan(1_000_000);
}, 60_000);

test("rows that go while the list is walked are no failure, and nothing comes twice", async () => {
  const identifiers = [{ kind: "email", value: email }] as const;
  const { systems } = world.worker;
  const probe = await probeSystems(systems, identifiers, Temporal.Now.instant(), { limit: 100 });
  const keys: string[] = [];
  const [outcome] = await walkLarge(systems, identifiers, probe, {
    sink: async ({ collection }, records) => {
      if (keys.length === 0) await query(world.shopUrl, `delete from kept where id > 2400`);
      if (collection.id === "orders") keys.push(...records.map(({ key }) => key));
    },
    again: () => Promise.reject(new Error("walked again")),
  });
  expect(outcome?.failure).toBeUndefined();
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThanOrEqual(2400);
});

test.runIf(process.platform === "linux")(
  "a disk that is full leaves no archive and no file, and staff see it",
  async () => {
    const archiveId = await order();
    const limited = (bytes: string) =>
      execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:`]);
    limited("65536");
    try {
      await expect(buildArchive(world.worker, marks, { archiveId })).rejects.toThrow(/EFBIG/);
    } finally {
      limited("unlimited");
    }
    expect(readdirSync(archiveFolder())).toEqual([]);
    const [row] = await query(
      world.superUrl,
      `select state, error_code, file, key_sealed from export_archive`,
    );
    expect(row).toEqual({ state: "failed", error_code: "not-built", file: null, key_sealed: null });
    const events = await query(
      world.superUrl,
      `select data from audit_event where action = 'archive.failed'`,
    );
    expect(events).toHaveLength(1);
    await buildArchive(world.worker, marks, { archiveId });
    const view = await subjectOf(accountId).unit((unit) => archiveOf(unit, archiveId));
    expect(view?.state).toBe("ready");
  },
);
