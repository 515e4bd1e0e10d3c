import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import { openAlarms } from "#lib/notify/alarms.ts";
import { raiseAlarms } from "#lib/notify/use-cases/raise-alarms.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff } from "#lib/testing/desk.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { Obedience } from "./core/views.ts";
import { consentMatrix } from "./queries.ts";
import { applyConsent } from "./use-cases/apply-consent.ts";
import { setConsent } from "./use-cases/set-consent.ts";

const email = "aigerim@example.kz";
let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
  await addStaff(world, ["officer"]);
  await addStaff(world, ["agent"]);
  await query(world.superUrl, `update staff_member set locale = 'en'`);
});
beforeEach(async () => {
  await query(world.mailingUrl, `truncate subscribers`);
  await query(
    world.mailingUrl,
    `insert into subscribers values (1, '${email}', true, '2024-01-02T03:04:05Z', 'on', null)`,
  );
  accountId = await addAccount(world, { email });
});
afterEach(async () => {
  world.setDown("MAILING", false);
  await query(world.mailingUrl, `drop trigger if exists lie on subscribers`);
  await query(world.superUrl, `truncate account, request, message, alarm cascade`);
});

async function stop(): Promise<string> {
  const wanted = { purpose: "marketing", channel: "email", decision: "withdrawn" } as const;
  const done = await setConsent(subjectOf(accountId, 1), wanted);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.eventId;
}

async function shown(): Promise<readonly Obedience[]> {
  const { rows } = await consentMatrix(subjectOf(accountId, 1));
  return rows[0]?.cells.find((cell) => cell?.channel === "email")?.systems ?? [];
}

const raise = (at?: string): ReturnType<typeof raiseAlarms> =>
  world.worker.unit((unit) =>
    raiseAlarms(at === undefined ? unit : { ...unit, now: Temporal.Instant.from(at) }),
  );
const confirmed = (): Promise<unknown[]> =>
  query(world.superUrl, `select 1 from message where event = 'consent.stopped'`);
const waitingSince = (at: string): Promise<unknown[]> =>
  query(world.superUrl, `update consent_effect set waiting_since = '${at}'`);

test("a system that takes the write and changes nothing is not believed, and is asked again", async () => {
  await query(
    world.mailingUrl,
    `create or replace function lie() returns trigger language plpgsql as $$ begin return old; end $$;
     create trigger lie before update on subscribers for each row execute function lie()`,
  );
  const eventId = await stop();
  expect(await shown()).toMatchObject([{ state: "waiting", says: "given", because: "not-agreed" }]);
  expect(await confirmed()).toEqual([]);
  await query(world.mailingUrl, `drop trigger lie on subscribers`);
  await applyConsent(world.worker, { eventId });
  expect(await shown()).toMatchObject([{ state: "obeyed", says: "withdrawn" }]);
  expect(await confirmed()).toHaveLength(1);
});

test("rows that may be somebody else's are not called nothing", async () => {
  await query(
    world.mailingUrl,
    `insert into subscribers values (2, '${email}', true, null, 'on', null)`,
  );
  await stop();
  expect(await shown()).toMatchObject([{ state: "waiting", because: "under-review" }]);
  // Nor where nothing is decided yet, or an earlier decision found nothing.
  await query(world.superUrl, `update consent_effect set state = 'held-nothing'`);
  expect(await shown()).toMatchObject([{ state: "waiting", because: "under-review" }]);
  await query(world.superUrl, `delete from consent_effect`);
  await query(world.superUrl, `delete from consent_event`);
  expect(await shown()).toMatchObject([{ state: "failed" }]);
  const given = await query(world.mailingUrl, `select id from subscribers where marketing`);
  expect(given).toHaveLength(2);
});

test("officers are told after a quarter of an hour, again each morning, and no more once it is obeyed", async () => {
  world.setDown("MAILING", true);
  const eventId = await stop();
  await waitingSince("2026-03-02T09:00:00Z");
  expect(await raise("2026-03-02T09:14:00Z")).toEqual({ told: 0 });
  expect(await raise("2026-03-02T09:16:00Z")).toEqual({ told: 1 });
  const both = await Promise.all([raise("2026-03-02T09:17:00Z"), raise("2026-03-02T18:00:00Z")]);
  expect(both).toEqual([{ told: 0 }, { told: 0 }]);
  // 08:00 in Almaty is 03:00 in UTC.
  expect(await raise("2026-03-03T02:59:00Z")).toEqual({ told: 0 });
  expect(await raise("2026-03-03T03:01:00Z")).toEqual({ told: 1 });
  expect(await world.worker.unit(openAlarms)).toMatchObject([
    {
      ...{ kind: "consent", place: "mailing", open: 1, since: "2026-03-02T09:00:00.000Z" },
      why: { key: "unreachable" },
    },
  ]);
  const [letter] = await query<{ id: string; body_sealed: Uint8Array }>(
    world.superUrl,
    `select id, body_sealed from message where event = 'desk.alarm'`,
  );
  const text = unseal(letter!.body_sealed, `message.body.${letter!.id}`);
  expect(text).toContain("decisions on consent not carried out yet, 1");
  expect(text).toContain("Why: the system cannot be reached.");
  expect(text).not.toContain(email);
  world.setDown("MAILING", false);
  await applyConsent(world.worker, { eventId });
  await raise("2026-03-04T03:01:00Z");
  expect(await world.worker.unit(openAlarms)).toEqual([]);
});

test("a decision that was overtaken alarms nobody", async () => {
  world.setDown("MAILING", true);
  await stop();
  await waitingSince("2026-03-02T09:00:00Z");
  world.setDown("MAILING", false);
  const given = { purpose: "marketing", channel: "email", decision: "given" } as const;
  await setConsent(subjectOf(accountId, 1), given);
  expect(await raise("2026-03-02T10:00:00Z")).toEqual({ told: 0 });
});
