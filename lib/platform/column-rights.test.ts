import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { Actor, StaffActor, SubjectActor } from "#lib/kernel/actor.ts";
import { asId, type AccountId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { makePerson, makeRequest, makeStaff } from "#lib/testing/rows.ts";
import { inTransaction } from "./db.ts";

/** What plain SQL under the web's role may change in rows that the policies let it see. */
const { superUrl } = await freshDatabase();

let subject: SubjectActor;
let officer: StaffActor;
const archive = randomUUID();

const sql = (actor: Actor, text: string): Promise<number> =>
  inTransaction("app", actor, (tx) => tx.$executeRawUnsafe(text));

beforeAll(async () => {
  await inTransaction("worker", { kind: "worker", job: "test" }, async (tx) => {
    const { id, sessionId } = await makePerson(tx);
    const staffId = (await makeStaff(tx, ["officer"], "officer@example.org")).id;
    const sessions = { sessionId: asId<SessionId>(sessionId) };
    subject = { kind: "subject", accountId: asId<AccountId>(id), level: 1, ...sessions };
    officer = {
      ...{ kind: "staff", staffId: asId<StaffId>(staffId), number: 7, roles: ["officer"] },
      sessionId: asId<SessionId>(randomUUID()),
    };
    await makeRequest(tx, id, { assigneeId: staffId });
    await tx.exportArchive.create({ data: { id: archive, accountId: id, state: "ready" } });
  });
});

it.each([
  ["request", "account_id = gen_random_uuid()"],
  ["request", "verified_at = now()"],
  ["request", "details_sealed = sha256('x')"],
  ["request", "received_at = received_at - interval '1 year'"],
  ["proposal", "words = 'x'"],
  ["proposal", "proposed_by = gen_random_uuid()"],
  ["step", "state = 'done'"],
  ["session", "stepped_up_at = now(), created_at = now()"],
  ["identifier", "verified_at = now()"],
  ["challenge", "code_hash = sha256('x')"],
  ["message", "state = 'sent'"],
  ["export_archive", "expires_at = now() + interval '9 years'"],
  ["stop_link", "expires_at = now() + interval '9 years'"],
])("no one in the web sets in %s: %s", async (table, set) => {
  for (const actor of [subject, officer, { kind: "gate" } as const]) {
    await expect(sql(actor, `update ${table} set ${set}`)).rejects.toThrow(/permission denied/);
  }
});

it.each([
  "downloads = downloads - 2",
  "downloads = 5",
  "state = 'building'",
  "file = 'of-somebody-else.jeke'",
  "state = 'gone', downloads = downloads + 1",
])("a person's page does not set %s of a copy", async (set) => {
  await expect(sql(subject, `update export_archive set ${set}`)).rejects.toThrow(/not the web's/);
});

it("a person's page counts downloads and destroys a copy, and makes none ready", async () => {
  const insert = (column: string, value: string) =>
    sql(
      subject,
      `insert into export_archive (account_id, ${column}) values ('${subject.accountId}', ${value})`,
    );
  expect(await sql(subject, "update export_archive set downloads = downloads + 1")).toBe(1);
  expect(await sql(subject, "update export_archive set downloads = downloads - 1")).toBe(1);
  expect(await sql(subject, "update export_archive set state = 'gone', file = null")).toBe(1);
  await expect(insert("state", "'ready'")).rejects.toThrow(/not the web's/);
  await expect(insert("downloads", "-2")).rejects.toThrow();
  expect(await insert("state", "'waiting'")).toBe(1);
});

it("a session is raised for this moment only, with a new secret, and none begins raised", async () => {
  const set = (text: string) => sql(subject, `update session set ${text}`);
  await expect(set("stepped_up_at = now()")).rejects.toThrow(/raised only by a code/);
  const later = "stepped_up_at = now() + interval '1 year', sid_hash = sha256('later')";
  await expect(set(later)).rejects.toThrow(/raised only by a code/);
  const born = `insert into session (sid_hash, account_id, method, stepped_up_at)
    values (sha256('born'), '${subject.accountId}', 'email', now())`;
  await expect(sql(subject, born)).rejects.toThrow(/raised only by a code/);
  expect(await set("stepped_up_at = now(), sid_hash = sha256('next')")).toBe(1);
});

it("a used stop link stays used", async () => {
  await query(
    superUrl,
    `insert into stop_link (link_hash, account_id, expires_at)
     values (sha256('link'), $1, now() + interval '1 day')`,
    [subject.accountId],
  );
  expect(await sql(subject, "update stop_link set used_at = now()")).toBe(1);
  for (const value of ["null", "now() + interval '1 day'"]) {
    const again = sql(subject, `update stop_link set used_at = ${value}`);
    await expect(again, value).rejects.toThrow(/used once/);
  }
});
