import { beforeAll, expect, test } from "vitest";
import { unseal } from "#lib/platform/crypto.ts";
import { caseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { warnOfDates } from "./use-cases/warn-of-dates.ts";

let world: SmallOperator;
let agent: DeskPerson;
let officer: DeskPerson;
let mine: string;
let nobodys: string;

/** Thursday, Friday, Saturday and Monday in Almaty; the requests below are due on Monday, 2 November. */
const thursday = "2026-10-29T04:00:00Z";
const friday = "2026-10-30T04:00:00Z";
const saturday = "2026-10-31T04:00:00Z";
const tuesday = "2026-11-03T04:00:00Z";

beforeAll(async () => {
  world = await smallOperator();
  const acts = caseActs(world);
  agent = await addStaff(world, ["agent"]);
  officer = await addStaff(world, ["officer"]);
  await addStaff(world, ["admin"]);
  await query(world.superUrl, `update staff_member set locale = 'en'`);
  [mine, nobodys] = [await ask(1), await ask(2)];
  await acts.act(agent, mine, "take");
  await query(world.superUrl, `update clock set due_on = '2026-11-02'`);
});

async function ask(number: number): Promise<string> {
  const email = `late${number}@example.kz`;
  const person = subjectOf(await addAccount(world, { email }));
  return file(person, question);
}

const warn = (at: string) =>
  world.worker.unit((unit) => warnOfDates({ ...unit, now: Temporal.Instant.from(at) }));

async function letters(): Promise<readonly { readonly to: string; readonly text: string }[]> {
  const rows = await query<{ id: string; to_sealed: Uint8Array; body_sealed: Uint8Array }>(
    world.superUrl,
    `select id, to_sealed, body_sealed from message where event = 'desk.due' order by created_at, key`,
  );
  await query(world.superUrl, `delete from message where event = 'desk.due'`);
  return rows
    .map(({ id, to_sealed, body_sealed }) => ({
      to: unseal(to_sealed, `message.to.${id}`),
      text: unseal(body_sealed, `message.body.${id}`),
    }))
    .toSorted((a, b) => a.to.localeCompare(b.to));
}

async function numberOf(id: string): Promise<string> {
  const sql = `select number from request where id = '${id}'`;
  return (await query<{ number: string }>(world.superUrl, sql))[0]?.number ?? "-";
}

const addressOf = ({ actor }: DeskPerson): string => `staff${actor.number}@example.kz`;

test("one working day before, the assignee hears of their case and officers of what nobody has", async () => {
  expect(await warn(thursday)).toEqual({ told: 0 });
  expect(await warn(friday)).toEqual({ told: 2 });
  const [toAgent, toOfficer, ...more] = await letters();
  expect(more).toEqual([]);
  expect([toAgent?.to, toOfficer?.to]).toEqual([addressOf(agent), addressOf(officer)]);
  expect(toAgent?.text).toContain(`${await numberOf(mine)}, Information`);
  expect(toAgent?.text).not.toContain(await numberOf(nobodys));
  expect(toOfficer?.text).toContain(await numberOf(nobodys));
  expect(toOfficer?.text).not.toContain(await numberOf(mine));
});

test("once a working day, however often it is called; never on a day off or in the night", async () => {
  expect(await warn(saturday)).toEqual({ told: 0 });
  expect(await warn("2026-10-30T01:00:00Z")).toEqual({ told: 0 });
  await Promise.all([warn(friday), warn(friday), warn(friday)]);
  expect(await letters()).toHaveLength(2);
  await warn(friday);
  expect(await warn(friday)).toEqual({ told: 0 });
  await letters();
});

test("overdue, officers hear of both, and nothing of a person is in it", async () => {
  expect(await warn(tuesday)).toEqual({ told: 2 });
  const [toAgent, toOfficer] = await letters();
  expect(toAgent?.text).toMatch(/2026-0001.*overdue/iu);
  for (const id of [mine, nobodys]) expect(toOfficer?.text).toContain(await numberOf(id));
  expect(toOfficer?.text).not.toContain("late1@");
  expect(toOfficer?.text).not.toContain("What do you hold");
});

test("nobody is told of their own request, nor of one whose date was kept", async () => {
  await query(
    world.superUrl,
    `update staff_member set own_account_id = (select account_id from request where id = '${nobodys}')
      where number = ${officer.actor.number};
     update clock set met_at = now() where request_id = '${mine}'`,
  );
  expect(await warn(tuesday)).toEqual({ told: 0 });
});
