import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { ConsentCell } from "./core/views.ts";
import { consentMatrix, consentReceipts } from "./queries.ts";
import { applyConsent } from "./use-cases/apply-consent.ts";
import { setConsent } from "./use-cases/set-consent.ts";

const email = "aigerim@example.kz";
let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  await query(world.mailingUrl, `truncate subscribers`);
  await query(
    world.mailingUrl,
    `insert into subscribers values (1, '${email}', true, '2024-01-02T03:04:05Z', 'on', null),
       (2, 'other@example.kz', true, null, 'on', null)`,
  );
  accountId = await addAccount(world, { email });
});

afterEach(async () => {
  world.setDown("MAILING", false);
  await query(world.superUrl, `truncate account, request, message cascade`);
});

const me = () => subjectOf(accountId, 1);
const subscribers = () =>
  query(world.mailingUrl, `select id, marketing, sms from subscribers order by id`);
const set = (channel: string, decision: "given" | "withdrawn") =>
  setConsent(me(), { purpose: "marketing", channel, decision });

async function cell(channel: string): Promise<ConsentCell> {
  const matrix = await consentMatrix(me());
  const found = matrix.rows[0]?.cells.find((one) => one?.channel === channel);
  if (found === undefined || found === null) throw new Error(`no cell for ${channel}`);
  return found;
}

test("before any decision the page shows what the system says, and since when", async () => {
  expect(await cell("email")).toMatchObject({
    state: "given",
    origin: "system",
    since: expect.stringContaining("2024-01-02T"),
    systems: [{ system: "mailing", state: "as-found", says: "given", records: 1 }],
  });
});

test("a withdrawal takes effect at once in the system, is read back, and touches nobody else", async () => {
  const done = await set("email", "withdrawn");
  expect(done).toMatchObject({ ok: true, value: { isNew: true } });
  expect(await subscribers()).toEqual([
    { id: 1, marketing: false, sms: "on" },
    { id: 2, marketing: true, sms: "on" },
  ]);
  const now = await cell("email");
  expect(now).toMatchObject({ state: "withdrawn", origin: "person" });
  expect(now.systems).toMatchObject([{ state: "obeyed", says: "withdrawn", records: 1 }]);
  expect(now.systems[0]?.at).toBeDefined();
  expect((await cell("sms")).state).toBe("given");
});

test("a second click is the same state and no second event", async () => {
  await Promise.all([set("email", "withdrawn"), set("email", "withdrawn")]);
  const again = await set("email", "withdrawn");
  expect(again).toMatchObject({ ok: true, value: { isNew: false } });
  const receipts = await me().unit(consentReceipts);
  expect(receipts.map(({ decision, channel }) => [decision, channel])).toEqual([
    ["withdrawn", "email"],
  ]);
});

test("when the system is down the decision stands, the page says not yet, and the job brings it there", async () => {
  world.setDown("MAILING", true);
  const done = await set("sms", "withdrawn");
  if (!done.ok) throw new Error(done.error.code);
  const meanwhile = await cell("sms");
  expect(meanwhile.state).toBe("withdrawn");
  expect(meanwhile.systems).toMatchObject([{ state: "waiting" }]);
  expect(meanwhile.systems[0]?.nextTryAt).toBeDefined();
  world.setDown("MAILING", false);
  await applyConsent(world.worker, { eventId: done.value.eventId });
  expect((await subscribers())[0]).toMatchObject({ sms: "off" });
  expect((await cell("sms")).systems).toMatchObject([{ state: "obeyed", says: "withdrawn" }]);
});

test("an older decision told late never undoes a newer one", async () => {
  world.setDown("MAILING", true);
  const old = await set("email", "withdrawn");
  world.setDown("MAILING", false);
  await set("email", "given");
  if (!old.ok) throw new Error(old.error.code);
  await applyConsent(world.worker, { eventId: old.value.eventId });
  expect((await subscribers())[0]).toMatchObject({ marketing: true });
});

test("a change made elsewhere after the decision is shown beside it", async () => {
  await set("email", "withdrawn");
  await query(world.mailingUrl, `update subscribers set marketing = true where id = 1`);
  expect(await cell("email")).toMatchObject({
    state: "withdrawn",
    systems: [{ state: "differs", says: "given" }],
  });
});

test("a person of whom the system holds nothing may decide all the same", async () => {
  accountId = await addAccount(world, { email: "nobody@example.kz" });
  await set("email", "withdrawn");
  expect((await cell("email")).systems).toMatchObject([{ state: "held-nothing", records: 0 }]);
});

test("only the person decides, and only on a free purpose and a channel it has", async () => {
  const input = { purpose: "marketing", channel: "email", decision: "withdrawn" } as const;
  expect(await setConsent(world.worker, input)).toMatchObject({
    error: { code: "consents.not-yours" },
  });
  expect(await set("push", "withdrawn")).toMatchObject({
    error: { code: "consents.unknown-switch" },
  });
  const carrying = await setConsent(me(), { ...input, purpose: "tickets" });
  expect(carrying).toMatchObject({ error: { code: "consents.carrying" } });
  const stranger = subjectOf(asId<AccountId>(crypto.randomUUID()), 1);
  expect(await stranger.unit(consentReceipts)).toEqual([]);
});
