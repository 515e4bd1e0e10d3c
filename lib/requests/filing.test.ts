import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { erasurePreview } from "./erasure-preview.ts";
import { myRequest, myRequests } from "./queries.ts";
import { cancel } from "./use-cases/cancel.ts";
import { submit, type SubmitInput } from "./use-cases/submit.ts";

let world: SmallOperator;
let accountId: AccountId;
let person: Workspace;
let stranger: Workspace;
let run = 0;
let acts: CaseActs;

const key = () => crypto.randomUUID();

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
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
  stranger = subjectOf(await addAccount(world, { email: `stranger${run}@example.kz` }));
});

const stateOf = (id: string) => acts.stateOf(id);
const count = (sql: string) => acts.count(sql);

describe("filing", () => {
  it("writes number, dates, log and receipt together", async () => {
    const id = await file(person, question);
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.number).toMatch(/^\d{4}-\d{4}$/);
    expect(view?.clocks.map(({ ruleId }) => ruleId)).toEqual(["info.answer"]);
    expect(view?.history.map(({ key: sentence }) => sentence)).toEqual(["submitted"]);
    expect(await count(`select count(*) from message where request_id = '${id}'`)).toBe(1);
  });

  it("sixteen clicks on one form are one request and one receipt", async () => {
    const submitKey = key();
    const all = await Promise.all(
      Array.from({ length: 16 }, () => submit(person, { ...question, submitKey })),
    );
    const ids = new Set(all.map((one) => (one.ok ? one.value.id : one.error.code)));
    expect(ids.size).toBe(1);
    const [id] = ids;
    expect(await count(`select count(*) from message where request_id = '${id}'`)).toBe(1);
    expect(await person.unit(myRequests)).toHaveLength(1);
  });

  it("an erasure carries both dates and the plan that was previewed", async () => {
    const shown = await erasurePreview(person, accountId);
    const id = await file(person, {
      ...{ type: "erasure", details: {}, typed: "DELETE", planHash: shown.planHash },
    });
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view?.clocks.map(({ ruleId }) => ruleId)).toEqual(["erasure.ground", "dc41.erase"]);
    expect(view?.plan?.sums).toEqual(shown.plan.sums);
  });

  it.each<[string, Omit<SubmitInput, "submitKey">, string]>([
    ["an unknown type", { type: "toString", details: {} }, "requests.type-unknown"],
    [
      "an empty question",
      { type: "information", details: { question: " " } },
      "requests.details-invalid",
    ],
    [
      "a field never offered",
      { type: "information", details: { question: "Why, then?", state: "done" } },
      "requests.details-invalid",
    ],
    ["a wrong word", { type: "erasure", details: {}, typed: "yes" }, "requests.word-wrong"],
    [
      "another plan",
      { type: "erasure", details: {}, typed: "delete", planHash: "00" },
      "requests.plan-changed",
    ],
  ])("refuses %s", async (_, input, code) => {
    expect(await submit(person, { ...input, submitKey: key() })).toMatchObject({ error: { code } });
  });

  it("is no other plan when the portal wrote a message meanwhile, and is one when a system changed", async () => {
    const input = { type: "erasure", details: {}, typed: "delete" };
    const shown = await erasurePreview(person, accountId);
    await query(world.shopUrl, `insert into orders values (900${run}, ${run}, 'N', '2020-05-01')`);
    expect(await submit(person, { ...input, submitKey: key(), planHash: shown.planHash })).toEqual(
      expect.objectContaining({ error: { code: "requests.plan-changed" } }),
    );
    const again = await erasurePreview(person, accountId);
    await file(person, question);
    const later = await erasurePreview(person, accountId);
    expect(later.plan.found).toBeGreaterThan(again.plan.found);
    await file(person, { ...input, planHash: again.planHash });
  });

  it("refuses an erasure below level 2, and while a system is silent", async () => {
    const input = { type: "erasure", details: {}, typed: "delete", submitKey: key() };
    const low = subjectOf(accountId, 1);
    expect(await submit(low, input)).toMatchObject({ error: { code: "requests.step-up-needed" } });
    world.setDown("MAILING", true);
    const silent = await submit(person, input);
    world.setDown("MAILING", false);
    expect(silent).toMatchObject({ error: { code: "requests.systems-silent" } });
  });

  it("files one erasure at a time, also when two are filed at once", async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        submit(person, { type: "erasure", details: {}, typed: "delete", submitKey: key() }),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("a copy is approved by the portal and its archive ordered at once", async () => {
    const id = await file(person, { type: "copy", details: {} });
    expect(await stateOf(id)).toBe("running");
    expect(
      await count(`select count(*) from pgboss.job where name = 'build-archive'
      and data ->> 'archiveId' in (select id::text from export_archive where request_id = '${id}')`),
    ).toBe(1);
  });
});

describe("somebody else's request", () => {
  it("is answered like one that does not exist", async () => {
    const id = await file(person, question);
    expect(await stranger.unit((unit) => myRequest(unit, id))).toBeNull();
    const theirs = await stranger.unit((unit) => cancel(unit, { requestId: id }));
    const none = await stranger.unit((unit) => cancel(unit, { requestId: key() }));
    const odd = await stranger.unit((unit) => cancel(unit, { requestId: "x' or 1=1" }));
    expect(theirs).toEqual(none);
    expect(odd).toEqual(none);
    expect(await stateOf(id)).toBe("open");
  });
});
