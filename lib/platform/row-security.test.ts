import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Role, StaffActor, SubjectActor } from "#lib/kernel/actor.ts";
import { asId, type AccountId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { hashOf, makePerson, makeRequest, makeStaff } from "#lib/testing/rows.ts";
import { hex } from "./crypto.ts";
import { actAs, inTransaction, type Tx } from "./db.ts";

const { appUrl, workerUrl, ownerUrl } = await freshDatabase();

type Person = Awaited<ReturnType<typeof makePerson>>;
let aliya: Person;
let bolat: Person;
let agentId: string;
let aliyasCase: string;

const worker = { kind: "worker", job: "test" } as const;
const asWorker = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("worker", worker, work);
const subject = (person: Person): SubjectActor => ({
  kind: "subject",
  accountId: asId<AccountId>(person.id),
  sessionId: asId<SessionId>(person.sessionId),
  level: 1,
});
const staff = (id: string, ...roles: Role[]): StaffActor => ({
  kind: "staff",
  staffId: asId<StaffId>(id),
  number: 7,
  roles,
  sessionId: asId<SessionId>(randomUUID()),
});
const gate = (hash?: Uint8Array) =>
  hash === undefined ? ({ kind: "gate" } as const) : ({ kind: "gate", key: hex(hash) } as const);

beforeAll(async () => {
  await asWorker(async (tx) => {
    aliya = await makePerson(tx);
    bolat = await makePerson(tx);
    agentId = (await makeStaff(tx, ["agent"], "agent@example.org")).id;
    aliyasCase = (await makeRequest(tx, aliya.id, { assigneeId: agentId })).id;
    await makeRequest(tx, bolat.id);
  });
});

const protectedTables = [
  "account",
  "identifier",
  "challenge",
  "session",
  "staff_member",
  "access_event",
  "request",
  "clock",
  "proposal",
  "plan",
  "step",
  "certificate",
  "consent_event",
  "consent_effect",
  "export_archive",
  "message",
  "calendar_change",
  "calendar_verdict",
  "date_change",
  "notice_decision",
];

test.each(protectedTables)("without an actor the web's role sees no row of %s", async (table) => {
  expect(await query(appUrl, `select from ${table}`)).toEqual([]);
});

test("the owner sees no row of a subject either", async () => {
  expect(await query(ownerUrl, "select from account")).toEqual([]);
});

test("a subject sees their own rows and nobody else's", async () => {
  await inTransaction("app", subject(aliya), async (tx) => {
    expect((await tx.account.findMany()).map((row) => row.id)).toEqual([aliya.id]);
    expect((await tx.identifier.findMany()).map((row) => row.accountId)).toEqual([aliya.id]);
    expect((await tx.session.findMany()).map((row) => row.accountId)).toEqual([aliya.id]);
    expect((await tx.message.findMany()).map((row) => row.accountId)).toEqual([aliya.id]);
    expect((await tx.request.findMany()).map((row) => row.id)).toEqual([aliyasCase]);
    expect((await tx.clock.findMany()).map((row) => row.requestId)).toEqual([aliyasCase]);
    expect(await tx.staffMember.findMany({ select: { id: true } })).toEqual([]);
  });
});

test("a subject changes nobody else's row, even with a filter that fits it", async () => {
  await inTransaction("app", subject(aliya), async (tx) => {
    const changed = await tx.session.updateMany({
      where: { accountId: bolat.id },
      data: { revokedReason: "foreign" },
    });
    expect(changed.count).toBe(0);
  });
});

test("a subject cannot insert a row for somebody else", async () => {
  const insert = inTransaction("app", subject(aliya), (tx) =>
    tx.consentEvent.create({
      data: {
        accountId: bolat.id,
        service: "s",
        purpose: "p",
        channel: "email",
        decision: "given",
      },
    }),
  );
  await expect(insert).rejects.toThrow(/row-level security/);
});

test("a gate sees only what its key fits", async () => {
  await inTransaction("app", gate(), async (tx) => {
    expect(await tx.session.findMany()).toEqual([]);
    expect(await tx.account.findMany()).toEqual([]);
  });
  await inTransaction("app", gate(aliya.sidHash), async (tx) => {
    expect((await tx.session.findMany()).map((row) => row.id)).toEqual([aliya.sessionId]);
    expect((await tx.account.findMany()).map((row) => row.id)).toEqual([aliya.id]);
    expect(await tx.message.findMany()).toEqual([]);
  });
  await inTransaction("app", gate(bolat.valueIndex), async (tx) => {
    expect((await tx.identifier.findMany()).map((row) => row.accountId)).toEqual([bolat.id]);
  });
  await inTransaction("app", gate(hashOf("agent@example.org")), async (tx) => {
    const rows = await tx.staffMember.findMany({ select: { id: true } });
    expect(rows.map((row) => row.id)).toEqual([agentId]);
  });
});

test("a gate asks for a code, proves it, and opens account, identifier and session", async () => {
  const [flowHash, linkHash, valueIndex, sidHash] = [hashOf(), hashOf(), hashOf(), hashOf()];
  const at = new Date();
  await inTransaction("app", gate(flowHash), async (tx) => {
    await tx.challenge.create({
      data: {
        ...{
          purpose: "sign-in",
          kind: "email",
          valueSealed: hashOf(),
          valueIndex,
          codeHash: hashOf(),
        },
        ...{
          linkHash,
          flowHash,
          locale: "kk",
          createdAt: at,
          expiresAt: new Date(at.getTime() + 600_000),
        },
      },
    });
    await tx.message.createMany({
      data: [
        {
          ...{ key: randomUUID(), event: "sign-in.code", channel: "email", locale: "kk" },
          ...{ toSealed: hashOf(), bodySealed: hashOf() },
        },
      ],
    });
  });
  const id = randomUUID();
  await inTransaction("app", gate(flowHash), async (tx) => {
    const used = await tx.challenge.updateMany({
      where: { flowHash, usedAt: null },
      data: { usedAt: at },
    });
    expect(used.count).toBe(1);
    await actAs(tx, { accountId: id });
    await tx.account.create({ data: { id, locale: "kk" } });
    await tx.identifier.create({
      data: { accountId: id, kind: "email", valueSealed: hashOf(), valueIndex, verifiedAt: at },
    });
    await tx.session.create({ data: { accountId: id, sidHash, method: "email" } });
  });
  const found = await inTransaction("app", gate(sidHash), (tx) => tx.session.findFirst());
  expect(found?.accountId).toBe(id);
});

test("a gate's variables do not outlive its transaction", async () => {
  const leftovers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      inTransaction("app", index % 2 === 0 ? gate(aliya.sidHash) : gate(), (tx) =>
        tx.session.count(),
      ),
    ),
  );
  expect(leftovers).toEqual(Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 1 : 0)));
});

test("staff see every case, but a person only while an open case of theirs is assigned to them", async () => {
  await inTransaction("app", staff(agentId, "agent"), async (tx) => {
    expect(await tx.request.count()).toBe(2);
    expect(await tx.clock.count()).toBe(2);
    expect((await tx.account.findMany()).map((row) => row.id)).toEqual([aliya.id]);
    expect((await tx.identifier.findMany()).map((row) => row.accountId)).toEqual([aliya.id]);
    expect(await tx.session.count()).toBe(0);
    expect(await tx.staffMember.count()).toBe(1);
  });
  await inTransaction("app", staff(randomUUID(), "officer"), async (tx) => {
    expect(await tx.request.count()).toBe(2);
    expect(await tx.account.count()).toBe(0);
    expect(await tx.message.count()).toBe(0);
  });
});

test("an admin sees neither cases nor persons; an auditor sees cases and changes none", async () => {
  await inTransaction("app", staff(agentId, "admin"), async (tx) => {
    expect([await tx.request.count(), await tx.account.count(), await tx.message.count()]).toEqual([
      0, 0, 0,
    ]);
  });
  await inTransaction("app", staff(agentId, "auditor"), async (tx) => {
    expect(await tx.request.count()).toBe(2);
    expect(await tx.account.count()).toBe(0);
    const changed = await tx.request.updateMany({
      where: { id: aliyasCase },
      data: { isWaiting: true },
    });
    expect(changed.count).toBe(0);
  });
});

test("staff log a look only at a person of an assigned case, and only in their own name", async () => {
  const look = (accountId: string, staffId: string) =>
    inTransaction("app", staff(agentId, "agent"), (tx) =>
      tx.accessEvent.create({
        data: { accountId, staffId, number: 7, requestId: aliyasCase, what: ["identity"] },
      }),
    );
  await expect(look(bolat.id, agentId)).rejects.toThrow(/row-level security/);
  await expect(look(aliya.id, randomUUID())).rejects.toThrow(/row-level security/);
  expect((await look(aliya.id, agentId)).number).toBe(7);
});

test("once the case is closed the person is out of sight", async () => {
  await asWorker((tx) =>
    tx.request.update({
      where: { id: aliyasCase },
      data: { state: "refused", decidedAt: new Date(0), closedAt: new Date(0) },
    }),
  );
  await inTransaction("app", staff(agentId, "agent"), async (tx) => {
    expect(await tx.account.count()).toBe(0);
    expect(await tx.accessEvent.count()).toBe(0);
  });
});

test("a case that is being closed can still be told to its person in the same transaction", async () => {
  const requestId = (await asWorker((tx) => makeRequest(tx, bolat.id, { assigneeId: agentId }))).id;
  await inTransaction("app", staff(agentId, "agent"), async (tx, now) => {
    const at = new Date(now.epochMilliseconds);
    await tx.request.update({
      where: { id: requestId },
      data: { state: "refused", decidedAt: at, closedAt: at },
    });
    expect(await tx.identifier.count({ where: { accountId: bolat.id } })).toBe(1);
  });
});

test.each([
  ["make a table", "create table mine ()", /permission denied/],
  ["change the log", "update audit_event set action = 'x'", /permission denied/],
  ["shorten the log", "delete from audit_event", /permission denied/],
  ["change a consent", "update consent_event set decision = 'given'", /permission denied/],
  ["change an acceptance", "update notice_decision set version = '2'", /permission denied/],
  ["rewrite a notice", "update notice_version set version = '2'", /permission denied/],
  ["empty a table", "truncate request", /permission denied/],
  [
    "switch row-level security off",
    "alter table account disable row level security",
    /must be owner/,
  ],
])("neither web nor worker can %s", async (_, sql, message) => {
  await expect(query(appUrl, sql)).rejects.toThrow(message);
  await expect(query(workerUrl, sql)).rejects.toThrow(message);
});

test("the web makes nobody an admin, not even an admin's own page", async () => {
  for (const actor of [staff(agentId, "agent"), staff(agentId, "admin")]) {
    const change = inTransaction(
      "app",
      actor,
      (tx) => tx.$executeRaw`update staff_member set roles = '{admin}' where id = ${agentId}::uuid`,
    );
    await expect(change).rejects.toThrow(/permission denied/);
  }
  const step = inTransaction(
    "app",
    staff(agentId, "agent"),
    (tx) => tx.$executeRaw`update staff_member set totp_last_step = 5 where id = ${agentId}::uuid`,
  );
  expect(await step).toBe(1);
});
