import { beforeAll, beforeEach, expect, test } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { applyConsent } from "./use-cases/apply-consent.ts";
import { setConsent } from "./use-cases/set-consent.ts";

let world: SmallOperator;
let accountId: AccountId;
let run = 0;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  world.setDown("MAILING", false);
  run += 1;
  const email = `switch${run}@example.kz`;
  await query(
    world.mailingUrl,
    `insert into subscribers values (${run}, '${email}', true, '2024-01-02T03:04:05Z', 'on', null)`,
  );
  accountId = await addAccount(world, { email });
});

async function set(decision: "given" | "withdrawn"): Promise<string> {
  const wanted = { purpose: "marketing", channel: "email", decision } as const;
  const done = await setConsent(subjectOf(accountId, 1), wanted);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.eventId;
}

async function told(): Promise<readonly { readonly event: string; readonly body: string }[]> {
  const rows = await query<{ id: string; event: string; body_sealed: Uint8Array }>(
    world.superUrl,
    `select id, event, body_sealed from message where account_id = '${accountId}' order by created_at`,
  );
  return rows.map(({ id, event, body_sealed }) => ({
    event,
    body: unseal(body_sealed, `message.body.${id}`),
  }));
}

test("a decision is confirmed once, with the moment of each system, and its contrary too", async () => {
  const eventId = await set("withdrawn");
  await applyConsent(world.worker, { eventId });
  await set("withdrawn");
  const [stopped, ...more] = await told();
  expect(more).toEqual([]);
  expect(stopped?.event).toBe("consent.stopped");
  expect(stopped?.body).toContain("Advertising");
  expect(stopped?.body).toMatch(/ailing[^"]*read (back|again)[^"]*20\d\d/u);
  await set("given");
  expect((await told()).map(({ event }) => event)).toEqual(["consent.stopped", "consent.allowed"]);
});

test("nothing is confirmed before the silent system has been read back", async () => {
  world.setDown("MAILING", true);
  const eventId = await set("withdrawn");
  await applyConsent(world.worker, { eventId });
  expect(await told()).toEqual([]);
  world.setDown("MAILING", false);
  await applyConsent(world.worker, { eventId });
  expect((await told()).map(({ event }) => event)).toEqual(["consent.stopped"]);
});

test("a decision that was overtaken is not confirmed", async () => {
  world.setDown("MAILING", true);
  const old = await set("withdrawn");
  world.setDown("MAILING", false);
  await set("given");
  await applyConsent(world.worker, { eventId: old });
  expect((await told()).map(({ event }) => event)).toEqual(["consent.allowed"]);
});
