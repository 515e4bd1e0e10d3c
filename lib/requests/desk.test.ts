import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { query } from "#lib/testing/database.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { caseView } from "./case-query.ts";
import { queue } from "./desk-queries.ts";
import { myRequest } from "./queries.ts";
import { unmask } from "./unmask.ts";
import { assign } from "./use-cases/assign.ts";
import { cancel } from "./use-cases/cancel.ts";
import { decide } from "./use-cases/decide.ts";

let world: SmallOperator;
let accountId: AccountId;
let person: Workspace;
let agent: DeskPerson;
let officer: DeskPerson;
let second: DeskPerson;
let run = 0;
let acts: CaseActs;

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  agent = await addStaff(world, ["agent"]);
  officer = await addStaff(world, ["officer"]);
  second = await addStaff(world, ["officer"]);
});

beforeEach(async () => {
  run += 1;
  const email = `person${run}@example.kz`;
  await query(
    world.shopUrl,
    `insert into customers values (${run}, '${email}', null, 'Әйгерім Сәтбай', null)`,
  );
  accountId = await addAccount(world, { email });
  person = subjectOf(accountId);
});

const erase = () => file(person, { type: "erasure", details: {}, typed: "Жою" });

const act: CaseActs["act"] = (...given) => acts.act(...given);
const versionOf = (id: string) => acts.versionOf(id);
const stateOf = (id: string) => acts.stateOf(id);
const count = (sql: string) => acts.count(sql);

describe("an erasure at the desk", () => {
  it("goes through two people to an approved run, and meets the date for its ground", async () => {
    const id = await erase();
    expect(await act(agent, id, "take")).toBe("ok");
    expect(await act(agent, id, "propose", "no-consent")).toBe("ok");
    expect(await stateOf(id)).toBe("proposed");
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.decision).toBeUndefined();
    expect(view?.clocks.map(({ ruleId, metAt }) => [ruleId, metAt !== undefined])).toEqual([
      ["destroy.unlawful", false],
      ["dc41.erase", false],
      ["erasure.ground", true],
    ]);
    expect(await act(second, id, "agree")).toBe("ok");
    expect(await stateOf(id)).toBe("approved");
    const sql = `select count(*) from pgboss.job where name = 'fulfil' and data ->> 'requestId' = '${id}'`;
    expect(await count(sql)).toBe(1);
    const decided = await person.unit((unit) => myRequest(unit, id));
    expect(decided?.decision).toMatchObject({ outcome: "approve", ground: "no-consent" });
    expect(decided?.staff.map(({ number }) => number)).toContain(agent.actor.number);
  });

  it("is never seconded by whoever proposed it", async () => {
    const id = await erase();
    await act(officer, id, "take");
    await act(officer, id, "propose");
    expect(await act(officer, id, "agree")).toBe("requests.both-sides");
    expect(await stateOf(id)).toBe("proposed");
  });

  it("returned, its target for the ground runs again", async () => {
    const id = await erase();
    await act(agent, id, "take");
    await act(agent, id, "propose");
    expect(await act(officer, id, "return")).toBe("ok");
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.state).toBe("open");
    expect(view?.clocks.every(({ metAt }) => metAt === undefined)).toBe(true);
  });

  it("sixteen who agree at once are one decision and one job", async () => {
    const id = await erase();
    await act(agent, id, "take");
    await act(agent, id, "propose");
    const version = await versionOf(id);
    await second.desk.unit((unit) => assign(unit, { requestId: id, version, part: "second" }));
    const on = { requestId: id, version: version + 1, verdict: "agreed" } as const;
    const all = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? officer : second).desk.unit((unit) => decide(unit, on)),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const sql = `select count(*) from pgboss.job where name = 'fulfil' and data ->> 'requestId' = '${id}'`;
    expect(await count(sql)).toBe(1);
  });

  it("can be taken back by the person until it runs", async () => {
    const id = await erase();
    await act(agent, id, "take");
    await act(agent, id, "propose");
    expect((await person.unit((unit) => cancel(unit, { requestId: id }))).ok).toBe(true);
    expect(await act(officer, id, "agree")).toBe("requests.already-closed");
    expect((await person.unit((unit) => cancel(unit, { requestId: id }))).ok).toBe(true);
  });
});

describe("other types at the desk", () => {
  it("an agent answers a question alone, and its archive is ordered", async () => {
    const id = await file(person, question);
    await act(agent, id, "take");
    expect(await act(agent, id, "propose", "access-right")).toBe("ok");
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view).toMatchObject({ state: "running", decision: { words: "We have decided." } });
    const sql = `select count(*) from pgboss.job where name = 'build-archive' and data ->> 'archiveId' = '${id}'`;
    expect(await count(sql)).toBe(1);
  });

  it("a correction is closed by whoever carried it out", async () => {
    const details = { field: "shop/customers/born", wanted: "1990-02-03", reason: "" };
    const id = await file(person, { type: "rectification", details });
    await act(agent, id, "take");
    expect(await act(agent, id, "close")).toBe("requests.wrong-state");
    expect(await act(agent, id, "propose", "documents-confirm")).toBe("ok");
    expect(await act(officer, id, "close")).toBe("requests.not-assigned");
    expect(await act(agent, id, "close")).toBe("ok");
    expect(await stateOf(id)).toBe("done");
  });

  it("a refusal carries its reason to the person and is final", async () => {
    const id = await file(person, question);
    await act(agent, id, "take");
    expect(await act(agent, id, "refuse")).toBe("ok");
    expect(await stateOf(id)).toBe("refused");
    expect(await act(agent, id, "propose", "access-right")).toBe("requests.already-closed");
  });
});

describe("who may do what", () => {
  it("refuses every role what is not its own", async () => {
    const admin = await addStaff(world, ["admin"]);
    const auditor = await addStaff(world, ["auditor"]);
    const self = await addStaff(world, ["officer"], accountId);
    const id = await erase();
    for (const who of [admin, auditor]) {
      for (const what of ["take", "propose", "agree", "return", "close"] as const) {
        expect([what, await act(who, id, what)]).toEqual([what, "requests.not-allowed"]);
      }
    }
    for (const what of ["take", "propose", "agree"] as const) {
      expect([what, await act(self, id, what)]).toEqual([what, "requests.own-case"]);
    }
    expect(await act(agent, id, "propose")).toBe("requests.not-assigned");
    await act(agent, id, "take");
    const other = await addStaff(world, ["agent"]);
    expect(await act(other, id, "take")).toBe("requests.taken");
    expect(await act(other, id, "propose")).toBe("requests.not-assigned");
    expect(await act(agent, id, "propose", "access-right")).toBe("requests.ground-unknown");
    expect(await act(agent, id, "propose")).toBe("ok");
    expect(await act(other, id, "agree")).toBe("requests.not-allowed");
    expect(await stateOf(id)).toBe("proposed");
  });

  it("an old page changes nothing", async () => {
    const id = await file(person, question);
    const version = await versionOf(id);
    await act(agent, id, "take");
    const again = await officer.desk.unit((unit) => assign(unit, { requestId: id, version }));
    expect(again).toMatchObject({ error: { code: "requests.changed-meanwhile" } });
  });
});

describe("the desk reads", () => {
  it("the queue masked and by date, nothing for an admin", async () => {
    const id = await erase();
    const view = await officer.desk.unit((unit) => queue(unit, { view: "open" }));
    const row = view?.groups.flatMap(({ rows }) => rows).find((one) => one.id === id);
    expect(row).toMatchObject({ personMask: "Ә••••• С•••••", nextAct: "assign" });
    const admin = await addStaff(world, ["admin"]);
    expect(await admin.desk.unit((unit) => queue(unit, { view: "open" }))).toBeNull();
  });

  it("a person's identity only when the case is theirs and the reading is written down", async () => {
    const id = await file(person, question);
    const before = await caseView(agent.desk, id);
    expect(before).toMatchObject({
      facts: { isUnmasked: false, canUnmask: false, identifiers: [] },
    });
    expect(before?.details).toEqual([]);
    const open = { requestId: id, reason: "To call back" };
    const early = await agent.desk.unit(async (unit) =>
      unmask(unit, { ...open, version: await versionOf(id) }),
    );
    expect(early).toMatchObject({ error: { code: "requests.not-assigned" } });
    await act(agent, id, "take");
    expect((await caseView(agent.desk, id))?.facts.isUnmasked).toBe(false);
    const version = await versionOf(id);
    expect((await agent.desk.unit((unit) => unmask(unit, { ...open, version }))).ok).toBe(true);
    const facts = (await caseView(agent.desk, id))?.facts;
    expect(facts).toMatchObject({ isUnmasked: true, person: "Әйгерім Сәтбай" });
    expect((await caseView(officer.desk, id))?.facts.isUnmasked).toBe(false);
    const seen = await person.unit((unit) => myRequest(unit, id));
    expect(seen?.history.map(({ key: sentence }) => sentence)).toContain("data-read");
    // Told to the person once a day, however often it is opened.
    expect((await agent.desk.unit((unit) => unmask(unit, { ...open, version }))).ok).toBe(true);
    const told = `select count(*) from message where event = 'data.read-by-staff' and request_id = '${id}'`;
    expect(await count(told)).toBe(1);
  });
});
