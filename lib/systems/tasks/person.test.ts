import { beforeAll, beforeEach, expect, test } from "vitest";
import { applyConsent } from "#lib/consents/use-cases/apply-consent.ts";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import { accessEvents } from "#lib/identity/access-queries.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { systemsWithCabinet } from "#lib/testing/small-cabinet.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { answerAtDesk, settleAll } from "#lib/testing/tasks.ts";
import { openTaskPerson } from "../use-cases/open-task-person.ts";
import { openTasks } from "./queries.ts";

const email = "aigerim@example.kz";
let world: SmallOperator;
let officer: DeskPerson;
let other: DeskPerson;
let agent: DeskPerson;
let self: DeskPerson;
let accountId: AccountId;
let taskId: string;

// Nobody outside is named for the cabinet here: its switch waits for the desk alone.
beforeAll(async () => {
  world = await smallOperator("", systemsWithCabinet);
  accountId = await addAccount(world, { email, phone: "+77010000001" });
  officer = await addStaff(world, ["officer"]);
  other = await addStaff(world, ["officer"]);
  agent = await addStaff(world, ["agent"]);
  self = await addStaff(world, ["officer"], accountId);
});

beforeEach(async () => {
  await query(world.superUrl, "truncate access_event, consent_event, system_task cascade");
  const decision = { purpose: "marketing", channel: "email", decision: "withdrawn" } as const;
  const set = await setConsent(subjectOf(accountId, 1), decision);
  if (!set.ok) throw new Error(set.error.code);
  await applyConsent(world.worker, { eventId: set.value.eventId });
  const [task] = await query<{ id: string }>(world.superUrl, "select id::text from system_task");
  taskId = task?.id ?? "";
});

const open = async ({ desk }: DeskPerson): Promise<string> => {
  const result = await desk.unit((unit) => openTaskPerson(unit, { taskId }));
  return result.ok ? "ok" : result.error.code;
};
const about = async ({ desk }: DeskPerson) => (await desk.unit(openTasks))[0]?.about;
const looks = () => subjectOf(accountId).unit(accessEvents);

test("an officer opens whom and what a switch is about, does it, and the person sees who looked", async () => {
  expect(await about(officer)).toBe("closed");
  expect(await looks()).toEqual([]);
  expect(await open(officer)).toBe("ok");
  expect(await about(officer)).toEqual({
    identifiers: [{ kind: "email", value: email }],
    change: expect.objectContaining({ en: expect.stringMatching(/forbids this: .+, e-mail/) }),
  });
  expect(await looks()).toMatchObject([
    {
      ...{ number: officer.actor.number, requestNumber: "", what: ["addresses"] },
      system: { en: "Filing cabinet" },
    },
  ]);
  const log = await query(
    world.superUrl,
    `select data::json->>'system' as system, actor_id::text as by from audit_event where action = 'task.person-opened'`,
  );
  expect(log).toEqual([{ system: "cabinet", by: String(officer.actor.number) }]);
  expect(await answerAtDesk(world, officer, { answer: "done", words: "Struck off." })).toBe("ok");
  await settleAll(world);
  expect(await open(officer)).toBe("tasks.unknown");
});

test("one look opens it to one officer, for a quarter of an hour", async () => {
  expect(await open(officer)).toBe("ok");
  expect(await about(other)).toBe("closed");
  await query(world.superUrl, "update access_event set at = at - interval '16 minutes'");
  expect(await about(officer)).toBe("closed");
});

test.each([
  ["an agent, whose cases these are not", () => agent, "tasks.unknown"],
  ["an officer about themselves", () => self, "tasks.own-case"],
])("nothing is shown to %s", async (_, who, code) => {
  expect(await open(who())).toBe(code);
  expect(await about(who())).toBeUndefined();
  expect(await looks()).toEqual([]);
});

test.each([
  ["an agent", () => agent, () => agent],
  ["an officer about themselves", () => self, () => self],
  ["an officer in another's name", () => officer, () => other],
])("the database itself takes no look of %s", async (_, who, name) => {
  const { staffId, number } = name().actor;
  const look = who().desk.unit(({ tx }) =>
    tx.accessEvent.createMany({
      data: [{ accountId, staffId, number, taskId, what: ["addresses"] }],
    }),
  );
  await expect(look).rejects.toThrow(/row-level security/);
});
