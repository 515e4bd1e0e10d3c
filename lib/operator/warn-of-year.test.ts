import { afterAll, beforeAll, expect, it } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { setVariables } from "#lib/platform/env.ts";
import { changeCalendar } from "#lib/testing/calendar.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { warnOfYear } from "./use-cases/warn-of-year.ts";

const { superUrl } = await freshDatabase();
setVariables({ JEKE_OPERATOR: "iticket" });
afterAll(closeQueue);

const worker = workspaceFor({
  ...{ actor: { kind: "worker", job: "test" }, locale: "en", role: "worker" },
});
const warn = (at: string) =>
  worker.unit((unit) => warnOfYear({ ...unit, now: Temporal.Instant.from(at) }));

let officers: readonly [DeskPerson, DeskPerson];

beforeAll(async () => {
  officers = [await addStaff({ worker }, ["officer"]), await addStaff({ worker }, ["officer"])];
  for (const role of ["agent", "admin", "auditor"] as const) await addStaff({ worker }, [role]);
  await query(superUrl, "update staff_member set locale = 'en'");
});

it("from October on officers are told once a month, in the morning, until the year is confirmed", async () => {
  expect(await warn("2026-09-30T06:00:00Z")).toEqual({ told: 0 });
  expect(await warn("2026-10-01T01:00:00Z")).toEqual({ told: 0 });
  expect(await warn("2026-10-01T06:00:00Z")).toEqual({ told: 2 });
  expect(await warn("2026-10-31T06:00:00Z")).toEqual({ told: 0 });
  await Promise.all([warn("2026-11-02T06:00:00Z"), warn("2026-11-02T06:00:00Z")]);
  const rows = await query<{ id: string; body_sealed: Uint8Array }>(
    superUrl,
    "select id, body_sealed from message where event = 'desk.calendar'",
  );
  expect(rows).toHaveLength(4);
  const text = rows.map((row) => unseal(row.body_sealed, `message.body.${row.id}`)).join();
  expect(text).toContain("The calendar of 2027 is counted by the rule");
  await changeCalendar(officers, "2026-11-19T06:00:00Z", { kind: "confirmed", year: 2027 });
  expect(await warn("2026-12-01T06:00:00Z")).toEqual({ told: 0 });
});

it("a year that the calendar lacks is told as missing", async () => {
  expect(await warn("2028-10-02T06:00:00Z")).toEqual({ told: 2 });
  const [row] = await query<{ id: string; body_sealed: Uint8Array }>(
    superUrl,
    "select id, body_sealed from message order by created_at desc limit 1",
  );
  const text = row === undefined ? "" : unseal(row.body_sealed, `message.body.${row.id}`);
  expect(text).toContain("There is no calendar of 2029");
});
