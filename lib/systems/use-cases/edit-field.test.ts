import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { prepareSampleSystems } from "../../../prisma/demo/iticket/index.ts";
import type { SampleSystems } from "../../../prisma/demo/iticket/provision.ts";
import { demoSubject, type DemoSubjectId } from "../../../prisma/demo/iticket/people.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { insertAccount, insertIdentifier } from "#lib/identity/store/accounts.ts";
import { asId, type AccountId, type SessionId } from "#lib/kernel/ids.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { setVariables } from "#lib/platform/env.ts";
import { freshDatabase, query, type TestDatabase } from "#lib/testing/database.ts";
import type { DataView } from "../core/data-view.ts";
import type { VerifiedIdentifier, Workspace } from "../ports.ts";
import { myData } from "../queries.ts";
import { closeSystems } from "../registry.ts";
import { editField } from "./edit-field.ts";

let database: TestDatabase;
let sample: SampleSystems;

beforeAll(async () => {
  database = await freshDatabase();
  sample = await prepareSampleSystems({
    superUrl: inject("superUrl"),
    secret: "test",
    suffix: "_systems_test",
    now: Temporal.Now.instant(),
  });
  setVariables({ ...sample.variables, JEKE_OPERATOR: "iticket" });
});

afterAll(closeSystems);

beforeEach(async () => {
  setVariables({ ...sample.variables });
  // An address belongs to one account: each test proves it anew.
  await query(database.superUrl, "truncate account cascade");
});

type Person = {
  readonly accountId: AccountId;
  readonly identifiers: readonly VerifiedIdentifier[];
  at(level: 1 | 2): Workspace;
};

/** Somebody signed in who has proven these addresses of a demo person. */
async function signedIn(id: DemoSubjectId, ...proven: ("email" | "phone")[]): Promise<Person> {
  const accountId = asId<AccountId>(randomUUID());
  const sessionId = asId<SessionId>(randomUUID());
  const { email, phone } = demoSubject(id);
  const addresses = proven.map((kind) => ({
    kind,
    value: (kind === "email" ? email : phone) ?? "",
  }));
  await inTransaction("worker", { kind: "worker", job: "test" }, async (tx, now) => {
    await insertAccount(tx, accountId, "ru");
    for (const one of addresses) {
      await insertIdentifier(tx, accountId, one, new Date(now.epochMilliseconds));
    }
  });
  return {
    accountId,
    identifiers: [...addresses, { kind: "account", value: accountId }],
    at: (level) =>
      workspaceFor({ actor: { kind: "subject", accountId, sessionId, level }, locale: "ru" }),
  };
}

const look = (person: Person, pages: Record<string, number> = {}): Promise<DataView> =>
  myData(person.at(1), { identifiers: person.identifiers, pages });

function group(view: DataView, system: string, collection: string, category?: string) {
  const found = view.categories
    .filter(({ id }) => category === undefined || id === category)
    .flatMap(({ groups }) => groups)
    .find((one) => one.system === system && one.collection === collection);
  if (found === undefined) throw new Error(`no group ${system}/${collection}`);
  return found;
}

function valueOf(view: DataView, field: string) {
  const values = view.categories
    .flatMap(({ groups }) => groups)
    .filter(({ collection }) => collection === "customers")
    .flatMap(({ records }) =>
      records.flatMap(({ key, values: own }) => own.map((one) => ({ key, ...one }))),
    );
  const found = values.find((one) => one.field === field);
  if (found === undefined) throw new Error(`no value of ${field}`);
  return found;
}

async function edit(person: Person, level: 1 | 2, field: string, value: string, over: object = {}) {
  const held = valueOf(await look(person), field);
  return editField(person.at(level), {
    identifiers: person.identifiers,
    system: "shop",
    collection: "customers",
    key: held.key,
    field,
    expected: held.value === null ? "" : String(held.value),
    value,
    ...over,
  });
}

test("a person sees data of both systems and of the portal, each value explained", async () => {
  const view = await look(await signedIn("aigerim", "email", "phone"));
  expect(view.partial).toBe(false);
  expect(view.systems.map(({ id, outcome }) => [id, outcome])).toEqual([
    ...[
      ["shop", "data"],
      ["mailing", "data"],
      ["portal", "data"],
    ],
  ]);
  const { fields, records, kind } = group(view, "shop", "customers", "who");
  expect(kind).toBe("values");
  const name = fields.find(({ id }) => id === "fullName");
  expect(name).toMatchObject({ change: { by: "person", level: 1 }, required: true });
  expect(name?.purposes[0]?.names.en).not.toBe(name?.purposes[0]?.id);
  expect(records[0]?.values.find(({ field }) => field === "fullName")).toMatchObject({
    value: demoSubject("aigerim").name,
    masked: false,
    editable: true,
    until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
  expect(JSON.parse(JSON.stringify(view))).toEqual(JSON.parse(JSON.stringify(view)));
});

test("other ticket holders are masked by one letter and five dots, one's own name is not", async () => {
  const view = await look(await signedIn("buyer-for-other", "email"));
  const own = demoSubject("buyer-for-other").name;
  const names = group(view, "shop", "tickets")
    .records.flatMap(({ values }) => values)
    .filter(
      ({ field, value }) => field.toLowerCase().includes("holder") && typeof value === "string",
    );
  expect(names.length).toBeGreaterThan(0);
  for (const { value, masked } of names) {
    if (masked) expect(value).toMatch(/^\p{L}?•••••(?:\d\d)?$/u);
  }
  expect(names.some(({ masked }) => masked)).toBe(true);
  expect(names.some(({ value, masked }) => value === own && !masked)).toBe(true);
});

test("two people on one phone: nothing is shown by the phone alone, a proven e-mail shows one's own", async () => {
  const byPhone = await look(await signedIn("father", "phone"));
  expect(group(byPhone, "shop", "customers")).toMatchObject({
    ...{ outcome: "after-review", count: 0, underReview: 2, records: [] },
  });
  expect(byPhone.systems.find(({ id }) => id === "shop")).toMatchObject({ records: 0 });
  await query(database.superUrl, "truncate account cascade");
  const both = await look(await signedIn("father", "phone", "email"));
  expect(valueOf(both, "fullName").value).toBe(demoSubject("father").name);
  expect(JSON.stringify(both)).not.toContain(demoSubject("daughter").name);
});

test("two thousand orders come in pages of twenty with an exact count", async () => {
  const person = await signedIn("many-orders", "email");
  const last = group(await look(person, { "shop/orders": 100 }), "shop", "orders");
  expect(last).toMatchObject({ count: 2_000, page: { number: 100, size: 20, pages: 100 } });
  expect(last.records).toHaveLength(20);
  const beyond = group(await look(person, { "shop/orders": 9_999 }), "shop", "orders");
  expect(beyond.records).toEqual(last.records);
});

test("when a system is down the others are shown and the view says which failed", async () => {
  const person = await signedIn("aigerim", "email");
  setVariables({ JEKE_SYSTEM_MAILING_URL: "postgres://nobody@127.0.0.1:1/none" });
  const view = await look(person);
  expect(view.partial).toBe(true);
  expect(view.systems.find(({ id }) => id === "mailing")).toMatchObject({
    outcome: "failed",
    records: null,
    failure: { code: "unreachable" },
  });
  expect(group(view, "shop", "customers").count).toBe(1);
  setVariables({ JEKE_SYSTEM_SHOP_URL: "postgres://nobody@127.0.0.1:1/none" });
  const down = editField(person.at(1), {
    ...{ identifiers: person.identifiers, system: "shop", collection: "customers", key: "[1]" },
    ...{ field: "fullName", expected: "x", value: "Жаңа Есім" },
  });
  expect(await down).toMatchObject({ ok: false, error: { code: "systems.system-down" } });
});

test("a corrected phone is held by the shop in E.164, logged by ids, and told to every address", async () => {
  const person = await signedIn("aigerim", "email");
  const result = await edit(person, 2, "phone", "8 (700) 000-00-99");
  expect(result).toMatchObject({ ok: true, value: { after: "+77000000099" } });
  const [row] = await query<{ phone: string }>(
    sample.shopUrl,
    "select phone from customers where email = $1",
    [demoSubject("aigerim").email],
  );
  expect(row?.phone).toBe("+77000000099");
  const events = await query<{ data: string }>(
    database.superUrl,
    "select data from audit_event where action = 'data.corrected'",
  );
  expect(events.map(({ data }) => JSON.parse(data) as unknown)).toEqual([
    { system: "shop", collection: "customers", field: "phone", write: expect.any(String) },
  ]);
  const messages = await query(
    database.superUrl,
    "select 1 from message where account_id = $1 and event = 'data.identifier-changed'",
    [person.accountId],
  );
  expect(messages).toHaveLength(1);
});

test("an identifier needs level 2, and nothing is written below it", async () => {
  const person = await signedIn("refund", "email");
  const before = valueOf(await look(person), "phone").value;
  const result = await edit(person, 1, "phone", "+77000000098");
  expect(result).toMatchObject({ ok: false, error: { code: "systems.needs-level-2" } });
  expect(valueOf(await look(person), "phone").value).toBe(before);
});

test("a change made meanwhile is shown, not overwritten", async () => {
  const person = await signedIn("refund", "email");
  const result = await edit(person, 1, "fullName", "Новое Имя", { expected: "Что-то Другое" });
  expect(result).toEqual({
    ok: false,
    error: { code: "systems.changed-meanwhile", params: { current: demoSubject("refund").name } },
  });
  const held = await query(sample.shopUrl, "select 1 from customers where full_name = 'Новое Имя'");
  expect(held).toEqual([]);
});

test("what the system makes of a value is told, and never as nothing written", async () => {
  await query(
    sample.shopUrl,
    `create function shout() returns trigger language plpgsql as $$ begin new.full_name = upper(new.full_name); return new; end $$;
     create trigger shout before update on customers for each row execute function shout()`,
  );
  const person = await signedIn("refund", "email");
  const result = await edit(person, 1, "fullName", "Новое Имя");
  await query(sample.shopUrl, "drop trigger shout on customers");
  expect(result).toEqual({
    ok: false,
    error: { code: "systems.written-otherwise", params: { current: "НОВОЕ ИМЯ" } },
  });
  await edit(person, 1, "fullName", demoSubject("refund").name);
});

test("somebody else's record is not there, whatever key the form carries", async () => {
  const victim = valueOf(await look(await signedIn("aigerim", "email")), "fullName");
  const result = await edit(await signedIn("refund", "email"), 1, "fullName", "Чужое Имя", {
    key: victim.key,
    expected: String(victim.value),
  });
  expect(result).toMatchObject({ ok: false, error: { code: "systems.record-gone" } });
  expect(valueOf(await look(await signedIn("aigerim", "email")), "fullName").value).toBe(
    victim.value,
  );
});

test.each([
  [{ field: "email" }],
  [{ field: "registeredAt" }],
  [{ field: "no-such" }],
  [{ field: "constructor" }],
  [{ collection: "orders", field: "number" }],
  [{ system: "portal", collection: "account", field: "language" }],
  [{ system: "nowhere" }],
])("what was never offered is not editable: %j", async (over) => {
  const result = await edit(await signedIn("refund", "email"), 2, "fullName", "Имя Фамилия", over);
  expect(result).toMatchObject({ ok: false, error: { code: "systems.not-editable" } });
});

test("a value of the wrong kind is refused before anything is read", async () => {
  const person = await signedIn("refund", "email");
  const codes = [
    await edit(person, 1, "fullName", "<script>"),
    await edit(person, 1, "fullName", ""),
    await edit(person, 1, "birthDate", "2999-01-01"),
  ].map((result) => (result.ok ? "ok" : result.error.code));
  expect(codes).toEqual([
    "systems.value-invalid.name",
    "systems.value-invalid.empty",
    "systems.value-invalid.date-range",
  ]);
});

test("of two edits from the same page one is written, the other is told what is held now", async () => {
  const person = await signedIn("refund", "email");
  const { key, value } = valueOf(await look(person), "fullName");
  const to = (name: string) =>
    editField(person.at(1), {
      ...{ identifiers: person.identifiers, system: "shop", collection: "customers", key },
      ...{ field: "fullName", expected: String(value), value: name },
    });
  const results = await Promise.all([to("Первая Правка"), to("Вторая Правка")]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = valueOf(await look(person), "fullName").value;
  expect(results.find(({ ok }) => !ok)).toMatchObject({
    error: { code: "systems.changed-meanwhile", params: { current: winner } },
  });
});
