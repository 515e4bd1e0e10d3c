import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/platform/db.ts";
import { armFailPoint } from "#lib/platform/fail-point.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { at, because, changeCalendar } from "#lib/testing/calendar.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { hasUncounted } from "./date-changes.ts";
import { myRequest } from "./queries.ts";
import { agreeLaterDates } from "./use-cases/agree-later-dates.ts";
import { recountClocks } from "./use-cases/recount-clocks.ts";

let world: SmallOperator;
let acts: CaseActs;
let officers: readonly [DeskPerson, DeskPerson];
let person: Workspace;
let id: string;
let run = 0;
/** In a month without holidays; three working days later it is Tuesday, the 10th. */
const thursday = Temporal.PlainDate.from("2027-08-05");

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  officers = [await addStaff(world, ["officer"]), await addStaff(world, ["officer"])];
  await query(world.superUrl, "update staff_member set locale = 'en'");
});

beforeEach(async () => {
  await query(
    world.superUrl,
    "delete from request; delete from calendar_verdict; delete from calendar_change",
  );
  run += 1;
  person = subjectOf(await addAccount(world, { email: `dates${run}@example.kz` }));
  id = await file(at(now(), person), question);
  await acts.act(officers[0], id, "take");
});

/** The moment of everything in a test. */
const now = (): string => `${thursday.toString()}T05:00:00Z`;
const day = (after: number): string => thursday.add({ days: after }).toString();

const change = (kind: "off" | "worked" | "ordinary", after: number): Promise<void> =>
  changeCalendar(officers, now(), { kind, day: day(after) });
const recount = () => recountClocks(world.worker);

async function clocks(): Promise<readonly { due: string; calendar: string | null; n: number }[]> {
  return query(
    world.superUrl,
    `select due_on::text as due, by_calendar ->> 'due' as calendar, count(*)::int as n
      from clock group by 1, 2 order by 1, 2`,
  );
}

async function letters(event: string): Promise<readonly string[]> {
  const rows = await query<{ id: string; body_sealed: Uint8Array }>(
    world.superUrl,
    `select id, body_sealed from message where event = '${event}' order by created_at`,
  );
  await query(world.superUrl, `delete from message where event = '${event}'`);
  return rows.map((row) => unseal(row.body_sealed, `message.body.${row.id}`));
}

/** Ninety-nine more of the same: two batches. */
const hundred = (): Promise<unknown> =>
  query(
    world.superUrl,
    `with copies as (insert into request (number, type, state, account_id, subject_hash, locale, verified_at, received_at, submit_key)
        select '2027-' || (90000 + g), type, state, account_id, subject_hash, locale, verified_at, received_at, 'copy' || g
        from request, generate_series(1, 99) g returning id)
      insert into clock (request_id, rule_id, kind, started_at, due_on, zone, tz_version, trace, calendar_seq)
        select copies.id, rule_id, c.kind, started_at, due_on, zone, tz_version, trace, calendar_seq from clock c, copies`,
  );

const agree = (who: DeskPerson, requestId?: string) =>
  who.desk.unit((unit) =>
    agreeLaterDates(unit, { reason: because, ...(requestId === undefined ? {} : { requestId }) }),
  );

describe("a day in between becomes a working day", () => {
  it("moves the date earlier at once and tells person, colleague and history", async () => {
    expect(await clocks()).toEqual([{ due: day(5), calendar: null, n: 1 }]);
    await change("worked", 2);
    expect(await recount()).toEqual({ looked: 1, earlier: 1, kept: 0, later: 0 });
    expect(await clocks()).toEqual([{ due: day(4), calendar: null, n: 1 }]);
    expect(await letters("request.date-earlier")).toHaveLength(1);
    expect(await letters("desk.date-moved")).toHaveLength(1);
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.clocks[0]?.due).toBe(day(4));
    expect(view?.clocks[0]?.trace.map(({ why }) => why?.en)).toContain(because.en);
    expect(view?.history[0]).toMatchObject({
      key: "date-earlier",
      params: { from: day(5), to: day(4), what: "answer" },
    });
  });

  it("is counted from the first where the request is filed afterwards", async () => {
    await change("worked", 2);
    const later = await file(at(now(), person), question);
    const [row] = await query<{ due: string }>(
      world.superUrl,
      `select due_on::text as due from clock where request_id = '${later}'`,
    );
    expect(row?.due).toBe(day(4));
    // Only the earlier one: what was filed with the change is not looked at again.
    expect(await recount()).toMatchObject({ looked: 1 });
    expect(await letters("request.date-earlier")).toHaveLength(1);
  });
});

describe("a day in between becomes a day off", () => {
  it("leaves the promised date and shows the other beside it, without a letter", async () => {
    await change("off", 4);
    expect(await recount()).toMatchObject({ kept: 1, earlier: 0 });
    expect(await clocks()).toEqual([{ due: day(5), calendar: day(6), n: 1 }]);
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.clocks[0]).toMatchObject({ due: day(5), byCalendar: { due: day(6) } });
    expect(view?.history[0]?.key).toBe("date-kept");
    expect(await letters("request.date-later")).toEqual([]);
  });

  it("moves later once an officer says so, with words that the person reads", async () => {
    await change("off", 4);
    await recount();
    expect(await agree(officers[1], id)).toEqual({ ok: true, value: { dates: 1 } });
    expect(await clocks()).toEqual([{ due: day(5), calendar: day(6), n: 1 }]);
    expect(await recount()).toMatchObject({ later: 1 });
    expect(await clocks()).toEqual([{ due: day(6), calendar: null, n: 1 }]);
    const [letter = "", ...more] = await letters("request.date-later");
    expect(more).toEqual([]);
    expect(letter).toContain(because.en);
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.history[0]).toMatchObject({
      ...{ key: "date-later", words: because.en },
      params: { by: officers[1].actor.number, from: day(5), to: day(6) },
    });
    expect(await recount()).toMatchObject({ looked: 0 });
  });

  it("does not move to a date that is another one by then", async () => {
    await change("off", 4);
    await recount();
    await agree(officers[0], id);
    await change("off", 6);
    await recount();
    expect(await clocks()).toEqual([{ due: day(5), calendar: day(7), n: 1 }]);
  });

  it("agrees with the promise again when the day is given back", async () => {
    await change("off", 4);
    await recount();
    await change("ordinary", 4);
    await recount();
    expect(await clocks()).toEqual([{ due: day(5), calendar: null, n: 1 }]);
    expect(await agree(officers[0])).toMatchObject({ error: { code: "requests.no-later-date" } });
  });

  it("is not for agents, auditors and administrators to say, nor on one's own case", async () => {
    await change("off", 4);
    await recount();
    for (const role of ["agent", "auditor", "admin"] as const) {
      const { desk, actor } = await addStaff(world, [role]);
      expect(await agree({ desk, actor }), role).toMatchObject({
        error: { code: "requests.not-allowed" },
      });
    }
    const [row] = await query<{ account_id: string }>(
      world.superUrl,
      "select account_id from request",
    );
    const own = await addStaff(world, ["officer"], row?.account_id);
    expect(await agree(own)).toMatchObject({ error: { code: "requests.own-case" } });
    expect(await agree(own, id)).toMatchObject({ error: { code: "requests.own-case" } });
  });
});

it("what was met never moves, and a day after the last one moves nothing", async () => {
  await change("worked", 9);
  expect(await recount()).toMatchObject({ looked: 1, earlier: 0, kept: 0 });
  await query(world.superUrl, "update clock set met_at = now()");
  await change("worked", 2);
  expect(await recount()).toMatchObject({ looked: 0 });
  expect(await clocks()).toEqual([{ due: day(5), calendar: null, n: 1 }]);
});

it("cut off after a batch it goes on from there, and nothing happens twice", async () => {
  await hundred();
  await change("worked", 2);
  const disarm = armFailPoint("recount.after-batch", () => {
    throw new Error("cut off");
  });
  await expect(recount()).rejects.toThrow("cut off");
  disarm();
  expect((await clocks()).map(({ n }) => n)).toEqual([50, 50]);
  expect(await world.worker.unit(hasUncounted)).toBe(true);
  // Two workers at once, and once more.
  await Promise.all([recount(), recount()]);
  expect(await recount()).toMatchObject({ looked: 0 });
  expect(await world.worker.unit(hasUncounted)).toBe(false);
  expect(await clocks()).toEqual([{ due: day(4), calendar: null, n: 100 }]);
  expect(await letters("request.date-earlier")).toHaveLength(100);
  const rows = await query(world.superUrl, "select from date_change where kind = 'earlier'");
  expect(rows).toHaveLength(100);
});

it("many dates move later in one go, each once, whoever presses twice", async () => {
  await hundred();
  await change("off", 4);
  await recount();
  const said = await Promise.all([agree(officers[0]), agree(officers[1])]);
  expect(said.every(({ ok }) => ok)).toBe(true);
  await Promise.all([recount(), recount()]);
  expect(await clocks()).toEqual([{ due: day(6), calendar: null, n: 100 }]);
  expect(await letters("request.date-later")).toHaveLength(100);
});

it("no date moves without its row of history, not even by the worker's own SQL", async () => {
  const set = (to: string) =>
    inTransaction("worker", { kind: "worker", job: "test" }, (tx) =>
      tx.$executeRawUnsafe(`update clock set due_on = '${to}'`),
    );
  for (const to of [day(4), day(6)]) await expect(set(to)).rejects.toThrow(/no row of its history/);
  await change("off", 4);
  await recount();
  // The calendar alone is nobody's decision.
  await expect(set(day(6))).rejects.toThrow(/no row of its history/);
  const { actor } = officers[0];
  const forged = inTransaction("app", actor, (tx) =>
    tx.$executeRawUnsafe(`update clock set due_on = '${day(6)}'`),
  );
  await expect(forged).rejects.toThrow(/permission denied/);
});
