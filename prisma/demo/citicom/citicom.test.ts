import { expect, test } from "vitest";
import { testFit } from "../kit/testing/fits.ts";
import { sampleWorld } from "../kit/testing/sample-world.ts";
import { shownTo, turn } from "../kit/testing/shown.ts";
import { testTraces } from "../kit/testing/traces.ts";
import { sample } from "./index.ts";
import { type DemoSubjectId, demoSubject, demoSubjects } from "./people.ts";

const world = sampleWorld(sample);
/** Not of a company: its card leaves the sight of its people together with their own row, which a test below follows. */
const traced = ["head", "former-head", "everywhere", "commented", "commenter", "passed-on"];

testFit(world, demoSubjects, { ordinary: 90, unmapped: ["companies"] });
testTraces(
  world,
  demoSubjects.filter(({ id }) => traced.includes(id)),
  { commented: ["commenter"] },
);

const account = { "holders delete": 1, "cookie-choices delete": 4 };

test.each<[DemoSubjectId, Record<string, number>]>([
  [
    "administrator",
    {
      ...account,
      "devices delete": 30,
      "company-users delete": 1,
      "companies keep": 1,
      "members delete": 1,
      "publications delete": 2,
    },
  ],
  ["head", { "company-heads hold": 1, "companies keep": 1, "agreements hold": 1 }],
  // 2,600 days ago is past the fifth 31 December, 700 days ago is not.
  ["former-head", { "agreements anonymise": 1, "agreements restrict": 1 }],
  [
    "commented",
    {
      ...account,
      "devices delete": 9,
      "members delete": 1,
      "publications delete": 3,
      "comments-to-me delete": 5,
      "comments-by-me delete": 1,
    },
  ],
  [
    "commenter",
    {
      ...account,
      "devices delete": 6,
      "members delete": 1,
      "comments-by-me anonymise": 4,
    },
  ],
  ["passed-on", { ...account, "devices delete": 8, "openid-transfers delete": 3 }],
  ["ended", account],
  ["nothing", {}],
])("the plan of %s", async (id, plan) => {
  expect(await world.counts(demoSubject(id))).toEqual(plan);
});

test("each service finds its own person only, by the address that it knows", async () => {
  const { phone, ...person } = demoSubject("everywhere");
  const by = async (email: string, number?: string) => {
    const found = await world.found({
      ...person,
      email,
      ...(number === undefined ? {} : { phone: number }),
    });
    return [...new Set(found.map((row) => row.split(" ")[0]))];
  };
  expect(await by(person.email)).toEqual(["cookie-choices", "devices", "holders"]);
  expect(await by("rinat.work@example.com")).toEqual(["companies", "company-users"]);
  expect(await by("unknown@example.com", phone)).toEqual(["members", "publications"]);
});

test("a company's people see its card without the names of the others", async () => {
  const [administrator, colleague, head] = [
    demoSubject("administrator"),
    demoSubject("colleague"),
    demoSubject("head"),
  ];
  for (const person of [administrator, colleague]) {
    const other = person === administrator ? colleague : administrator;
    for (const text of Object.values(await shownTo(world, person))) {
      expect(text).toContain("Үлгі Сауда");
      for (const name of [head.name, other.name, ...other.name.split(" ")]) {
        expect(text).not.toContain(name);
      }
    }
  }
  const { page } = await shownTo(world, head);
  expect(page).toContain(head.name);
  expect(page).not.toContain("Сейітова");
});

test("an erased name leaves the company's list, and the company stays", async () => {
  const administrator = demoSubject("administrator");
  const colleague = demoSubject("colleague");
  const before = await world.found(colleague);
  expect(await world.erase(administrator)).toEqual(['companies ["1"]']);
  const [card] = await world.ask(
    "business",
    "select people from company_cards where company_id = 1",
  );
  expect(card?.["people"]).not.toContain("Сейітова");
  expect(card?.["people"]).toContain("Панов");
  expect(await world.found(administrator)).toEqual([]);
  expect(await world.found(colleague)).toEqual(before);
  await world.reset();
});

test("what others wrote under a post is masked on the page and in the copy, one's own words are not", async () => {
  const [owner, writer] = [demoSubject("commented"), demoSubject("commenter")];
  for (const text of Object.values(await shownTo(world, owner))) {
    for (const theirs of [writer.name, "Шолпан Ержан", "ошиблись", "ұнады"]) {
      expect(text).not.toContain(theirs);
    }
    expect(text).toContain("Рақмет, түзеттім.");
  }
  for (const text of Object.values(await shownTo(world, writer))) {
    expect(text).toContain("вы ошиблись в расчётах");
    expect(text).not.toContain(owner.name);
    expect(text).not.toContain("түзеттім");
  }
});

test.each(["cookies-statistics", "cookies-errors", "cookies-comfort", "cookies-ads", "openid"])(
  "the switch %s is obeyed in its own row and in no other, and read back",
  async (purpose) => {
    const person = demoSubject("passed-on");
    expect(await turn(world, person, { purpose, decision: "withdrawn" })).toEqual({
      answers: ["accounts obeyed"],
      values: [false],
    });
    const off = await world.ask(
      "accounts",
      `select 'cookies-' || kind as purpose from cookie_choices c join holders h on h.id = c.holder_id
         where h.email = $1 and not allowed
       union all select 'openid' from holders where email = $1 and not openid_allowed`,
      [person.email],
    );
    expect(off).toEqual([{ purpose }]);
    await turn(world, person, { purpose, decision: "given" });
  },
);

test("whoever refused every kind of cookies has none but the necessary ones", async () => {
  const [row] = await world.ask(
    "accounts",
    "select count(*) filter (where allowed)::int as allowed from cookie_choices c join holders h on h.id = c.holder_id where h.email = $1",
    [demoSubject("refuses-cookies").email],
  );
  expect(row).toEqual({ allowed: 0 });
  const refusable = world.operator().cookies.filter((one) => one.refusable);
  expect(refusable.map(({ id }) => id)).toEqual(["statistics", "errors", "comfort", "ads"]);
  expect(world.operator().cookies).toHaveLength(5);
});
