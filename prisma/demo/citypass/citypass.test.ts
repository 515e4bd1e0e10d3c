import { expect, test } from "vitest";
import { testFit } from "../kit/testing/fits.ts";
import { sampleWorld } from "../kit/testing/sample-world.ts";
import { testSwitches } from "../kit/testing/switches.ts";
import { testTraces } from "../kit/testing/traces.ts";
import { sample } from "./index.ts";
import { type DemoSubjectId, demoSubject, demoSubjects } from "./people.ts";

const world = sampleWorld(sample);

testFit(world, demoSubjects, { ordinary: 100, unmapped: ["place_counts"] });
// One pass names two people: whoever of them goes, the record of the sale names neither.
testTraces(world, demoSubjects, { "gives-pass": ["holder"], holder: ["gives-pass"] });
// Clause 2.1.8: nothing is sent until it is switched on.
testSwitches(world, demoSubject("only-required"), {
  "offers email": "withdrawn",
  "offers sms": "withdrawn",
});

const left = { "accounts delete": 1, "readers delete": 1 };

test.each<[DemoSubjectId, Record<string, number>]>([
  [
    "visitor",
    {
      "accounts hold": 1,
      "passes hold": 1,
      "passes anonymise": 3,
      "visits delete": 14,
      "locations delete": 9,
      "messages delete": 6,
      "readers delete": 1,
    },
  ],
  ["all-filled", { ...left, "passes anonymise": 1, "visits delete": 3, "locations delete": 4 }],
  ["only-required", { ...left, "passes anonymise": 1, "visits delete": 3, "locations delete": 4 }],
  [
    "reader",
    {
      ...left,
      "passes anonymise": 2,
      "visits delete": 6,
      "locations delete": 4,
      "messages delete": 3,
      "sends delete": 12,
    },
  ],
  ["gives-pass", { ...left, "passes anonymise": 1 }],
  ["holder", { "passes anonymise": 1, "visits delete": 2 }],
  ["ended", { ...left, "passes anonymise": 2, "visits delete": 6, "locations delete": 4 }],
  ["moved", { ...left, "passes anonymise": 1, "visits delete": 3, "locations delete": 30 }],
  [
    "asked-support",
    {
      ...left,
      "passes anonymise": 1,
      "visits delete": 3,
      "locations delete": 4,
      "questions delete": 2,
    },
  ],
  ["nothing", {}],
])("the plan of %s", async (id, plan) => {
  expect(await world.counts(demoSubject(id))).toEqual(plan);
});

test("a pass that is valid holds itself and its account, says why, and lets go once it has ended", async () => {
  const visitor = demoSubject("visitor");
  const { view } = await world.plan(visitor);
  const stays = view.rows.filter(({ group }) => group === "stays");
  expect(stays.map(({ collection, until }) => [collection, until])).toEqual([
    ["passes", { date: "2026-10-25" }],
    ["accounts", { event: expect.objectContaining({ en: "Until the last day of the pass" }) }],
  ]);
  for (const row of stays) expect(row.article?.en).toBe("Law No. 94-V, article 8(2)");
  await world.ask(
    "passes",
    "update passes set valid_from = '2026-10-01', valid_until = '2026-10-22'",
  );
  expect(await world.counts(visitor)).toMatchObject({
    "accounts delete": 1,
    "passes anonymise": 4,
  });
  await world.reset();
});

test("the counts of visits by place stay as they were when a visitor is erased", async () => {
  const counts = () => world.ask("passes", "select * from place_counts order by place, day");
  const before = await counts();
  await world.erase(demoSubject("visitor"));
  expect(await counts()).toEqual(before);
  await world.reset();
});

test("whoever bought a pass for another sees neither their name nor where they went", async () => {
  const { systems } = await world.read(demoSubject("gives-pass"));
  const records = systems.flatMap(({ collections }) => collections);
  const visits = records.find(({ collection }) => collection.id === "visits");
  expect(visits?.records).toEqual([]);
  const { fields } = world.map("passes").collections.find(({ id }) => id === "passes") ?? {};
  expect([fields?.["holderName"]?.others, fields?.["holderEmail"]?.others]).toEqual([true, true]);
});

test("location serves security alone, service messages serve no advertising, and what is optional can be emptied", () => {
  const purposes = (id: string) => {
    const found = world.map("passes").collections.find((one) => one.id === id);
    return new Set(Object.values(found?.fields ?? {}).flatMap((field) => field.purposes));
  };
  expect([...purposes("locations")]).toEqual(["security"]);
  expect([...purposes("messages")]).toEqual(["notices"]);
  const [accounts] = world.map("passes").collections;
  const optional = Object.entries(accounts?.fields ?? {}).filter(([, field]) => !field.required);
  expect(optional.map(([id, { edit }]) => [id, edit])).toEqual([
    ["phone", "person"],
    ["birthDate", "person"],
    ["homeCity", "person"],
    ["interests", "person"],
  ]);
});
