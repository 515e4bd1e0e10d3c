import pg from "pg";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildArchive } from "#lib/exports/use-cases/build-archive.ts";
import { insertArchive } from "#lib/exports/store.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { setVariables } from "#lib/platform/env.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import { myData } from "#lib/systems/queries.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { query } from "#lib/testing/database.ts";
import { email, mailingRows, shopRows } from "#lib/testing/erasure-case.ts";
import { expectTold, pageWords } from "#lib/testing/fault-words.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { shopSql } from "#lib/testing/small-systems.ts";
import { command } from "../commands/systems-check.ts";

let world: SmallOperator;
let accountId: AccountId;
/** The shop's database, and the superuser in the server's own. */
let shop: { readonly role: string; readonly password: string; readonly name: string };
let damagedUrl: string;

const server = (sql: string) => query(world.superUrl, sql);
const inShop = (sql: string) => query(world.shopUrl, sql);

beforeAll(async () => {
  world = await smallOperator();
  const url = new URL(world.shopUrl);
  shop = { role: url.username, password: url.password, name: url.pathname.slice(1) };
  damagedUrl = await damagedShop();
  await inShop(shopRows);
  await query(world.mailingUrl, mailingRows);
  accountId = await addAccount(world, { email });
});
beforeEach(closeSystems);
let end = async (): Promise<unknown> => undefined;
afterEach(async () => {
  await end();
  end = async () => undefined;
});

/** The same shop in a database that checks no characters, with a name that is none. */
async function damagedShop(): Promise<string> {
  const name = `${shop.name.slice(0, 20)}_ascii`;
  await server(
    `create database ${name} owner ${shop.role} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`,
  );
  const to = new URL(world.shopUrl);
  to.pathname = `/${name}`;
  await query(to.href, shopSql);
  await query(
    to.href,
    `set client_encoding to 'SQL_ASCII'; insert into customers values (1, '${email}', null, E'\\xd0\\xff', null)`,
  );
  return to.href;
}

const hangUp = () =>
  server(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${shop.name}'`);

async function look(): Promise<DataView> {
  return myData(subjectOf(accountId, 1), { identifiers: [{ kind: "email", value: email }] });
}

async function copied() {
  const archiveId = await subjectOf(accountId).unit((unit) => insertArchive(unit, { accountId }));
  await buildArchive(world.worker, { markRequest, readyNotice }, { archiveId });
  const files = await unpacked(subjectOf(accountId), archiveId);
  const { body } = JSON.parse(files.get("manifest.json") ?? "{}") as { body: string };
  return { manifest: JSON.parse(body) as Manifest, html: files.get("data.html") ?? "", files };
}

const check = async (): Promise<string> => (await command.run([])).text;
const outcomes = (view: DataView) => view.systems.map(({ id, outcome }) => [id, outcome]);

type Fault = {
  readonly name: string;
  readonly code: string;
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
};

const faults: readonly Fault[] = [
  {
    ...{ name: "Wrong credentials", code: "refused" },
    begin: async () => {
      await server(`alter role ${shop.role} password 'another'`);
      await hangUp();
    },
    end: () => server(`alter role ${shop.role} password '${shop.password}'`),
  },
  {
    ...{ name: "The database is away", code: "unreachable" },
    begin: async () => {
      world.setDown("SHOP", true);
    },
    end: async () => {
      world.setDown("SHOP", false);
    },
  },
  {
    ...{ name: "The right to read is taken away", code: "refused" },
    begin: () => inShop(`revoke select on customers from current_user`),
    end: () => inShop(`grant select on customers to current_user`),
  },
  {
    ...{ name: "A row rule hides rows (PostgreSQL)", code: "refused" },
    begin: () =>
      inShop(
        `alter table customers enable row level security; alter table customers force row level security;
         create policy p on customers using (born is not null)`,
      ),
    end: () =>
      inShop(
        `drop policy p on customers; alter table customers no force row level security;
         alter table customers disable row level security`,
      ),
  },
  {
    ...{ name: "A table is renamed overnight", code: "mismatch" },
    begin: () => inShop(`alter table customers rename to clients`),
    end: () => inShop(`alter table clients rename to customers`),
  },
  {
    ...{ name: "Bytes that are no text", code: "untrusted" },
    begin: async () => {
      setVariables({ JEKE_SYSTEM_SHOP_URL: damagedUrl });
    },
    end: async () => {
      setVariables({ JEKE_SYSTEM_SHOP_URL: world.shopUrl });
    },
  },
];

describe("what cannot be read", () => {
  test.each(faults)("$name: page, copy and check say so; then the page is whole", async (fault) => {
    await fault.begin();
    ({ end } = fault);
    const view = await look();
    expect(view.partial).toBe(true);
    expect(outcomes(view)).toContainEqual(["shop", "failed"]);
    expect(outcomes(view)).toContainEqual(["mailing", "data"]);
    expect(view.systems.find(({ id }) => id === "shop")?.failure?.code).toBe(fault.code);
    const { manifest, html } = await copied();
    expect(manifest.complete).toBe(false);
    expect(html).toContain("This copy is not complete");
    // What cannot be believed shows as it is read: the check looks at how a system is built.
    const staff = fault.code === "untrusted" ? {} : { staff: [await check()] };
    expectTold(fault.name, { person: [...pageWords(view), html], ...staff });
    await end();
    end = async () => undefined;
    await closeSystems();
    const after = await look();
    expect([after.partial, pageWords(after)]).toEqual([false, []]);
  });

  test("A lock that is held: the page ends in time and says so, and the rest stands", async () => {
    const other = new pg.Client({ connectionString: world.shopUrl });
    await other.connect();
    await other.query("begin; lock table customers in access exclusive mode");
    const view = await look();
    expect(view.systems.find(({ id }) => id === "shop")?.failure?.code).toBe("timeout");
    expect(outcomes(view)).toContainEqual(["mailing", "data"]);
    expectTold("A lock that is held", { person: pageWords(view) });
    await other.query("rollback");
    await other.end();
    await closeSystems();
    expect((await look()).partial).toBe(false);
  }, 30_000);

  test("A line that is cut while a list is read: the copy goes on and has every row once", async () => {
    await inShop(
      `alter role current_user set enable_seqscan = off; alter role current_user set enable_sort = off;
       alter role current_user set enable_bitmapscan = off; alter table orders rename to kept;
       insert into kept select n, 1, 'N-' || n, '2020-05-01', null, null, null from generate_series(1000, 3999) n;
       create table cuts (before timestamptz);
       create function cut(id int) returns boolean language plpgsql as $$ begin
         if id = 3000 then
           perform pg_terminate_backend(pid) from (select pid from pg_stat_activity, cuts
             where datname = current_database() and application_name = 'jeke' and backend_start < before
             order by pid = pg_backend_pid()) as lines;
         end if;
         return true;
       end $$;
       create view orders as select * from kept where cut(id)`,
    );
    // Lines that stand before this moment are cut at the row 3000, those that are opened after it are not.
    await look();
    const open = `select pid from pg_stat_activity where datname = '${shop.name}' and application_name = 'jeke'`;
    const before = await server(open);
    await inShop(`insert into cuts values (clock_timestamp())`);
    const cut = await look();
    expect(outcomes(cut)).toContainEqual(["mailing", "data"]);
    // The page does not read a list twice: it says which one is not there, and why.
    expectTold("A line that is cut while a page is read", { person: pageWords(cut) });
    expect((await look()).partial).toBe(false);
    await inShop(`update cuts set before = clock_timestamp()`);
    const { manifest, files } = await copied();
    expect(before.length).toBeGreaterThan(0);
    expect(await server(open)).not.toEqual(expect.arrayContaining(before));
    expect(manifest.complete).toBe(true);
    const csv = files.get("csv/shop-orders.csv") ?? "";
    const numbers = csv.match(/N-\d+/g) ?? [];
    expect([numbers.length, new Set(numbers).size]).toEqual([3_000, 3_000]);
    expectTold("A line that is cut while a list is read", {
      person: [files.get("data.html") ?? ""],
    });
    await inShop(
      `drop view orders; alter table kept rename to orders; delete from orders where id >= 1000`,
    );
  });
});
