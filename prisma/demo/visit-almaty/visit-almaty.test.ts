import { expect, test } from "vitest";
import { testFit } from "../kit/testing/fits.ts";
import { sampleWorld } from "../kit/testing/sample-world.ts";
import { testSwitches } from "../kit/testing/switches.ts";
import { testTraces } from "../kit/testing/traces.ts";
import { sample } from "./index.ts";
import { type DemoSubjectId, demoSubject, demoSubjects } from "./people.ts";

const world = sampleWorld(sample);

testFit(world, demoSubjects, { ordinary: 120 });
// The phone in an advertisement is found by its owner and goes with the advertisement.
testTraces(world, demoSubjects, { landlord: ["named-in-ad"], "named-in-ad": ["landlord"] });
// Clauses 2.1, 2.2, 3.1: each permission of the device, each purpose and each channel stands for itself.
testSwitches(world, demoSubject("allowed-device"), {
  "promotion email": "withdrawn",
  "promotion sms": "withdrawn",
  "personalise site": "given",
  "analysis site": "withdrawn",
  "geolocation site": "given",
  "photographs site": "withdrawn",
  "camera site": "given",
});

const gone = { "members delete": 1, "profiles delete": 1 };
const posted = { "ads delete": 1, "ad-contacts delete": 1, "photographs delete": 3 };

test.each<[DemoSubjectId, Record<string, number>]>([
  [
    "debtor",
    {
      ...posted,
      "debts hold": 2,
      "members hold": 1,
      "packages hold": 1,
      "rentals hold": 1,
      "rentals anonymise": 1,
      "messages delete": 4,
      "profiles delete": 1,
      "searches delete": 5,
    },
  ],
  [
    "settled",
    {
      ...gone,
      ...posted,
      "debts delete": 2,
      "packages restrict": 1,
      "rentals anonymise": 2,
      "messages delete": 4,
      "searches delete": 5,
    },
  ],
  [
    "landlord",
    {
      ...gone,
      "ads delete": 3,
      "ad-contacts delete": 3,
      "messages delete": 6,
      "photographs delete": 12,
    },
  ],
  ["named-in-ad", { "ad-contacts delete": 1 }],
  [
    "tenant",
    {
      "members hold": 1,
      "rentals hold": 1,
      "rentals anonymise": 2,
      "profiles delete": 1,
      "searches delete": 9,
    },
  ],
  [
    "allowed-device",
    { ...gone, "photographs delete": 8, "positions delete": 25, "searches delete": 40 },
  ],
  ["never-allowed", { ...gone, "searches delete": 6 }],
  [
    "promoted",
    { "members delete": 1, "messages delete": 10, "packages delete": 1, "packages restrict": 2 },
  ],
  ["blocked", { ...gone, "ads delete": 2, "ad-contacts delete": 2, "photographs delete": 2 }],
  ["left", { "members delete": 1, "rentals anonymise": 1 }],
  ["nothing", {}],
])("the plan of %s", async (id, plan) => {
  expect(await world.counts(demoSubject(id))).toEqual(plan);
});

test("a debt holds what it comes from and whose it is, and says why and until when", async () => {
  const { view } = await world.plan(demoSubject("debtor"));
  const stays = view.rows.filter(({ group }) => group === "stays");
  expect(stays.map(({ collection, count }) => `${collection} ${String(count)}`).sort()).toEqual([
    "debts 2",
    "members 1",
    "packages 1",
    "rentals 1",
  ]);
  for (const { until, reason, article } of stays) {
    expect(until).toMatchObject({ event: { en: "Until the debt is settled" } });
    expect(reason?.en).not.toBe("");
    expect(article?.en).toContain("clause 4.2 of the policy");
  }
});

test("each debt that is settled lets go of its own part, the last one of all", async () => {
  const debtor = demoSubject("debtor");
  const settle = (reason: string) =>
    world.ask(
      "board",
      `update debts set paid_on = '2026-10-23' where reason = $2
         and member_id = (select id from members where email = $1)`,
      [debtor.email, reason],
    );
  await settle("package");
  expect(await world.counts(debtor)).toMatchObject({
    "debts hold": 1,
    "debts delete": 1,
    "packages restrict": 1,
    "rentals hold": 1,
    "members hold": 1,
  });
  await settle("damage");
  expect(await world.counts(debtor)).toEqual(await world.counts(demoSubject("settled")));
  await world.reset();
});

test("what is held after an erasure goes by itself once the debt is settled, and nobody is left", async () => {
  const debtor = demoSubject("debtor");
  const held = await world.erase(debtor);
  expect(held.map((row) => row.split(" ")[0])).toEqual([
    "debts",
    "debts",
    "members",
    "packages",
    "rentals",
  ]);
  await world.ask("board", "update debts set paid_on = '2026-10-23' where paid_on is null");
  const stored = await world.erase(debtor);
  expect(stored.map((row) => row.split(" ")[0])).toEqual(["packages"]);
  expect(await world.found(debtor)).toEqual(stored);
  await world.reset();
});

test("a tenant sees the rental and not the landlord, the owner of a phone the advertisement and not who posted it", async () => {
  const fields = (id: string) =>
    Object.entries(world.map("board").collections.find((one) => one.id === id)?.fields ?? {})
      .filter(([, { others }]) => others)
      .map(([name]) => name);
  expect(fields("rentals")).toEqual(["landlordName", "landlordPhone"]);
  expect(fields("ad-contacts")).toEqual(["name", "phone"]);
  const { systems } = await world.read(demoSubject("named-in-ad"));
  const text = JSON.stringify(
    systems.map(({ collections }) => collections.map(({ records }) => records)),
  );
  expect(text).toContain("A-2");
  const { name, email, phone = "" } = demoSubject("landlord");
  for (const value of [name, email, phone]) expect(text).not.toContain(value);
});

test("the term of clause 4.1 runs from the end of use, that of an advertisement to its last day", () => {
  const rules = world.operator().retention.map(({ id, rule }) => [id, rule]);
  expect(Object.fromEntries(rules)).toMatchObject({
    member: { from: "ended_on", years: 3 },
    ad: { from: "ends_on", days: 0 },
  });
  const { contacts, bin } = world.operator();
  expect({ contacts, bin }).toEqual({ contacts: {}, bin: undefined });
});
