import { beforeAll, describe, expect, it } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { because, changeCalendar, decideOn, propose } from "#lib/testing/calendar.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { setVariables } from "#lib/platform/env.ts";
import { afterAll } from "vitest";
import { deskCalendar } from "./calendar-days.ts";
import { calendarFacts, yearWarning } from "./calendar-facts.ts";
import { proposeCalendarChange } from "./use-cases/propose-calendar-change.ts";

const { superUrl } = await freshDatabase();
setVariables({ JEKE_OPERATOR: "iticket" });
afterAll(closeQueue);

const worker = workspaceFor({
  ...{ actor: { kind: "worker", job: "test" }, locale: "en", role: "worker" },
});
/** A Thursday. */
const now = "2026-11-19T06:00:00Z";

let officer: DeskPerson;
let other: DeskPerson;
let admin: DeskPerson;

beforeAll(async () => {
  officer = await addStaff({ worker }, ["officer"]);
  other = await addStaff({ worker }, ["officer"]);
  admin = await addStaff({ worker }, ["admin"]);
});

const countOf = async (table: string): Promise<number> =>
  Number((await query<{ n: string }>(superUrl, `select count(*) as n from ${table}`))[0]?.n);

const isOff = (day: string): Promise<boolean> =>
  worker.unit(async (unit) => (await calendarFacts(unit)).isOff(day));

describe("a change of the calendar", () => {
  it("counts once another officer has agreed, and is given back to the table by another change", async () => {
    const id = await propose(officer, now, { kind: "off", day: "2026-11-26" });
    expect(await isOff("2026-11-26")).toBe(false);
    expect(await decideOn(officer, now, { id })).toBe("calendar.both-sides");
    expect(await decideOn(other, now, { id })).toBe("ok");
    expect(await isOff("2026-11-26")).toBe(true);
    expect(await decideOn(other, now, { id })).toBe("calendar.decided-already");
    const desk = await worker.unit(deskCalendar);
    expect(desk.days).toMatchObject([{ date: "2026-11-26", kind: "off", why: because }]);
    await changeCalendar([other, officer], now, { kind: "ordinary", day: "2026-11-26" });
    expect(await isOff("2026-11-26")).toBe(false);
    expect(await countOf("calendar_change")).toBe(2);
  });

  it("is proposed by an administrator too, who agrees to none", async () => {
    const id = await propose(admin, now, { kind: "worked", day: "2026-11-28" });
    expect(await decideOn(admin, now, { id })).toBe("calendar.not-allowed");
    expect(await decideOn(officer, now, { id, verdict: "returned", note: " " })).toBe(
      "calendar.note-empty",
    );
    expect(await decideOn(officer, now, { id, verdict: "returned", note: "No order" })).toBe("ok");
    expect(await isOff("2026-11-28")).toBe(true);
  });

  it("is asked for once at a time, and judged again on the day it is agreed to", async () => {
    const day = { kind: "worked", day: "2026-11-29" } as const;
    const id = await propose(officer, now, day);
    expect(await propose(other, now, day)).toBe("calendar.already-asked");
    expect(await decideOn(other, "2026-12-01T06:00:00Z", { id })).toBe("calendar.day-past");
    expect(await decideOn(other, now, { id })).toBe("ok");
    expect(await propose(officer, now, day)).toBe("calendar.already-worked");
  });

  it("has a reason in three languages and a source", async () => {
    const ask = { kind: "off", day: "2026-12-01" } as const;
    const code = async (
      reason: typeof because | { kk: string; ru: string; en: string },
      s: string,
    ) => {
      const said = await officer.desk.unit((unit) =>
        proposeCalendarChange(unit, { ask, reason, source: s }),
      );
      return said.ok ? "ok" : said.error.code;
    };
    expect(await code({ ...because, kk: "  " }, "Order")).toBe("calendar.reason-empty");
    expect(await code(because, "  ")).toBe("calendar.source-empty");
    expect(await code(because, "x".repeat(501))).toBe("calendar.text-long");
  });

  it("takes the warning of next year away once the year is confirmed", async () => {
    const october = { now: Temporal.Instant.from("2026-10-01T06:00:00Z") };
    const warning = () => worker.unit((unit) => yearWarning({ ...unit, ...october }));
    expect(await warning()).toMatchObject({ year: 2027, status: "forecast" });
    await changeCalendar([officer, other], now, { kind: "confirmed", year: 2027 });
    expect(await warning()).toBeUndefined();
  });
});

describe("whoever may not", () => {
  it.each([["agent"], ["auditor"]] as const)("is refused as %s", async (role) => {
    const { desk, actor } = await addStaff({ worker }, [role]);
    const id = await propose(officer, now, { kind: "off", day: "2026-12-02" });
    expect(await propose({ desk, actor }, now, { kind: "off", day: "2026-12-03" })).toBe(
      "calendar.not-allowed",
    );
    expect(await decideOn({ desk, actor }, now, { id })).toBe("calendar.not-allowed");
    await decideOn(other, now, { id, verdict: "returned", note: "Not now" });
  });

  it.each([
    [
      "a change in somebody else's name",
      'insert into calendar_change (calendar, kind, day, reason, source, proposed_by) values (\'KZ\', \'off\', \'2026-12-04\', \'{"kk":"x","ru":"x","en":"x"}\', \'Order\', gen_random_uuid())',
      /row-level security/,
    ],
    [
      "an edit of what was proposed",
      "update calendar_change set kind = 'worked'",
      /permission denied/,
    ],
    [
      "an edit of what was agreed",
      "update calendar_verdict set verdict = 'returned'",
      /permission denied/,
    ],
    ["a deletion", "delete from calendar_verdict", /permission denied/],
    [
      "an agent's move of a date",
      "insert into date_change (clock_id, request_id, kind, old_due, new_due, staff_id, staff_number) values (gen_random_uuid(), gen_random_uuid(), 'agreed', '2026-12-01', '2026-12-02', gen_random_uuid(), 1)",
      /row-level security/,
    ],
  ])("is refused by the database: %s", async (_, sql, message) => {
    const run = inTransaction("app", officer.actor, (tx) => tx.$executeRawUnsafe(sql));
    await expect(run).rejects.toThrow(message);
  });

  it("is refused by the database when one person agrees to their own", async () => {
    const id = await propose(officer, now, { kind: "off", day: "2026-12-07" });
    const agree = (by: DeskPerson, proposedBy: string) =>
      inTransaction("app", by.actor, (tx) =>
        tx.$executeRawUnsafe(
          `insert into calendar_verdict (change_id, proposed_by, decided_by, verdict)
             values ('${id}', '${proposedBy}', '${by.actor.staffId}', 'agreed')`,
        ),
      );
    const { staffId } = officer.actor;
    await expect(agree(officer, staffId)).rejects.toThrow(/calendar_two_persons/);
    await expect(agree(officer, other.actor.staffId)).rejects.toThrow(/foreign key/);
    await expect(agree(admin, staffId)).rejects.toThrow(/row-level security/);
    expect(await agree(other, staffId)).toBe(1);
  });

  it("does not see what is only asked for", async () => {
    await propose(officer, now, { kind: "off", day: "2026-12-08" });
    const seen = await inTransaction("app", { kind: "gate" }, (tx) =>
      tx.calendarChange.findMany({ select: { day: true } }),
    );
    expect(seen.map(({ day }) => day?.toISOString().slice(0, 10))).not.toContain("2026-12-08");
    expect(seen.length).toBeGreaterThan(0);
  });
});

it("of sixteen agreements at once one counts, ten times", async () => {
  const officers = [
    other,
    ...(await Promise.all([1, 2, 3].map(() => addStaff({ worker }, ["officer"])))),
  ];
  for (let round = 1; round <= 10; round += 1) {
    const day = `2027-02-${String(round + 10)}`;
    const kind = (await isOff(day)) ? "worked" : "off";
    const id = await propose(officer, now, { kind, day });
    const said = await Promise.all(
      Array.from({ length: 16 }, (_, i) => decideOn(officers[i % 4] ?? other, now, { id })),
    );
    expect(said.toSorted()).toEqual([...Array<string>(15).fill("calendar.decided-already"), "ok"]);
  }
  const seqs = await query<{ seq: string }>(
    superUrl,
    "select seq from calendar_verdict order by seq",
  );
  expect(new Set(seqs.map(({ seq }) => seq)).size).toBe(seqs.length);
});

it("of sixteen proposals at once one is written", async () => {
  const said = await Promise.all(
    Array.from({ length: 16 }, () => propose(officer, now, { kind: "off", day: "2027-03-02" })),
  );
  expect(said.filter((one) => one === "calendar.already-asked")).toHaveLength(15);
});

it("each act is in the log, with what it was about", async () => {
  const rows = await query<{ action: string; data: string }>(
    superUrl,
    "select action, data from audit_event where action like 'calendar.%' order by seq limit 2",
  );
  expect(rows.map(({ action }) => action)).toEqual(["calendar.proposed", "calendar.agreed"]);
  expect(JSON.parse(rows[1]?.data ?? "{}")).toEqual({
    ...{ kind: "off", day: "2026-11-26", by: other.actor.number },
  });
});
