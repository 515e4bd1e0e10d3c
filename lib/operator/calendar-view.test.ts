import { afterAll, beforeAll, expect, it } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { setVariables } from "#lib/platform/env.ts";
import { at, changeCalendar, decideOn, propose } from "#lib/testing/calendar.ts";
import { freshDatabase } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { calendarView, changesToDecide } from "./calendar-view.ts";

await freshDatabase();
setVariables({ JEKE_OPERATOR: "iticket" });
afterAll(closeQueue);

const worker = workspaceFor({
  ...{ actor: { kind: "worker", job: "test" }, locale: "en", role: "worker" },
});
const now = "2026-11-19T06:00:00Z";

let officer: DeskPerson;
let other: DeskPerson;

beforeAll(async () => {
  officer = await addStaff({ worker }, ["officer"]);
  other = await addStaff({ worker }, ["officer"]);
});

const view = ({ desk }: DeskPerson, year?: number) =>
  at(now, desk).unit((unit) => calendarView(unit, year));

it.each([
  // law.md 1.5, working days in the year.
  [2025, 246, "published"],
  [2026, 247, "published"],
  [2027, 247, "forecast"],
])("%i has %i working days and is %s", async (year, workingDays, status) => {
  const seen = await view(officer, year);
  expect(seen).toMatchObject({ year, workingDays, status });
  const days = seen?.months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
  expect(days).toHaveLength(365);
  expect(seen?.months.every(({ weeks }) => weeks.every((week) => week.length === 7))).toBe(true);
});

it("is this year where none is asked for, and nothing for a year beyond the calendar", async () => {
  expect(await view(officer)).toMatchObject({ year: 2026, today: "2026-11-19" });
  expect(await view(officer, 2031)).toBeNull();
  expect(await view(officer, Number.NaN)).toBeNull();
});

it("marks what was changed, by whom, what waits, and what is a guess", async () => {
  await changeCalendar([officer, other], now, { kind: "worked", day: "2027-01-02" });
  const id = await propose(officer, now, { kind: "off", day: "2027-01-05" });
  const [mine, others] = [await view(officer, 2027), await view(other, 2027)];
  const dayOf = (date: string) =>
    mine?.months
      .flatMap(({ weeks }) => weeks.flat())
      .find((day) => day !== null && day.date === date);
  expect(dayOf("2027-01-02")).toMatchObject({ kind: "worked", isOwn: true });
  expect(dayOf("2027-01-05")).toMatchObject({ kind: "working", isAsked: true });
  expect(dayOf("2027-05-16")).toMatchObject({ kind: "off", isEstimate: true });
  expect(mine?.days.find(({ date }) => date === "2027-01-02")?.change).toMatchObject({
    proposedBy: officer.actor.number,
    verdict: { is: "agreed", by: other.actor.number },
  });
  expect([mine?.asked[0]?.isMine, others?.asked[0]?.isMine]).toEqual([true, false]);
  expect(mine).toMatchObject({ mayPropose: true, mayDecide: true, mayConfirm: true });
  const waits = ({ desk }: DeskPerson) => desk.unit(changesToDecide);
  expect([await waits(officer), await waits(other)]).toEqual([0, 1]);
  await decideOn(other, now, { id, verdict: "returned", note: "Not yet" });
  expect((await view(officer, 2027))?.decided.map(({ verdict }) => verdict?.is)).toEqual([
    "returned",
    "agreed",
  ]);
});

it("is read by auditors and set up by administrators; agents and strangers see none", async () => {
  const of = async (role: "agent" | "admin" | "auditor") =>
    view(await addStaff({ worker }, [role]));
  expect(await of("agent")).toBeNull();
  expect(await worker.unit((unit) => calendarView(unit))).toBeNull();
  expect(await of("admin")).toMatchObject({ mayPropose: true, mayDecide: false });
  expect(await of("auditor")).toMatchObject({ mayPropose: false, mayDecide: false });
});
