import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { asId, type RequestId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import { freshDatabase, query, type TestDatabase } from "#lib/testing/database.ts";
import { lastTo, testUnit } from "#lib/testing/identity.ts";
import { actorOf, raise, signIn, someone } from "#lib/testing/sessions.ts";
import { portalCollections } from "./portal-data.ts";
import { activeSessions, verifiedIdentifiers } from "./queries.ts";
import { readSession } from "./session.ts";
import { addIdentifier } from "./use-cases/add-identifier.ts";
import { askIdentifier } from "./use-cases/ask-identifier.ts";
import { forgetOld } from "./use-cases/forget-old.ts";
import { recordAccess } from "./use-cases/record-access.ts";
import { signOut } from "./use-cases/sign-out.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterEach(() => query(db.superUrl, "delete from rate_limit"));

/** Lets PostgreSQL's clock pass for one account's sessions. */
const pass = (
  accountId: string,
  column: "last_seen_at" | "created_at" | "stepped_up_at",
  seconds: number,
) =>
  query(
    db.superUrl,
    `update session set ${column} = ${column} - make_interval(secs => $2) where account_id = $1`,
    [accountId, seconds],
  );

describe("a session", () => {
  it.each([
    ["last_seen_at", 15 * 60 - 1, true],
    ["last_seen_at", 15 * 60 + 1, false],
    ["created_at", 12 * 3600 - 1, true],
    ["created_at", 12 * 3600 + 1, false],
  ] as const)("%s %i s ago → open: %s", async (column, seconds, isOpen) => {
    const { sid, accountId } = await signIn();
    await pass(accountId, column, seconds);
    expect((await readSession(sid)) !== undefined).toBe(isOpen);
  });

  it("is kept open by being used, but not past its absolute end", async () => {
    const { sid, accountId } = await signIn();
    await pass(accountId, "last_seen_at", 800);
    await readSession(sid);
    await pass(accountId, "last_seen_at", 800);
    expect(await readSession(sid)).toBeDefined();
    await pass(accountId, "created_at", 12 * 3600);
    expect(await readSession(sid)).toBeUndefined();
  });

  it("copied before sign-out is refused after it", async () => {
    const { sid } = await signIn();
    const actor = await actorOf(sid);
    await testUnit(actor, (unit) => signOut(unit, { everywhere: false }));
    expect(await readSession(sid)).toBeUndefined();
  });

  it("ends on every machine with sign-out everywhere, and nobody else's does", async () => {
    const address = someone();
    const first = await signIn(address);
    const second = await signIn(address);
    const other = await signIn();
    const actor = await actorOf(first.sid);
    const listed = await testUnit(actor, activeSessions);
    expect(listed.map(({ isThisOne, browser }) => [isThisOne, browser])).toContainEqual([
      true,
      "Firefox, Linux",
    ]);
    expect(listed).toHaveLength(2);
    const ended = await testUnit(actor, (unit) => signOut(unit, { everywhere: true }));
    expect(ended).toEqual({ ok: true, value: { closed: 2 } });
    expect(await readSession(first.sid)).toBeUndefined();
    expect(await readSession(second.sid)).toBeUndefined();
    expect(await readSession(other.sid)).toBeDefined();
  });

  it("with a guessed secret does not exist", async () => {
    expect(await readSession("x".repeat(43))).toBeUndefined();
  });
});

describe("another identifier", () => {
  it("needs level 2", async () => {
    const actor = await actorOf((await signIn()).sid);
    const asked = await testUnit(actor, (unit) => askIdentifier(unit, { address: someone() }));
    expect(asked).toMatchObject({ error: { code: "identity.step-up-needed" } });
    expect(
      await testUnit(actor, (unit) => addIdentifier(unit, { code: "12345678" })),
    ).toMatchObject({
      error: { code: "identity.step-up-needed" },
    });
  });

  it("is added once proven, and then searched by", async () => {
    const address = someone();
    const { sid, accountId } = await signIn(address);
    const actor = await actorOf(await raise(sid, address));
    await testUnit(actor, (unit) => askIdentifier(unit, { address: "8 701 765 43 21" }));
    const { code } = lastTo("+77017654321");
    expect(await testUnit(actor, (unit) => addIdentifier(unit, { code }))).toEqual({
      ok: true,
      value: { added: true },
    });
    expect(await testUnit(actor, (unit) => verifiedIdentifiers(unit, accountId))).toEqual([
      { kind: "email", value: address },
      { kind: "phone", value: "+77017654321" },
      { kind: "account", value: accountId },
    ]);
  });

  it("that opens another account stays there: nothing is joined", async () => {
    const taken = someone();
    const owner = await signIn(taken);
    const address = someone();
    const mine = await signIn(address);
    const actor = await actorOf(await raise(mine.sid, address));
    await testUnit(actor, (unit) => askIdentifier(unit, { address: taken }));
    const { code } = lastTo(taken);
    expect(await testUnit(actor, (unit) => addIdentifier(unit, { code }))).toMatchObject({
      error: { code: "identity.identifier-taken" },
    });
    const again = await signIn(taken);
    expect(again.accountId).toBe(owner.accountId);
  });
});

describe("rows of a person", () => {
  it("are hidden from another person by the database itself", async () => {
    const mine = await signIn();
    const other = await actorOf((await signIn()).sid);
    const seen = await testUnit(other, (unit) => verifiedIdentifiers(unit, mine.accountId));
    expect(seen).toEqual([{ kind: "account", value: mine.accountId }]);
    for (const collection of portalCollections) {
      expect(await testUnit(other, (unit) => collection.read(unit, mine.accountId))).toEqual([]);
    }
  });

  it("are seen by their owner and go with the erasure; the same address then finds a new, empty account", async () => {
    const address = someone();
    const { sid, accountId } = await signIn(address);
    const actor = await actorOf(sid);
    const worker = { kind: "worker", job: "test" } as const;
    const order = portalCollections.map((collection) => collection.order);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const collection of portalCollections) {
      const rows = await testUnit(actor, (unit) => collection.read(unit, accountId));
      const expected = collection.map.id === "access-events" ? 0 : 1;
      expect(rows).toHaveLength(expected);
      const keys = rows.map(({ key }) => key);
      for (const count of [expected, 0]) {
        expect(await testUnit(worker, (unit) => collection.erase(unit, accountId, keys))).toBe(
          count,
        );
      }
    }
    expect(await readSession(sid)).toBeUndefined();
    expect((await signIn(address)).accountId).not.toBe(accountId);
  });

  it("cannot be read by staff without the case, and no access is written down for them", async () => {
    const { accountId } = await signIn();
    const staff = {
      kind: "staff",
      staffId: asId<StaffId>(randomUUID()),
      number: 7,
      roles: ["agent"],
      sessionId: asId<SessionId>(randomUUID()),
    } as const;
    const access = { accountId, requestId: asId<RequestId>(randomUUID()), what: ["identity"] };
    await expect(testUnit(staff, (unit) => recordAccess(unit, access))).rejects.toThrow();
    expect(
      await testUnit({ ...staff, roles: ["auditor"] }, (unit) => recordAccess(unit, access)),
    ).toMatchObject({
      error: { code: "identity.not-allowed" },
    });
    expect(await testUnit(staff, (unit) => verifiedIdentifiers(unit, accountId))).toHaveLength(1);
  });
});

describe("old challenges", () => {
  it("are forgotten a day after their end, by the worker only", async () => {
    const { sid } = await signIn();
    const actor = await actorOf(sid);
    expect(await testUnit(actor, forgetOld)).toMatchObject({
      error: { code: "identity.not-allowed" },
    });
    await query(
      db.superUrl,
      "update challenge set created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days'",
    );
    await testUnit({ kind: "worker", job: "test" }, forgetOld);
    const [left] = await query<{ n: string }>(db.superUrl, "select count(*) as n from challenge");
    expect(left?.n).toBe("0");
  });
});
