import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { freshDatabase, query, type TestDatabase } from "#lib/testing/database.ts";
import { lastTo, outbox, testUnit } from "#lib/testing/identity.ts";
import { actorOf, raise, signIn, someone } from "#lib/testing/sessions.ts";
import { ownIdentifiers, stepUpAddresses, verifiedIdentifiers } from "./queries.ts";
import { readSession } from "./session.ts";
import {
  issueStopLink,
  lockOut,
  lookAtStopLink,
  openStopLink,
  takeOffAddresses,
} from "./stop-link.ts";
import { addIdentifier } from "./use-cases/add-identifier.ts";
import { askIdentifier } from "./use-cases/ask-identifier.ts";
import { askStepUp } from "./use-cases/ask-step-up.ts";
import { forgetOld } from "./use-cases/forget-old.ts";
import { stepUp } from "./use-cases/step-up.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterEach(() => query(db.superUrl, "delete from rate_limit"));

const gate = { kind: "gate" } as const;
const stopBase = "https://portal.test/en/stop";

/** Proves another address inside a raised session. */
async function prove(actor: SubjectActor, address: string): Promise<void> {
  await testUnit(actor, (unit) => askIdentifier(unit, { address }));
  const { code } = lastTo(address);
  const added = await testUnit(actor, (unit) => addIdentifier(unit, { code }));
  if (!added.ok) throw new Error(added.error.code);
}

/** A person with two proven addresses, signed in by the first. */
async function withTwo() {
  const [first, second] = [someone(), someone()];
  const { sid, accountId } = await signIn(first);
  const raised = await raise(sid, first);
  await prove(await actorOf(raised), second);
  return { first, second, accountId, sid: (await signIn(first)).sid };
}

const passed = (accountId: string, seconds: number) =>
  query(
    db.superUrl,
    `update session set stepped_up_at = stepped_up_at - make_interval(secs => $2) where account_id = $1`,
    [accountId, seconds],
  );

describe("a step-up", () => {
  it("is level 2 for five minutes, gives a new secret, kills the old one, and tells every address", async () => {
    const address = someone();
    const { sid, accountId } = await signIn(address);
    outbox.notices.length = 0;
    const raised = await raise(sid, address);
    expect(await readSession(sid)).toBeUndefined();
    expect((await actorOf(raised)).level).toBe(2);
    expect(outbox.notices).toEqual(["identity.stepped-up all"]);
    expect(outbox.links.at(-1)).toMatch(/^https:\/\/portal\.test\/en\/stop\/[\w-]{43}$/);
    await passed(accountId, 299);
    expect((await actorOf(raised)).level).toBe(2);
    await passed(accountId, 2);
    expect((await actorOf(raised)).level).toBe(1);
  });

  it("takes a code of this session only: another session's code is nothing here", async () => {
    const address = someone();
    const mine = await actorOf((await signIn(address)).sid);
    const elsewhere = await actorOf((await signIn(address)).sid);
    await testUnit(elsewhere, (unit) => askStepUp(unit, {}));
    const { code } = lastTo(address);
    expect(await testUnit(mine, (unit) => stepUp(unit, { code, stopBase }))).toMatchObject({
      error: { code: "identity.code-unknown" },
    });
  });

  it("never goes to an address of somebody else", async () => {
    const other = await actorOf((await signIn()).sid);
    const [foreign] = await testUnit(other, ownIdentifiers);
    const mine = await actorOf((await signIn()).sid);
    const asked = await testUnit(mine, (unit) => askStepUp(unit, { identifierId: foreign?.id }));
    expect(asked).toMatchObject({ error: { code: "identity.identifier-unknown" } });
  });
});

describe("a step-up of somebody with two addresses", () => {
  it.each([
    ["the first", "first", "second"],
    ["the second", "second", "first"],
  ] as const)("signed in by %s takes the other one", async (_, opener, other) => {
    const person = await withTwo();
    const actor = await actorOf((await signIn(person[opener])).sid);
    const { choices, isSecond } = await testUnit(actor, stepUpAddresses);
    expect({ isSecond, values: choices.map(({ value }) => value) }).toEqual({
      isSecond: true,
      values: [person[other]],
    });
    await testUnit(actor, (unit) => askStepUp(unit, {}));
    expect(outbox.delivered.at(-1)).toMatchObject({
      event: "identity.step-up-code",
      to: person[other],
    });
  });

  it("refuses the address that opened the session, also when it is named", async () => {
    const person = await withTwo();
    const actor = await actorOf(person.sid);
    const own = await testUnit(actor, ownIdentifiers);
    const opener = own.find(({ value }) => value === person.first);
    expect(
      await testUnit(actor, (unit) => askStepUp(unit, { identifierId: opener?.id })),
    ).toMatchObject({ error: { code: "identity.identifier-unknown" } });
  });

  it("takes no code that went to the opener while it was the only address", async () => {
    const [first, second] = [someone(), someone()];
    const early = await actorOf((await signIn(first)).sid);
    const { sid, accountId } = await signIn(first);
    await testUnit(early, (unit) => askStepUp(unit, {}));
    const { code } = lastTo(first);
    await prove(await actorOf(await raise(sid, first)), second);
    expect(await testUnit(early, (unit) => stepUp(unit, { code, stopBase }))).toMatchObject({
      error: { code: "identity.code-old" },
    });
    const raised = "select from session where account_id = $1 and stepped_up_at is not null";
    expect(await query(db.superUrl, raised, [accountId])).toHaveLength(1);
  });

  it("goes nowhere when it is not known which address opened the session", async () => {
    const person = await withTwo();
    await query(db.superUrl, "update session set identifier_id = null where account_id = $1", [
      person.accountId,
    ]);
    const actor = await actorOf(person.sid);
    expect(await testUnit(actor, (unit) => askStepUp(unit, {}))).toMatchObject({
      error: { code: "identity.identifier-unknown" },
    });
  });
});

describe("the stop link", () => {
  const use = (token: string) =>
    testUnit(gate, async (unit) => {
      const opened = await openStopLink(unit, token);
      if (!opened.ok) return opened.error.code;
      const out = await lockOut(unit, opened.value);
      await takeOffAddresses(unit, opened.value);
      return out;
    });

  it("ends every session, voids open codes and takes off addresses added since, once", async () => {
    const person = await withTwo();
    const raised = await actorOf(await raise(person.sid, person.second));
    const token = outbox.links.at(-1)?.split("/").at(-1) ?? "";
    const late = someone();
    await prove(raised, late);
    const other = await signIn();
    for (let look = 0; look < 3; look += 1) {
      expect(await testUnit(gate, (unit) => lookAtStopLink(unit, token))).toBe("ready");
    }
    // Sessions: by the first address in withTwo (raised once and left), and the one raised here.
    expect(await use(token)).toEqual({ sessions: 2, addresses: 1 });
    expect(await use(token)).toBe("identity.stop-used");
    expect(await testUnit(gate, (unit) => lookAtStopLink(unit, token))).toBe("used");
    expect(await readSession(other.sid)).toBeDefined();
    const again = await actorOf((await signIn(person.first)).sid);
    const left = await testUnit(again, (unit) => verifiedIdentifiers(unit, person.accountId));
    expect(left.map(({ value }) => value)).toEqual([person.first, person.second, person.accountId]);
    expect((await signIn(late)).accountId).not.toBe(person.accountId);
  });

  it("gives whoever pressed it by the first address nothing: alone it raises no session for 72 hours", async () => {
    const [mine, added] = [someone(), someone()];
    const { sid, accountId } = await signIn(mine);
    const raised = await actorOf(await raise(sid, mine));
    const token = outbox.links.at(-1)?.split("/").at(-1) ?? "";
    await prove(raised, added);
    expect(await use(token)).toMatchObject({ addresses: 1 });
    const actor = await actorOf((await signIn(mine)).sid);
    const asked = (hours: number) => ({
      error: { code: "identity.step-up-waits", params: { hours } },
    });
    expect(await testUnit(actor, (unit) => askStepUp(unit, {}))).toMatchObject(asked(72));
    expect(await testUnit(actor, stepUpAddresses)).toMatchObject({ choices: [], hoursToWait: 72 });
    const soon = "update account set step_up_after = now() + interval '59 minutes' where id = $1";
    await query(db.superUrl, `alter table account disable trigger all`);
    await query(db.superUrl, soon, [accountId]);
    expect(await testUnit(actor, (unit) => askStepUp(unit, {}))).toMatchObject(asked(1));
    await query(db.superUrl, soon.replace("+ interval", "- interval"), [accountId]);
    await query(db.superUrl, `alter table account enable trigger all`);
    expect((await testUnit(actor, (unit) => askStepUp(unit, {}))).ok).toBe(true);
  });

  it("uses up the other links of its account", async () => {
    const actor = await actorOf((await signIn()).sid);
    const issue = () => testUnit(actor, (unit) => issueStopLink(unit, actor.accountId));
    const [older, newer] = [await issue(), await issue()];
    expect(await use(newer)).toMatchObject({ sessions: 1 });
    expect(await use(older)).toBe("identity.stop-used");
  });

  it("is used by one of sixteen at once", async () => {
    const { sid } = await signIn();
    const actor = await actorOf(sid);
    const token = await testUnit(actor, (unit) => issueStopLink(unit, actor.accountId));
    const all = await Promise.all(Array.from({ length: 16 }, () => use(token)));
    expect(all.filter((one) => typeof one !== "string")).toHaveLength(1);
    expect(new Set(all.filter((one) => typeof one === "string"))).toEqual(
      new Set(["identity.stop-used"]),
    );
  });

  it("and a step-up at the same moment do not wait for each other for ever", async () => {
    for (let round = 0; round < 12; round += 1) {
      const address = someone();
      const actor = await actorOf((await signIn(address)).sid);
      const token = await testUnit(actor, (unit) => issueStopLink(unit, actor.accountId));
      await testUnit(actor, (unit) => askStepUp(unit, {}));
      const { code } = lastTo(address);
      const raised = testUnit(actor, (unit) => stepUp(unit, { code, stopBase }));
      expect(await use(token)).toMatchObject({ sessions: 1 });
      await raised;
    }
  });

  it.each([
    [72 * 3600 - 60, "ready"],
    [72 * 3600 + 1, "old"],
  ])("after %i s is %s", async (seconds, state) => {
    const actor = await actorOf((await signIn()).sid);
    const token = await testUnit(actor, (unit) => issueStopLink(unit, actor.accountId));
    await query(
      db.superUrl,
      `update stop_link set created_at = created_at - make_interval(secs => $1),
         expires_at = expires_at - make_interval(secs => $1) where account_id = $2`,
      [seconds, actor.accountId],
    );
    expect(await testUnit(gate, (unit) => lookAtStopLink(unit, token))).toBe(state);
    if (state === "old") expect(await use(token)).toBe("identity.stop-old");
  });

  it("guessed is unknown, and goes with its account or a day after its end", async () => {
    expect(await use("x".repeat(43))).toBe("identity.stop-unknown");
    await query(
      db.superUrl,
      "update stop_link set created_at = created_at - interval '5 days', expires_at = expires_at - interval '5 days'",
    );
    const actor = await actorOf((await signIn()).sid);
    const fresh = await testUnit(actor, (unit) => issueStopLink(unit, actor.accountId));
    await testUnit({ kind: "worker", job: "test" }, forgetOld);
    const rows = await query<{ n: string }>(db.superUrl, "select count(*) as n from stop_link");
    expect(rows[0]?.n).toBe("1");
    await query(db.superUrl, "delete from account where id = $1", [actor.accountId]);
    expect(await use(fresh)).toBe("identity.stop-unknown");
  });
});
