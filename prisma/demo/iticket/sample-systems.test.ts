import pg from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { declaredColumns } from "#lib/operator/core/check/check-columns.ts";
import { packFolder } from "#lib/operator/current.ts";
import { loadPack } from "#lib/operator/load.ts";
import { writtenBy } from "#lib/systems/core/written-by.ts";
import { demoStaff } from "../staff.ts";
import { prepareSampleSystems } from "./index.ts";
import { type DemoSubjectId, demoSubject, demoSubjects } from "./people.ts";
import type { SampleSystems } from "./provision.ts";
import { seedSampleSystems } from "./seed.ts";
import { mailingTables, shopTables } from "./world/rows.ts";

const now = Temporal.Instant.from("2026-10-20T08:40:00Z");
const options = { superUrl: inject("superUrl"), secret: "test", suffix: "_sample_test", now };
let systems: SampleSystems;

beforeAll(async () => {
  systems = await prepareSampleSystems(options);
});

async function ask(url: string, sql: string, values: readonly unknown[] = []): Promise<number> {
  const rows = await rowsOf(url, sql, values);
  return Number(Object.values(rows[0] ?? {})[0]);
}

async function rowsOf(url: string, sql: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

async function holdings(id: DemoSubjectId): Promise<Record<string, number>> {
  const { email, phone = "none" } = demoSubject(id);
  const shop = (sql: string) => ask(systems.shopUrl, sql, [email]);
  const orders =
    "order_id in (select o.id from orders o join customers c on c.id = o.customer_id where c.email = $1)";
  return {
    customers: await shop("select count(*) from customers where email = $1"),
    signIns: await shop(
      "select count(*) from sign_in_log l join customers c on c.id = l.customer_id where c.email = $1",
    ),
    orders: await shop(
      "select count(*) from orders o join customers c on c.id = o.customer_id where c.email = $1",
    ),
    pastTickets: await shop(
      `select count(*) from tickets where event_on < '2026-10-20' and ${orders}`,
    ),
    futureTickets: await shop(
      `select count(*) from tickets where event_on > '2026-10-20' and ${orders}`,
    ),
    asHolder: await shop("select count(*) from tickets where holder_email = $1"),
    payments: await shop("select count(*) from payments where payer_email = $1"),
    stored: await shop("select count(*) from stored_payments where payer_email = $1"),
    openRefunds: await shop(
      "select count(*) from refunds r join payments p on p.id = r.payment_id where p.payer_email = $1 and r.status in ('requested', 'approved')",
    ),
    guestOrders: await ask(
      systems.shopUrl,
      "select count(*) from orders where customer_id is null and contact_email is null and contact_phone = $1",
      [phone],
    ),
    subscribers: await ask(
      systems.mailingUrl,
      "select count(*) from subscribers where email = $1",
      [email],
    ),
    sends: await ask(
      systems.mailingUrl,
      "select count(*) from sends s join subscribers u on u.id = s.subscriber_id where u.email = $1",
      [email],
    ),
  };
}

const none = {
  customers: 0,
  signIns: 0,
  orders: 0,
  pastTickets: 0,
  futureTickets: 0,
  asHolder: 0,
  payments: 0,
  stored: 0,
  openRefunds: 0,
  guestOrders: 0,
  subscribers: 0,
  sends: 0,
};

describe("the demo people hold what their notes say", () => {
  test.each<[DemoSubjectId, Partial<typeof none>]>([
    [
      "aigerim",
      {
        customers: 1,
        signIns: 126,
        orders: 9,
        pastTickets: 12,
        futureTickets: 1,
        asHolder: 13,
        payments: 9,
        openRefunds: 1,
        subscribers: 1,
        sends: 41,
      },
    ],
    [
      "many-orders",
      {
        customers: 1,
        signIns: 300,
        orders: 2000,
        pastTickets: 2400,
        asHolder: 2400,
        payments: 2000,
      },
    ],
    ["nothing", {}],
    [
      "refund",
      {
        customers: 1,
        signIns: 14,
        orders: 2,
        pastTickets: 3,
        asHolder: 3,
        payments: 2,
        openRefunds: 1,
      },
    ],
    [
      "future-ticket",
      {
        customers: 1,
        signIns: 22,
        orders: 2,
        pastTickets: 1,
        futureTickets: 2,
        asHolder: 3,
        payments: 2,
      },
    ],
    [
      "buyer-for-other",
      {
        customers: 1,
        signIns: 30,
        orders: 2,
        pastTickets: 2,
        futureTickets: 2,
        asHolder: 2,
        payments: 2,
      },
    ],
    ["holder", { customers: 1, signIns: 3, asHolder: 2 }],
    ["guest", { guestOrders: 2 }],
    [
      "father",
      {
        customers: 1,
        signIns: 12,
        orders: 2,
        pastTickets: 3,
        asHolder: 3,
        payments: 2,
        subscribers: 1,
        sends: 10,
      },
    ],
    [
      "daughter",
      {
        customers: 1,
        signIns: 25,
        orders: 1,
        pastTickets: 1,
        asHolder: 1,
        payments: 1,
        subscribers: 1,
        sends: 10,
      },
    ],
    ["stored-payments", { stored: 3 }],
    [
      "blocked",
      {
        customers: 1,
        signIns: 40,
        orders: 2,
        pastTickets: 8,
        asHolder: 8,
        payments: 2,
        subscribers: 1,
        sends: 5,
      },
    ],
  ])("%s", async (id, held) => {
    expect(await holdings(id)).toEqual({ ...none, ...held });
  });

  test("father and daughter stand under one phone, and one customer is blocked", async () => {
    const phone = demoSubject("father").phone;
    expect(
      await ask(systems.shopUrl, "select count(*) from customers where phone = $1", [phone]),
    ).toBe(2);
    expect(await ask(systems.shopUrl, "select count(*) from customers where blocked")).toBe(1);
  });

  test("the heroine's open refund is 12 000 tenge", async () => {
    const sum =
      "select sum(r.amount) from refunds r join payments p on p.id = r.payment_id where p.payer_email = $1";
    expect(await ask(systems.shopUrl, sum, [demoSubject("aigerim").email])).toBe(12_000);
  });
});

test("at least 300 people live in the systems, with names in Kazakh and Russian letters", async () => {
  const names = await rowsOf(systems.shopUrl, "select full_name from customers");
  expect(names.length).toBeGreaterThan(270);
  const people = await ask(
    systems.shopUrl,
    "select count(distinct coalesce(contact_email, contact_phone)) from orders",
  );
  expect(names.length + people).toBeGreaterThan(300);
  expect(
    names.filter(({ full_name }) => /[әғқңөұүһі]/i.test(String(full_name))).length,
  ).toBeGreaterThan(100);
});

test("no two demo people share an id, a number or an address, and staff can sign in", () => {
  const unique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);
  const people = [...demoSubjects, ...demoStaff];
  unique(people.map(({ id }) => id));
  unique(people.map(({ email }) => email));
  unique(demoStaff.map(({ number }) => number));
  for (const { password, totpSecret } of demoStaff) {
    expect(password.length).toBeGreaterThan(20);
    expect(totpSecret).toMatch(/^[A-Z2-7]{32}$/);
  }
});

test("a second seed with the same moment gives the same bytes, within five seconds", async () => {
  const before = await fingerprints();
  const started = performance.now();
  await seedSampleSystems({ ...systems, now });
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await fingerprints()).toEqual(before);
  await seedSampleSystems({ ...systems, now: now.add({ hours: 48 }) });
  expect(await fingerprints()).not.toEqual(before);
  await seedSampleSystems({ ...systems, now });
});

async function fingerprints(): Promise<string[]> {
  const hash = async (url: string, table: string) => {
    const sql = `select md5(string_agg(t::text, chr(10) order by t::text)) as hash from ${table} t`;
    return String((await rowsOf(url, sql))[0]?.["hash"]);
  };
  return Promise.all([
    ...shopTables.map((table) => hash(systems.shopUrl, table)),
    ...mailingTables.map((table) => hash(systems.mailingUrl, table)),
  ]);
}

describe("the data map of the pack fits the sample systems", () => {
  const pack = loadPack(packFolder("iticket"));
  const maps = pack.outcome === "loaded" ? pack.operator.systems : [];

  test("the pack holds", () => {
    expect(pack.outcome).toBe("loaded");
    expect(maps.map(({ id }) => id)).toEqual(["shop", "mailing"]);
  });

  test("every column the map names exists, and every column that exists is named", async () => {
    for (const system of maps) {
      const url = system.id === "shop" ? systems.shopUrl : systems.mailingUrl;
      for (const collection of system.collections) {
        const columns = await rowsOf(
          url,
          "select column_name from information_schema.columns where table_name = $1",
          [collection.table],
        );
        const existing = columns.map(({ column_name }) => String(column_name)).sort();
        expect([...declaredColumns(collection)].sort()).toEqual(existing);
      }
    }
  });

  const roleOf = (name: string): string => systems.variables[`JEKE_SYSTEM_${name}_URL`] ?? "";
  const may = async (url: string, table: string, right: string): Promise<unknown> =>
    (await rowsOf(url, `select has_table_privilege('${table}', '${right}') as can`))[0]?.["can"];
  const mayUpdate = async (url: string, table: string): Promise<ReadonlySet<unknown>> => {
    const granted = await rowsOf(
      url,
      `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and has_column_privilege(attrelid, attnum, 'update')`,
    );
    return new Set(granted.map(({ attname }) => attname));
  };

  test("the role that writes can do what the map needs and nothing else", async () => {
    for (const system of maps) {
      const url = roleOf(system.id === "shop" ? "SHOP_ERASE" : "MAILING");
      for (const collection of system.collections) {
        const { table, erasure, fields, consents, restriction } = collection;
        const leaves = restriction !== undefined && "move" in restriction;
        expect(await may(url, table, "select")).toBe(true);
        expect(await may(url, table, "insert")).toBe(false);
        expect(await may(url, table, "truncate")).toBe(false);
        const deletes = leaves || erasure.some(({ act }) => act === "delete");
        expect(await may(url, table, "delete")).toBe(deletes);
        const written = new Set([
          ...Object.values(fields).flatMap(({ edit, column }) =>
            edit === undefined ? [] : [column],
          ),
          ...erasure.flatMap((rule) => Object.keys(writtenBy(collection, rule) ?? {})),
          ...consents.flatMap(({ column, set }) => [column, ...Object.keys(set ?? {})]),
        ]);
        expect(await mayUpdate(url, table)).toEqual(written);
      }
    }
  });

  test("the role that reads only reads, and the shop itself never sees what is stored", async () => {
    const [shop] = maps;
    for (const { table } of shop?.collections ?? []) {
      for (const right of ["insert", "update", "delete", "truncate"]) {
        expect(await may(roleOf("SHOP"), table, right), `${table} ${right}`).toBe(false);
      }
      expect(await mayUpdate(roleOf("SHOP"), table)).toEqual(new Set());
      const isStored = table === "stored_payments";
      expect(await may(roleOf("SHOP_ORDINARY"), table, "select"), table).toBe(!isStored);
    }
  });
});

test("a customer can be deleted while payments, orders and tickets stay", async () => {
  const { email } = demoSubject("future-ticket");
  const eraser = systems.variables["JEKE_SYSTEM_SHOP_ERASE_URL"] ?? "";
  await rowsOf(eraser, "delete from customers where email = $1", [email]);
  const after = await holdings("future-ticket");
  expect(after).toMatchObject({ customers: 0, signIns: 0, payments: 2, asHolder: 3 });
  const orphaned = "select count(*) from orders where customer_id is null and contact_email = $1";
  expect(await ask(systems.shopUrl, orphaned, [email])).toBe(2);
  await seedSampleSystems({ ...systems, now });
});

test("a second start keeps what people did meanwhile", async () => {
  const { email } = demoSubject("aigerim");
  const rename = "update customers set full_name = 'Жаңа есім' where email = $1";
  await rowsOf(systems.shopUrl, rename, [email]);
  const again = await prepareSampleSystems(options);
  expect(again).toEqual({ ...systems, created: false });
  const kept = "select count(*) from customers where full_name = 'Жаңа есім' and email = $1";
  expect(await ask(again.shopUrl, kept, [email])).toBe(1);
  await seedSampleSystems({ ...systems, now });
});
