import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { outwardProblems } from "#lib/cli/commands/doctor-outward.ts";
import { command as list } from "#lib/cli/commands/webhooks-list.ts";
import { command as resend } from "#lib/cli/commands/webhooks-resend.ts";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { cancel } from "#lib/requests/use-cases/cancel.ts";
import { setVariables } from "#lib/platform/env.ts";
import { editField } from "#lib/systems/use-cases/edit-field.ts";
import { addStaff } from "#lib/testing/desk.ts";
import { query } from "#lib/testing/database.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { startReceiver, type WebhookReceiver } from "#lib/testing/webhook-receiver.ts";
import { openAlarms } from "./alarms.ts";
import { deliverWebhook } from "./use-cases/deliver-webhook.ts";
import { forgetDeliveries } from "./use-cases/forget-deliveries.ts";
import { raiseAlarms } from "./use-cases/raise-alarms.ts";

const email = "aigerim@example.kz";
const webhooks = `
webhooks:
  - id: crm
    names: { kk: CRM, ru: CRM, en: CRM }
    url: \${TEST_CRM_URL}
    secret: \${TEST_CRM_SECRET}
    events: [request.received, request.done, consent.changed, data.corrected]
    person: [email]
  - id: carrier
    names: { kk: Тасымалдаушы, ru: Перевозчик, en: Carrier }
    url: \${TEST_CRM_URL}
    secret: \${TEST_CRM_SECRET}
    events: [data.corrected]
    recipients: [carrier]
`;

let world: SmallOperator;
let receiver: WebhookReceiver;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator(webhooks);
  await addStaff(world, ["officer"]);
});
beforeEach(async () => {
  receiver = await startReceiver({ url: "TEST_CRM_URL", secret: "TEST_CRM_SECRET" });
  await query(world.shopUrl, `truncate customers cascade`);
  await query(
    world.shopUrl,
    `insert into customers values (1, '${email}', '+77010000001', 'Aigerim', '1990-01-01')`,
  );
  accountId = await addAccount(world, { email });
});
afterEach(async () => {
  await receiver.stop();
  await query(
    world.superUrl,
    `truncate account, request, message, webhook_delivery, alarm cascade`,
  );
});
afterAll(() => setVariables({ JEKE_OUTBOUND_PRIVATE: "" }));

type Row = {
  id: string;
  webhook: string;
  event: string;
  state: string;
  attempts: number;
  size: number;
};
const rows = (): Promise<Row[]> =>
  query(
    world.superUrl,
    `select id, webhook, event, state, attempts, octet_length(body_sealed) as size
     from webhook_delivery order by created_at, webhook`,
  );
const deliver = (deliveryId: string): ReturnType<typeof deliverWebhook> =>
  deliverWebhook(world.worker, { deliveryId });
const stop = (): ReturnType<typeof setConsent> =>
  setConsent(subjectOf(accountId, 1), {
    purpose: "marketing",
    channel: "email",
    decision: "withdrawn",
  });

test("a withdrawal is written with its event, goes out signed, and is forgotten once it was taken", async () => {
  await stop();
  const [row] = await rows();
  expect(row).toMatchObject({ webhook: "crm", event: "consent.changed", state: "waiting" });
  expect(await deliver(row!.id)).toBe("sent");
  expect(receiver.taken).toEqual([
    {
      id: row!.id,
      body: {
        type: "consent.changed",
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        data: {
          ...{ operator: "iticket", decision: "withdrawn", service: "news" },
          ...{ purpose: "marketing", channel: "email", notice: expect.any(String) },
          person: [{ kind: "email", value: email }],
        },
      },
    },
  ]);
  expect(await rows()).toMatchObject([{ state: "sent", size: 0 }]);
  expect(await deliver(row!.id)).toBe("nothing-to-send");
  expect(receiver.taken).toHaveLength(1);
});

test("what rolls back tells nobody", async () => {
  const person = subjectOf(accountId, 1);
  const undone = person.unit(async (unit) => {
    const target = { kind: "consent", id: crypto.randomUUID() };
    await unit.audit.append({ action: "consent.given", subject: accountId, target });
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await rows()).toEqual([]);
});

test("a receiver that refuses hears the same id and body again, and sixteen workers send it once", async () => {
  receiver.answer(500);
  await stop();
  const [row] = await rows();
  expect(await deliver(row!.id)).toBe("later");
  expect(await deliver(row!.id)).toBe("nothing-to-send");
  await query(world.superUrl, `update webhook_delivery set next_try_at = now()`);
  receiver.answer(204);
  const all = await Promise.all(Array.from({ length: 16 }, () => deliver(row!.id)));
  expect(all.filter((one) => one === "sent")).toHaveLength(1);
  expect(receiver.taken).toHaveLength(2);
  expect(receiver.taken[1]).toEqual(receiver.taken[0]);
  expect(receiver.forged()).toBe(0);
});

test("after the last try it is given up, said to officers, shown, and gone once the receiver takes again", async () => {
  receiver.answer(410);
  await stop();
  const [row] = await rows();
  await query(world.superUrl, `update webhook_delivery set attempts = 9`);
  expect(await deliver(row!.id)).toBe("given-up");
  expect(await rows()).toMatchObject([{ state: "given-up", attempts: 10 }]);
  expect(await world.worker.unit(raiseAlarms)).toEqual({ told: 1 });
  expect(await world.worker.unit(raiseAlarms)).toEqual({ told: 0 });
  const shown = await world.worker.unit(openAlarms);
  const why = { key: "status", status: "410" };
  expect(shown).toMatchObject([
    { kind: "webhook", place: "crm", open: 1, names: { en: "CRM" }, why },
  ]);
  expect(await outwardProblems()).toMatchObject([
    {
      code: "doctor.webhook",
      where: "crm",
      message: expect.stringContaining("CRM has not taken 1 event"),
    },
  ]);
  receiver.answer(200);
  await setConsent(subjectOf(accountId, 1), {
    ...{ purpose: "marketing", channel: "email", decision: "given" },
  });
  const next = (await rows()).find(({ state }) => state === "waiting");
  expect(await deliver(next!.id)).toBe("sent");
  await world.worker.unit(raiseAlarms);
  expect(await world.worker.unit(openAlarms)).toEqual([]);
  // Quiet again, and still not delivered: it is named until it is sent again or forgotten.
  expect((await outwardProblems()).map(({ message }) => message)).toEqual([
    expect.stringContaining("1 event(s) that CRM never took"),
  ]);
  expect(await list.run([])).toMatchObject({
    exit: 1,
    problems: [{ where: row!.id, message: "crm never took consent.changed." }],
  });
  receiver.answer(200);
  const before = receiver.taken.length;
  expect(await resend.run(["--webhook", "crm"])).toMatchObject({ exit: 0, json: { resent: 1 } });
  expect(await resend.run(["--delivery", row!.id])).toMatchObject({ exit: 2 });
  expect(await deliver(row!.id)).toBe("sent");
  expect(receiver.taken.slice(before)).toMatchObject([{ id: row!.id }]);
  expect((await rows()).map(({ state, size }) => [state, size])).toEqual([
    ["sent", 0],
    ["sent", 0],
  ]);
  expect(await outwardProblems()).toEqual([]);
  expect(await list.run([])).toMatchObject({ exit: 0 });
});

test("what was given up is forgotten after two weeks, with its body", async () => {
  receiver.answer(410);
  await stop();
  const [row] = await rows();
  await query(world.superUrl, `update webhook_delivery set attempts = 9`);
  await deliver(row!.id);
  expect(await world.worker.unit(forgetDeliveries)).toBe(0);
  await query(world.superUrl, `update webhook_delivery set ended_at = now() - interval '15 days'`);
  expect(await world.worker.unit(forgetDeliveries)).toBe(1);
});

test("a correction tells those to whom the field goes, and never the value", async () => {
  const edited = await editField(subjectOf(accountId), {
    ...{ system: "shop", collection: "customers", key: "[1]", field: "name" },
    ...{ expected: "Aigerim", value: "Aigerim A.", identifiers: [{ kind: "email", value: email }] },
  });
  expect(edited).toMatchObject({ ok: true });
  expect((await rows()).map(({ webhook, event }) => `${webhook} ${event}`)).toEqual([
    "crm data.corrected",
  ]);
  const [row] = await rows();
  await deliver(row!.id);
  expect(receiver.taken[0]?.body).toMatchObject({
    data: { system: "shop", collection: "customers", field: "name" },
  });
  expect(JSON.stringify(receiver.taken[0]?.body)).not.toContain("Aigerim A.");
});

test("a request is told when it comes and when it ends, by its number and last days", async () => {
  const person = subjectOf(accountId);
  const requestId = await file(person, question);
  expect(await person.unit((unit) => cancel(unit, { requestId }))).toMatchObject({
    ok: true,
  });
  for (const { id } of await rows()) await deliver(id);
  const request = { number: expect.stringMatching(/^\d{4}-\d+$/), type: "information" };
  expect(receiver.taken.map(({ body }) => body)).toMatchObject([
    { type: "request.received", data: { request, due: [expect.stringMatching(/^\d{4}-/)] } },
    { type: "request.done", data: { request, outcome: "cancelled" } },
  ]);
  expect(JSON.stringify(receiver.taken)).not.toContain(question.details.question);
});

test("without its variables, or to a host that nobody allowed, nothing is sent and nothing lost", async () => {
  await stop();
  const [row] = await rows();
  setVariables({ TEST_CRM_SECRET: "whsec_short" });
  expect(await deliver(row!.id)).toBe("later");
  setVariables({ JEKE_OUTBOUND_PRIVATE: "" });
  expect(receiver.taken).toEqual([]);
  const codes = await query(world.superUrl, `select error_code, state from webhook_delivery`);
  expect(codes).toEqual([{ error_code: "webhook.not-set-up", state: "waiting" }]);
  expect((await outwardProblems()).map(({ where }) => where)).toEqual(["crm", "carrier"]);
});

test("a month after its end the bare fact is deleted", async () => {
  await stop();
  const [row] = await rows();
  await deliver(row!.id);
  expect(await world.worker.unit(forgetDeliveries)).toBe(0);
  await query(world.superUrl, `update webhook_delivery set ended_at = now() - interval '31 days'`);
  expect(await world.worker.unit(forgetDeliveries)).toBe(1);
});

test("the web writes deliveries and reads none", async () => {
  await stop();
  const seen = subjectOf(accountId, 1).unit(({ tx }) => tx.webhookDelivery.count());
  await expect(seen).rejects.toThrow();
});
