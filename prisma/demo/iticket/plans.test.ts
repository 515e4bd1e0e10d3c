import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { computePlan } from "#lib/fulfilment/core/compute-plan.ts";
import type { PlanRow } from "#lib/fulfilment/core/plan.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { setVariables } from "#lib/platform/env.ts";
import type { SubjectReading, VerifiedIdentifier } from "#lib/systems/ports.ts";
import { readSystems } from "#lib/systems/reading.ts";
import { closeSystems, connectorFor } from "#lib/systems/registry.ts";
import { eraseAsPlanned } from "#lib/testing/acts.ts";
import { type DemoSubjectId, demoSubject } from "./people.ts";
import { prepareSampleSystems } from "./index.ts";
import type { SampleSystems } from "./provision.ts";
import { seedSampleSystems } from "./seed.ts";
import { mailingTables, shopTables } from "./world/rows.ts";

const now = Temporal.Instant.from("2026-10-23T13:14:00Z");
const day = { today: Temporal.PlainDate.from("2026-10-23"), zone: "Asia/Almaty" };
let sample: SampleSystems;

beforeAll(async () => {
  const options = { superUrl: inject("superUrl"), secret: "test", suffix: "_plans_test", now };
  sample = await prepareSampleSystems(options);
  setVariables({ ...sample.variables, JEKE_OPERATOR: "iticket" });
});
afterAll(closeSystems);

const { systems: maps, zone } = currentOperator();
const systems = {
  maps,
  connector: (id: string) => {
    const system = maps.find((one) => one.id === id);
    if (system === undefined) throw new Error(id);
    return connectorFor(system, zone);
  },
};

function identifiersOf(id: DemoSubjectId): VerifiedIdentifier[] {
  const { email, phone } = demoSubject(id);
  const identifiers: VerifiedIdentifier[] = [{ kind: "email", value: email }];
  return phone === undefined ? identifiers : [...identifiers, { kind: "phone", value: phone }];
}

const read = (who: readonly VerifiedIdentifier[]): Promise<SubjectReading> =>
  readSystems(systems, who, now);

/** Counts of the plan by collection and act. */
async function planOf(who: readonly VerifiedIdentifier[]): Promise<Record<string, number>> {
  const { view } = computePlan(await read(who), day);
  expect(view.failed).toEqual([]);
  const counts = new Map<string, number>();
  for (const { collection, act, count } of view.rows) {
    const name = `${collection} ${act}`;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}

test.each<[DemoSubjectId, Record<string, number>]>([
  [
    "aigerim",
    {
      "customers delete": 1,
      "sign-ins delete": 126,
      "orders hold": 1,
      "orders anonymise": 8,
      "tickets hold": 1,
      "tickets anonymise": 12,
      "payments restrict": 8,
      "payments hold": 1,
      "refunds hold": 1,
      "subscribers delete": 1,
      "channels delete": 2,
      "sends delete": 41,
    },
  ],
  [
    "many-orders",
    {
      "customers delete": 1,
      "sign-ins delete": 300,
      "orders anonymise": 2000,
      "tickets anonymise": 2400,
      "payments restrict": 2000,
    },
  ],
  ["nothing", {}],
  [
    "holder",
    { "customers delete": 1, "sign-ins delete": 3, "tickets hold": 1, "tickets anonymise": 1 },
  ],
  ["guest", { "orders anonymise": 2, "tickets anonymise": 2, "payments restrict": 2 }],
  ["stored-payments", { "stored-payments keep": 3 }],
  [
    "daughter",
    {
      "customers delete": 1,
      "sign-ins delete": 25,
      "orders anonymise": 1,
      "tickets anonymise": 1,
      "payments restrict": 1,
      "subscribers delete": 1,
      "channels delete": 2,
      "sends delete": 10,
    },
  ],
])("the plan of %s", async (id, plan) => {
  expect(await planOf(identifiersOf(id))).toEqual(plan);
});

test("a phone shared by two people shows neither of them", async () => {
  const phone = demoSubject("father").phone ?? "";
  const reading = await read([{ kind: "phone", value: phone }]);
  const collections = reading.systems.flatMap((system) => system.collections);
  expect(collections.flatMap(({ records }) => records)).toEqual([]);
  expect(collections.find(({ collection }) => collection.id === "customers")?.underReview).toBe(2);
});

test("a holder sees the ticket and nothing of its buyer", async () => {
  const reading = await read(identifiersOf("holder"));
  const { name, email, phone = "" } = demoSubject("buyer-for-other");
  const text = JSON.stringify(
    reading.systems.map(({ collections }) => collections.map(({ records }) => records)),
  );
  for (const value of [name, email, phone]) expect(text).not.toContain(value);
  expect(text).toContain("T-7");
});

/** Erases as the plan says, through the portal's own roles; returns the rows that stay, as `collection key`. */
async function erase(id: DemoSubjectId): Promise<string[]> {
  await seedSampleSystems({ ...sample, now });
  const plan = computePlan(await read(identifiersOf(id)), day);
  await eraseAsPlanned(systems, plan, { now, today: day.today });
  return plan.steps
    .filter(({ row }) => row.group === "stays")
    .flatMap(({ row, keys }) => keys.map((key) => `${placeOf(row)} ${key}`))
    .sort();
}

/** Where rows stand afterwards: payments that are restricted are moved away. */
function placeOf({ collection, act }: PlanRow): string {
  return collection === "payments" && act === "restrict" ? "stored-payments" : collection;
}

/** Everything read as the person's, as `collection key`. */
async function foundOf(id: DemoSubjectId): Promise<string[]> {
  const { systems: readings } = await read(identifiersOf(id));
  return readings
    .flatMap(({ collections }) =>
      collections.flatMap(({ collection, records }) =>
        records.map(({ key }) => `${collection.id} ${key}`),
      ),
    )
    .sort();
}

test.each<DemoSubjectId>(["aigerim", "buyer-for-other", "holder", "daughter", "guest", "blocked"])(
  "after the erasure of %s both databases name the person only in rows that the plan said stay",
  async (id) => {
    const stays = await erase(id);
    for (const row of await rowsNaming(id)) expect(stays).toContain(row);
  },
);

test.each<DemoSubjectId>(["aigerim", "buyer-for-other", "holder", "guest", "blocked"])(
  "what stays of %s is found again by the same addresses, and nothing else is",
  async (id) => {
    const stays = await erase(id);
    expect(await foundOf(id)).toEqual(stays);
  },
);

test("an erasure takes nothing from another person", async () => {
  const before = await foundOf("father");
  await erase("daughter");
  expect(await foundOf("father")).toEqual(before);
});

// Once she is gone, the phone they share names her father alone. Whoever searches by it again, as the last search of an
// erasure does, must not take him for her: his row carries an e-mail that is not hers.
test("a shared phone leads to nobody else once one of the two is erased", async () => {
  const stays = await erase("daughter");
  expect(await foundOf("daughter")).toEqual(stays);
});

/** Rows of either system in which the e-mail or the name stands, whatever the column. */
async function rowsNaming(id: DemoSubjectId): Promise<string[]> {
  const { email, name } = demoSubject(id);
  const rows: string[] = [];
  for (const [url, tables] of [
    [sample.shopUrl, shopTables],
    [sample.mailingUrl, mailingTables],
  ] as const) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const table of tables) {
      const sql = `select to_jsonb(t) ->> 'id' as id from ${table} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`;
      const found = await client.query<{ id: string }>(sql, [email, name]);
      rows.push(...found.rows.map((row) => `${table.replace("_", "-")} ["${row.id}"]`));
    }
    await client.end();
  }
  return rows.sort();
}
