import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobs } from "#lib/jobs/definitions.ts";
import { housekeeping } from "#lib/jobs/housekeeping.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { unseal } from "#lib/platform/crypto.ts";
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
import { killWorkersAfterAll, startWorkerProcess } from "#lib/testing/worker-process.ts";
import { caseView } from "./case-query.ts";
import { myRequest } from "./queries.ts";

let world: SmallOperator;
let acts: CaseActs;
let agent: DeskPerson;
let accountId: AccountId;
let run = 0;

killWorkersAfterAll();
beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  agent = await addStaff(world, ["agent"]);
});

beforeEach(async () => {
  world.setDown("SHOP", false);
  run += 10;
  const email = `wrong${run}@example.kz`;
  await query(
    world.shopUrl,
    `insert into customers values (${run}, '${email}', null, 'Person', '1990-02-03'),
       (${run + 1}, 'else${run}@example.kz', null, 'Somebody', '1991-01-01')`,
  );
  accountId = await addAccount(world, { email });
});

const place = (record = run, field = "born") =>
  JSON.stringify({ system: "shop", collection: "customers", record: `[${record}]`, field });

const fileFor = (given: string, wanted = "1990-03-02") => {
  const details = { field: "Date of birth", wanted, reason: "", place: given };
  return file(subjectOf(accountId), { type: "rectification", details });
};

async function approve(id: string): Promise<void> {
  expect(await acts.act(agent, id, "take")).toBe("ok");
  expect(await acts.act(agent, id, "propose", "documents-confirm")).toBe("ok");
}

const correct = (requestId: string) => jobs.correct.run({ requestId });
const isQueued = (id: string) =>
  acts.count(
    `select count(*) from pgboss.job where name = 'correct' and data ->> 'requestId' = '${id}'`,
  );

async function born(record = run): Promise<string | undefined> {
  const sql = `select born::text from customers where id = ${record}`;
  return (await query<{ born: string }>(world.shopUrl, sql))[0]?.born;
}

async function told(id: string): Promise<readonly string[]> {
  const rows = await query<{ id: string; body_sealed: Uint8Array }>(
    world.superUrl,
    `select id, body_sealed from message where event = 'request.corrected' and request_id = '${id}'`,
  );
  return rows.map((row) => unseal(row.body_sealed, `message.body.${row.id}`));
}

describe("an approved correction of a value chosen in My data", () => {
  it("is written, read back and closed; what was and is stands in the person's message only", async () => {
    const id = await fileFor(place());
    await acts.act(agent, id, "take");
    expect((await caseView(agent.desk, id))?.details).toContainEqual({
      field: "place",
      value: "shop/customers/born",
    });
    expect(await born()).toBe("1990-02-03");
    expect(await acts.act(agent, id, "propose", "documents-confirm")).toBe("ok");
    expect(await isQueued(id)).toBe(1);
    expect(await acts.act(agent, id, "close")).toBe("requests.being-written");
    const { work } = (await caseView(agent.desk, id)) ?? {};
    expect(work).toMatchObject({ nextAct: "watch-run" });
    expect(work?.acts).not.toContain("close");
    await correct(id);
    await correct(id);
    expect(await born()).toBe("1990-03-02");
    expect(await acts.stateOf(id)).toBe("done");
    const messages = await told(id);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/3\sFebruary\s1990/u);
    expect(messages[0]).toMatch(/2\sMarch\s1990/u);
    const log = await query(
      world.superUrl,
      `select data from audit_event where request_id = '${id}'`,
    );
    expect(JSON.stringify(log)).not.toContain("1990-0");
    expect(await born(run + 1)).toBe("1991-01-01");
  });

  it("that changed meanwhile goes to staff with a sentence, and by hand to its end", async () => {
    const id = await fileFor(place());
    await approve(id);
    await query(world.shopUrl, `update customers set born = '2000-01-01' where id = ${run}`);
    await correct(id);
    expect(await acts.stateOf(id)).toBe("needs-staff");
    expect(await born()).toBe("2000-01-01");
    const seen = await subjectOf(accountId).unit((unit) => myRequest(unit, id));
    expect(seen?.history.map(({ key }) => key)).toContain("needs-staff-value-changed");
    expect(await told(id)).toEqual([]);
    expect(await acts.act(agent, id, "close")).toBe("ok");
    expect(await acts.stateOf(id)).toBe("done");
  });

  it("whose record is gone goes to staff", async () => {
    const id = await fileFor(place());
    await approve(id);
    await query(world.shopUrl, `delete from customers where id = ${run}`);
    await correct(id);
    const seen = await subjectOf(accountId).unit((unit) => myRequest(unit, id));
    expect(seen?.history.map(({ key }) => key)).toContain("needs-staff-record-gone");
  });

  it("waits for a system that is silent, and after the last try staff get it", async () => {
    const id = await fileFor(place());
    await approve(id);
    world.setDown("SHOP", true);
    await expect(correct(id)).rejects.toThrow();
    expect(await acts.stateOf(id)).toBe("running");
    world.setDown("SHOP", false);
    await correct(id);
    expect(await acts.stateOf(id)).toBe("done");
    const other = await fileFor(place(), "1990-04-04");
    await approve(other);
    await jobs.correct.poison({ requestId: other });
    expect(await acts.stateOf(other)).toBe("needs-staff");
  });

  it("whose job was lost is queued again by housekeeping, once; what is done by hand is not", async () => {
    const id = await fileFor(place());
    const byHand = await fileFor("{]");
    for (const one of [id, byHand]) await approve(one);
    const hourAgo = `decided_at = now() - interval '1 hour'`;
    await query(world.superUrl, `update request set ${hourAgo} where id in ('${id}', '${byHand}')`);
    await query(world.superUrl, `delete from pgboss.job where name = 'correct'`);
    await housekeeping();
    await housekeeping();
    expect(await isQueued(id)).toBe(1);
    expect(await isQueued(byHand)).toBe(0);
  });

  it("whose worker is killed behind the write has begun in the log, and the next run closes it", async () => {
    const id = await fileFor(place());
    // The worker is to die at this one, not at what earlier tests have left in line.
    await query(world.superUrl, `delete from pgboss.job where name = 'correct'`);
    await approve(id);
    const worker = await startWorkerProcess("correct.after-write:1");
    expect(await worker.ended).toBe("SIGKILL");
    expect([await born(), await acts.stateOf(id)]).toEqual(["1990-03-02", "running"]);
    const log = () =>
      query(
        world.superUrl,
        `select action from audit_event where request_id = '${id}' and action like 'data.correct%' order by seq`,
      );
    expect(await log()).toEqual([{ action: "data.correction-begun" }]);
    await correct(id);
    expect(await acts.stateOf(id)).toBe("done");
    expect(await log()).toEqual([
      { action: "data.correction-begun" },
      { action: "data.corrected" },
    ]);
  });
});

describe("a place that does not hold is dropped, and staff carry it out by hand", () => {
  it.each([
    ["another person's record", () => place(run + 1)],
    ["a field that nobody may ask to change", () => place(run, "email")],
    ["an inherited name", () => place(run, "constructor")],
    ["no place at all", () => "{]"],
  ])("%s", async (_, given) => {
    const id = await fileFor(given());
    const view = await subjectOf(accountId).unit((unit) => myRequest(unit, id));
    expect(view?.details.map(({ field }) => field)).toEqual(["field", "wanted"]);
    await approve(id);
    expect(await isQueued(id)).toBe(0);
    await correct(id);
    expect(await acts.stateOf(id)).toBe("running");
    expect(await born(run + 1)).toBe("1991-01-01");
    expect(await acts.act(agent, id, "close")).toBe("ok");
  });

  it("a wanted value that the field cannot hold", async () => {
    const id = await fileFor(place(), "the day I was born");
    const view = await subjectOf(accountId).unit((unit) => myRequest(unit, id));
    expect(view?.details.map(({ field }) => field)).toEqual(["field", "wanted"]);
  });
});
