import { beforeAll, expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { freshDatabase, plainDatabase } from "#lib/testing/database.ts";
import { registerNotices } from "#lib/consents/use-cases/register-notices.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { packFolder } from "#lib/operator/current.ts";
import { publish } from "#lib/testing/notice-packs.ts";
import { command } from "./doctor.ts";
import { calendarFinding } from "./doctor-calendar.ts";

const codes = async (): Promise<readonly string[]> =>
  ((await command.run([])).problems ?? []).map(({ code }) => code);

beforeAll(freshDatabase);

test("from October on it looks at next year's calendar", async () => {
  const on = (day: string) => calendarFinding(Temporal.Instant.from(`${day}T06:00:00Z`));
  expect(await on("2026-09-30")).toEqual({ problems: [], warnings: [] });
  expect(await on("2026-10-01")).toMatchObject({ problems: [], warnings: [{ where: "2027" }] });
  expect(await on("2028-10-01")).toMatchObject({ problems: [{ where: "2029" }], warnings: [] });
});

test("a published text that was changed under its version is named, and holds again once restored", async () => {
  setVariables({ JEKE_OPERATOR: packFolder("iticket") });
  const text = (words: string) =>
    publish({ notices: [{ version: "1", posted: "2021-07-15", text: words }] });
  const worker = workspaceFor({
    ...{ actor: { kind: "worker", job: "test" }, locale: "en", role: "worker" },
  });
  text("Kept for a year.");
  await worker.unit(registerNotices);
  expect(await codes()).not.toContain("doctor.notice-changed");
  text("Kept for ever.");
  expect(await codes()).toContain("doctor.notice-changed");
  // Written down or not: it is named as long as it is not what was published.
  await worker.unit(registerNotices);
  expect(await codes()).toContain("doctor.notice-changed");
  text("Kept for a year.");
  expect(await codes()).not.toContain("doctor.notice-changed");
});

test("without the owner's address an empty database is not taken for a migrated one", async () => {
  setVariables({ DATABASE_OWNER_URL: "" });
  expect(await codes()).not.toContain("doctor.migration");
  const { url } = await plainDatabase([]);
  setVariables({ DATABASE_URL: url, DATABASE_WORKER_URL: url });
  expect(await codes()).toContain("doctor.migration");
});

test("before the first start the database of its own is neither missing nor said to hold", async () => {
  setVariables({ DATABASE_URL: "", DATABASE_WORKER_URL: "" });
  const { json, problems = [], text } = await command.run([]);
  expect(problems.filter(({ where }) => where.startsWith("DATABASE"))).toEqual([]);
  expect(json).toMatchObject({ warnings: [{ code: "doctor.database" }] });
  expect(text).not.toMatch(/(holds|FAILS) +(database|migrations|notices|calendar)/);
});
