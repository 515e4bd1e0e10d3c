import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { file } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { caseView } from "./case-query.ts";
import { assign } from "./use-cases/assign.ts";
import { decide } from "./use-cases/decide.ts";
import { propose } from "./use-cases/propose.ts";

let world: SmallOperator;
let acts: CaseActs;
let agent: DeskPerson;
let officer: DeskPerson;
let other: DeskPerson;
let auditor: DeskPerson;
let accountId: AccountId;
let person: Workspace;
let run = 0;

const canaries = ["CANARY asked", "CANARY answered", "CANARY remarked", "Канарейка"];

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  [agent, officer] = [await addStaff(world, ["agent"]), await addStaff(world, ["officer"])];
  [other, auditor] = [await addStaff(world, ["officer"]), await addStaff(world, ["auditor"])];
});

beforeEach(async () => {
  run += 1;
  const email = `canary${run}@example.kz`;
  const sql = `insert into customers values (${run}, '${email}', null, 'Канарейка Иванова', null)`;
  await query(world.shopUrl, sql);
  accountId = await addAccount(world, { email });
  person = subjectOf(accountId);
});

/** Asked, proposed to refuse, returned with a remark, proposed again: words of three hands. */
async function workedCase(): Promise<string> {
  const details = { purpose: "tickets", reason: "CANARY asked" };
  const id = await file(person, { type: "withdrawal", details });
  const on = async () => ({ requestId: id, version: await acts.versionOf(id) });
  await acts.act(agent, id, "take");
  await proposeBy(agent, id);
  const second = { ...(await on()), part: "second" } as const;
  expect((await officer.desk.unit((unit) => assign(unit, second))).ok).toBe(true);
  const returned = { ...(await on()), verdict: "returned", note: "CANARY remarked" } as const;
  expect((await officer.desk.unit((unit) => decide(unit, returned))).ok).toBe(true);
  return id;
}

async function proposeBy(who: DeskPerson, id: string): Promise<void> {
  const on = { requestId: id, version: await acts.versionOf(id) };
  const words = { outcome: "refuse", ground: "not-held", words: "CANARY answered" } as const;
  expect((await who.desk.unit((unit) => propose(unit, { ...on, ...words }))).ok).toBe(true);
}

const readings = (id: string, who: DeskPerson) =>
  acts.count(
    `select count(*) from access_event where request_id = '${id}' and number = ${who.actor.number}`,
  );

describe("whoever a case is not assigned to", () => {
  it.each([
    ["another officer", () => other],
    ["an auditor", () => auditor],
  ])("%s sees no word of it, no address and no other case", async (_, who) => {
    const id = await workedCase();
    await file(person, { type: "information", details: { question: "CANARY asked" } });
    const view = await caseView(who().desk, id);
    expect(view).toMatchObject({
      ...{ isReadable: false, type: "withdrawal", state: "open", otherCases: [], details: [] },
      facts: { identifiers: [], canUnmask: false },
      staff: { assigneeNumber: agent.actor.number, secondNumber: officer.actor.number },
      work: { drafts: {}, proposal: { ground: "not-held", byNumber: agent.actor.number } },
    });
    expect(view?.clocks.length).toBeGreaterThan(0);
    const all = JSON.stringify(view);
    for (const canary of [...canaries, `canary${run}`]) expect(all).not.toContain(canary);
    expect(await readings(id, who())).toBe(0);
  });

  it("the assignee and the second see all of it, and each reading is recorded once", async () => {
    const id = await workedCase();
    for (const who of [agent, officer]) {
      const views = [await caseView(who.desk, id), await caseView(who.desk, id)];
      for (const view of views) {
        expect(view).toMatchObject({
          isReadable: true,
          work: { proposal: { verdict: "returned" } },
        });
        // By its name in the reader's language, not by its id.
        const purpose = currentOperator().purposes.find((one) => one.id === "tickets")?.names.ru;
        expect(view?.details[0]).toEqual({ field: "purpose", value: purpose });
        for (const canary of canaries.slice(0, 3)) expect(JSON.stringify(view)).toContain(canary);
      }
      expect(await readings(id, who)).toBe(1);
    }
    const log = `select count(*) from audit_event where action = 'data.read' and request_id = '${id}'`;
    expect(await acts.count(log)).toBe(2);
    await query(world.superUrl, "update access_event set at = at - interval '16 minutes'");
    await caseView(agent.desk, id);
    expect(await readings(id, agent)).toBe(2);
  });

  it("an answer that is prepared from what is held is a reading of that too", async () => {
    const id = await file(person, { type: "information", details: { question: "CANARY asked" } });
    await acts.act(agent, id, "take");
    await caseView(agent.desk, id);
    const sql = `select what from access_event where request_id = '${id}'`;
    expect(await query(world.superUrl, sql)).toEqual([{ what: ["request", "found"] }]);
  });

  it("what each system answered to a reading is in the log, and no word of it", async () => {
    const id = await file(person, { type: "information", details: { question: "CANARY asked" } });
    await acts.act(agent, id, "take");
    const answers = () =>
      query<{ data: { answers: Record<string, string>; failed: string[] } }>(
        world.superUrl,
        `select data::jsonb as data from audit_event where request_id = '${id}'
          and action = 'data.read-answered' order by seq`,
      );
    await caseView(agent.desk, id);
    await caseView(agent.desk, id);
    world.setDown("MAILING", true);
    await caseView(agent.desk, id);
    world.setDown("MAILING", false);
    const [first, second, ...rest] = await answers();
    expect(rest).toEqual([]);
    expect(first?.data).toMatchObject({
      ...{ what: "found", complete: true, failed: [] },
      answers: { shop: expect.stringMatching(/^data [0-9a-f]{64}$/) },
    });
    expect(Object.keys(first?.data.answers ?? {}).toSorted()).toEqual(["mailing", "shop"]);
    expect(second?.data).toMatchObject({ complete: false, failed: ["mailing"] });
    expect(second?.data.answers.mailing).toMatch(/^failed unreachable /);
    // The same answer is the same hash, another answer another one.
    expect(second?.data.answers.shop).toBe(first?.data.answers.shop);
    const sql = `update customers set full_name = 'Other' where id = ${run}`;
    await query(world.shopUrl, sql);
    await caseView(agent.desk, id);
    expect((await answers())[2]?.data.answers.shop).not.toBe(first?.data.answers.shop);
  });
});

it("a case that is over is closed to its assignee as well", async () => {
  const id = await workedCase();
  await proposeBy(agent, id);
  expect(await acts.act(officer, id, "agree")).toBe("ok");
  expect(await acts.stateOf(id)).toBe("refused");
  for (const who of [agent, officer]) {
    const view = await caseView(who.desk, id);
    expect(view).toMatchObject({ isReadable: false, work: { decision: { ground: "not-held" } } });
    for (const canary of canaries) expect(JSON.stringify(view)).not.toContain(canary);
  }
});

it("nobody decides on words that they may not read", async () => {
  const id = await workedCase();
  await proposeBy(agent, id);
  const on = { requestId: id, version: await acts.versionOf(id), verdict: "agreed" } as const;
  expect(await other.desk.unit((unit) => decide(unit, on))).toMatchObject({
    error: { code: "requests.not-assigned" },
  });
  expect((await caseView(other.desk, id))?.work.acts).toContain("second");
  expect(await acts.act(other, id, "agree")).toBe("ok");
});
