import { expect, test } from "vitest";
import { testFit } from "../kit/testing/fits.ts";
import { sampleWorld } from "../kit/testing/sample-world.ts";
import { shownTo, turn } from "../kit/testing/shown.ts";
import { testTraces } from "../kit/testing/traces.ts";
import { sample } from "./index.ts";
import { type DemoSubjectId, demoSubject, demoSubjects } from "./people.ts";

const world = sampleWorld(sample);

testFit(world, demoSubjects, { ordinary: 80, unmapped: ["daily_counts"] });
const traced = [
  "everything",
  "open-appeal",
  "appealed-about",
  "two-addresses",
  "sister",
  "brother",
];
testTraces(
  world,
  demoSubjects.filter(({ id }) => traced.includes(id)),
  { "open-appeal": ["appealed-about"] },
);

const profile = { "members delete": 1, "messages delete": 5 };

test.each<[DemoSubjectId, Record<string, number>]>([
  [
    "everything",
    {
      ...profile,
      "visits delete": 60,
      "authors delete": 1,
      "posts delete": 12,
      "viewers delete": 1,
      "interests delete": 7,
      "shown-ads delete": 40,
    },
  ],
  [
    "targeted",
    {
      ...profile,
      "visits delete": 30,
      "viewers delete": 1,
      "interests delete": 16,
      "shown-ads delete": 180,
    },
  ],
  // Targeting is off, so no interests were gathered.
  [
    "not-targeted",
    { ...profile, "visits delete": 12, "viewers delete": 1, "shown-ads delete": 20 },
  ],
  [
    "open-appeal",
    {
      ...profile,
      "visits delete": 18,
      "authors hold": 1,
      "posts delete": 5,
      "appeals hold": 1,
      "appeals delete": 1,
    },
  ],
  [
    "appealed-about",
    {
      ...profile,
      "visits delete": 9,
      "authors hold": 1,
      "posts delete": 8,
      "appeals-about-me hold": 1,
      "appeals-about-me anonymise": 1,
    },
  ],
  ["forum-only", { "authors delete": 1, "posts delete": 4 }],
  ["two-addresses", { ...profile, "visits delete": 16 }],
  ["nothing", {}],
])("the plan of %s", async (id, plan) => {
  expect(await world.counts(demoSubject(id))).toEqual(plan);
});

test("a second address finds what the services hold under it, and nothing of the first", async () => {
  const second = { ...demoSubject("two-addresses"), email: "timur.forum@example.com" };
  const { phone: _phone, ...byMail } = second;
  expect(await world.counts(byMail)).toEqual({
    "authors delete": 1,
    "posts delete": 7,
    "viewers delete": 1,
    "interests delete": 5,
    "shown-ads delete": 15,
  });
});

test("a profile is private until its person opens it", async () => {
  const levels = await world.ask(
    "profile",
    "select visible_to as level, count(*)::int as people from members group by 1 order by 1",
  );
  expect(levels.find(({ level }) => level === "everybody")).toEqual({
    level: "everybody",
    people: 1,
  });
  const [first] = await world.ask(
    "profile",
    "insert into members (nick, email, agreed_on, registered_at, active_on) values ('new', 'new@example.org', '2026-10-01', '2026-10-01', '2026-10-01') returning visible_to",
  );
  expect(first).toEqual({ visible_to: "nobody" });
  await world.reset();
});

test("who makes an appeal reads their words and not the name; who is named reads neither words nor maker", async () => {
  const [maker, named] = [demoSubject("open-appeal"), demoSubject("appealed-about")];
  const words = "Пишет в теме о соседях грубости";
  for (const text of Object.values(await shownTo(world, maker))) {
    expect(text).toContain(words);
    expect(text).not.toContain(named.name);
  }
  for (const text of Object.values(await shownTo(world, named))) {
    expect(text).not.toContain(words);
    expect(text).not.toContain(maker.name);
    expect(text).not.toContain("nata");
  }
});

test.each(["targeting", "improve"])("the switch %s is obeyed and read back", async (purpose) => {
  const person = demoSubject("targeted");
  expect(await turn(world, person, { purpose, decision: "withdrawn" })).toEqual({
    answers: ["recommendations obeyed"],
    values: [false],
  });
  const [kept] = await world.ask(
    "recommendations",
    "select targeting_allowed as targeting, research_allowed as improve from viewers where email = $1",
    [person.email],
  );
  expect(kept).toEqual({ targeting: true, improve: true, [purpose]: false });
  await turn(world, person, { purpose, decision: "given" });
});

test("statistics name nobody", async () => {
  const columns = await world.ask(
    "recommendations",
    "select column_name as name from information_schema.columns where table_name = 'daily_counts'",
  );
  expect(columns.map(({ name }) => name).sort()).toEqual([
    "clicks",
    "counted_on",
    "topic",
    "viewers",
  ]);
});
