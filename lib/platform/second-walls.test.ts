import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it, test } from "vitest";
import type { Actor, Role, StaffActor, SubjectActor } from "#lib/kernel/actor.ts";
import { asId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import { requestTypes } from "#lib/requests/types/registry.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { hashOf, makePerson, makeRequest, makeStaff } from "#lib/testing/rows.ts";
import { hex } from "./crypto.ts";
import { actAs, inTransaction, type Tx } from "./db.ts";

/** What plain SQL under the web's role can do in somebody's own transaction: the walls behind the use cases. */
const { superUrl } = await freshDatabase();

let accountId: string;
let agentId: string;
let officerId: string;

const asWorker = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("worker", { kind: "worker", job: "test" }, work);
const sql = (actor: Actor, text: string): Promise<number> =>
  inTransaction("app", actor, (tx) => tx.$executeRawUnsafe(text));
const subject = (): SubjectActor => ({
  kind: "subject",
  accountId: asId(accountId),
  sessionId: asId<SessionId>(randomUUID()),
  level: 2,
});
const staff = (id: string, ...roles: Role[]): StaffActor => ({
  ...{ kind: "staff", staffId: asId<StaffId>(id), number: 7, roles },
  sessionId: asId<SessionId>(randomUUID()),
});

beforeAll(async () => {
  await asWorker(async (tx) => {
    accountId = (await makePerson(tx)).id;
    agentId = (await makeStaff(tx, ["agent"], "agent@example.org")).id;
    officerId = (await makeStaff(tx, ["officer"], "officer@example.org")).id;
    await tx.staffMember.updateMany({
      where: { roles: { isEmpty: false } },
      data: { passwordHash: "hash", totpSealed: hashOf() },
    });
  });
});

async function requestIn(state: string, type = "erasure"): Promise<string> {
  const row = await asWorker((tx) => makeRequest(tx, accountId, { type, assigneeId: agentId }));
  const ways: Record<string, string[]> = {
    open: [],
    proposed: ["proposed"],
    approved: ["approved"],
    running: ["approved", "running"],
    "needs-staff": ["approved", "needs-staff"],
  };
  for (const next of ways[state] ?? []) {
    await query(superUrl, `update request set state = '${next}' where id = '${row.id}'`);
  }
  return row.id;
}

const to = (state: string, more = "") => `state = '${state}', version = version + 1${more}`;
const closed = ", closed_at = now()";

describe("a person's own transaction", () => {
  it.each([
    ["open", to("approved")],
    ["open", to("approved", ", decision = 'approve', ground = 'dc41', decided_at = now()")],
    ["open", to("proposed")],
    ["open", to("refused", closed)],
    ["proposed", to("approved")],
    ["proposed", to("open")],
    ["approved", to("running")],
    ["running", to("done", closed)],
    ["running", to("held")],
    ["needs-staff", to("running")],
  ])("decides nothing on %s by %s", async (from, set) => {
    const id = await requestIn(from);
    await expect(sql(subject(), `update request set ${set} where id = '${id}'`)).rejects.toThrow(
      /not the person's to change/,
    );
  });

  it.each([
    "assurance = 1",
    "verified_at = now()",
    "assignee_id = gen_random_uuid()",
    "second_id = gen_random_uuid()",
    "substitute_id = gen_random_uuid()",
    "decision = 'approve'",
    "ground = 'dc41'",
    "decided_at = now()",
    "received_at = received_at - interval '1 year'",
    "details_sealed = sha256('x')",
    "person_mask = 'x'",
    "version = version + 1",
    "is_waiting = true",
    "locale = 'en'",
    "channel = 'letter'",
  ])("changes not even %s, by itself or while taking the request back", async (set) => {
    const id = await requestIn("open", "copy");
    for (const change of [set, `${to("cancelled", closed)}, ${set}`]) {
      if (change.split("version =").length > 2) continue;
      const done = sql(subject(), `update request set ${change} where id = '${id}'`);
      await expect(done, change).rejects.toThrow(/not the person's to change|permission denied/);
    }
  });

  it("takes its request back, and meets its clocks then and not before", async () => {
    const id = await requestIn("open");
    const meet = `update clock set met_at = now() where request_id = '${id}'`;
    expect(await sql(subject(), meet)).toBe(0);
    const cancel = `update request set ${to("cancelled", closed)} where id = '${id}'`;
    expect(await sql(subject(), cancel)).toBe(1);
    expect(await sql(subject(), meet)).toBe(1);
  });

  it("moves no due date and changes no plan", async () => {
    const id = await requestIn("open");
    const due = `update clock set due_on = '2036-01-01' where request_id = '${id}'`;
    const plan = `update plan set view = '{}' where request_id = '${id}'`;
    for (const actor of [subject(), staff(officerId, "officer")]) {
      await expect(sql(actor, due)).rejects.toThrow(/permission denied/);
      await expect(sql(actor, plan)).rejects.toThrow(/permission denied/);
    }
  });

  it("files nothing that is decided or assigned already", async () => {
    const insert = (column: string, value: string) =>
      sql(
        subject(),
        `insert into request (number, type, account_id, subject_hash, locale, verified_at, received_at, submit_key, ${column})
         values ('2026-9${Math.floor(Math.random() * 1e6)}', 'copy', '${accountId}', sha256('x'), 'en', now(), now(),
           '${randomUUID()}', ${value})`,
      );
    for (const [column, value] of [
      ["decision", "'approve'"],
      ["assignee_id", "gen_random_uuid()"],
      ["version", "3"],
    ] as const) {
      await expect(insert(column, value), column).rejects.toThrow(/not the person's to change/);
    }
    await expect(insert("state", "'approved'")).rejects.toThrow();
    expect(await insert("assurance", "2")).toBe(1);
  });

  it("has a copy approved and run, as the portal serves it without anybody's judgement", async () => {
    const row = await asWorker((tx) => makeRequest(tx, accountId, { type: "copy" }));
    const decided = ", decision = 'approve', ground = 'g', decided_at = now()";
    const approve = `update request set ${to("approved", decided)} where id = '${row.id}'`;
    expect(await sql(subject(), approve)).toBe(1);
    expect(await sql(subject(), `update request set ${to("running")} where id = '${row.id}'`)).toBe(
      1,
    );
  });
});

test("the database serves the same types by itself as the registry says", async () => {
  for (const { id, isSelfService } of requestTypes) {
    const [row] = await query<{ is: boolean }>(superUrl, "select jeke_serves_itself($1) as is", [
      id,
    ]);
    expect(row?.is, id).toBe(isSelfService);
  }
});

describe("what proves a member of staff", () => {
  it.each(["agent", "officer", "admin", "auditor"] as const)(
    "is not readable to staff as %s, not even one's own",
    async (role) => {
      const actor = staff(agentId, role);
      for (const column of ["password_hash", "totp_sealed", "*"]) {
        const read = inTransaction("app", actor, (tx) =>
          tx.$queryRawUnsafe(`select ${column} from staff_member`),
        );
        await expect(read, column).rejects.toThrow(/permission denied/);
      }
      const by = (tx: Tx) => tx.$queryRaw`select id from staff_secrets()`;
      expect(await inTransaction("app", actor, by)).toEqual([]);
      expect(await inTransaction("app", actor, (tx) => tx.staffMember.count())).toBe(2);
    },
  );

  it("is given to the gate for the one member it stands at", async () => {
    const ids = (tx: Tx) => tx.$queryRaw<{ id: string }[]>`select id::text from staff_secrets()`;
    const key = hex(hashOf("officer@example.org"));
    expect(await inTransaction("app", { kind: "gate", key }, ids)).toEqual([{ id: officerId }]);
    expect(await inTransaction("app", { kind: "gate" }, ids)).toEqual([]);
    const acting = await inTransaction("app", { kind: "gate" }, async (tx) => {
      await actAs(tx, { staffId: agentId });
      return ids(tx);
    });
    expect(acting).toEqual([{ id: agentId }]);
    await query(superUrl, `update staff_member set disabled_at = now() where id = '${officerId}'`);
    expect(await inTransaction("app", { kind: "gate", key }, ids)).toEqual([]);
    expect(await inTransaction("app", subject(), ids)).toEqual([]);
  });
});
