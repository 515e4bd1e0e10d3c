import pg from "pg";
import { beforeAll, describe, expect, test, beforeEach } from "vitest";
import { consentMatrix } from "#lib/consents/queries.ts";
import { applyConsent } from "#lib/consents/use-cases/apply-consent.ts";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import { createSteps } from "#lib/fulfilment/use-cases/create-steps.ts";
import { translator } from "#lib/i18n/translator.ts";
import { jobs } from "#lib/jobs/definitions.ts";
import { openAlarms } from "#lib/notify/alarms.ts";
import { raiseAlarms } from "#lib/notify/use-cases/raise-alarms.ts";
import { say } from "#lib/kernel/locale.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { retryFulfilment } from "#lib/requests/use-cases/retry-fulfilment.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { editField } from "#lib/systems/use-cases/edit-field.ts";
import { settleWrites } from "#lib/systems/use-cases/settle-writes.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { email, erasureCase, neighbours } from "#lib/testing/erasure-case.ts";
import { expectTold, waitWords, inEach, refusedWords } from "#lib/testing/fault-words.ts";
import { file } from "#lib/testing/filing.ts";
import { subjectOf } from "#lib/testing/small-operator.ts";
import { command } from "../commands/systems-check.ts";

const one = erasureCase();
let officer: DeskPerson;
let agent: DeskPerson;
let acts: CaseActs;

beforeAll(async () => {
  officer = await addStaff(one.world, ["officer"]);
  agent = await addStaff(one.world, ["agent"]);
  acts = caseActs(one.world);
});
beforeEach(closeSystems);

const faultAt = (act: string, what: string, row: string): string =>
  `create function fault() returns trigger language plpgsql as $$ begin ${what} return ${row}; end $$;
   create trigger fault before ${act} on customers for each row execute function fault()`;

/** Fires where customers are deleted. */
const whenDeleting = (what: string): string => faultAt("delete", what, "old");
const noMore = `drop trigger fault on customers; drop function fault()`;

/** What both sides read of the waiting run; the same, or the test fails here. */
async function told() {
  const { requestId, accountId, world } = one;
  const mine = await subjectOf(accountId).unit((unit) => myRequest(unit, requestId));
  const work = (await caseView(officer.desk, requestId))?.work;
  expect(mine?.waits).toEqual(work?.waits);
  expect(mine?.waits).toBeDefined();
  expect(await one.portal(`select 1 from certificate`)).toEqual([]);
  await world.worker.unit(async (unit) => unit.now);
  return { person: [waitWords(mine?.waits)], staff: [waitWords(work?.waits)] };
}

type Fault = {
  readonly name: string;
  readonly code: string;
  readonly begin: string;
  readonly end: string;
};

const faults: readonly Fault[] = [
  {
    ...{ name: "The right to delete is taken away", code: "refused" },
    begin: `revoke delete on customers from current_user`,
    end: `grant delete on customers to current_user`,
  },
  {
    ...{ name: "The operator's disk is full", code: "full" },
    ...{ begin: whenDeleting(`raise sqlstate '53100';`), end: noMore },
  },
  {
    ...{ name: "A deadlock that does not end", code: "timeout" },
    ...{ begin: whenDeleting(`raise sqlstate '40P01';`), end: noMore },
  },
  {
    ...{ name: "A line that is cut while rows are deleted", code: "unreachable" },
    ...{ begin: whenDeleting(`perform pg_terminate_backend(pg_backend_pid());`), end: noMore },
  },
  {
    ...{ name: "A table is renamed before its rows are deleted", code: "mismatch" },
    begin: `alter table customers rename to clients`,
    end: `alter table clients rename to customers`,
  },
];

describe("an erasure that meets a fault", () => {
  test.each(faults)("$name", async ({ name, code, begin, end }) => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    const table = begin.includes("rename") ? "clients" : "customers";
    await one.shop(begin);
    expect((await one.run()).state).toBe("again");
    expect(await one.state()).toBe("running");
    expect(await one.portal(`select error_code from step where state = 'failed'`)).toEqual([
      { error_code: code },
    ]);
    expectTold(name, await told());
    // What the fault stands before is whole, the other system is done, nobody else was touched.
    expect(await one.shop(`select id from ${table} order by id`)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await one.mailing(`select id from subscribers`)).toEqual([{ id: 2 }]);
    expect(await one.portal(`select id from account`)).toHaveLength(1);
    await one.shop(end);
    await closeSystems();
    await one.letTimePass();
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
    expect(await one.portal(`select 1 from certificate`)).toHaveLength(1);
  });

  test("A lock is held while rows are deleted", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    const other = new pg.Client({ connectionString: one.world.shopUrl });
    await other.connect();
    await other.query("begin; lock table customers in share mode");
    expect((await one.run()).state).toBe("again");
    expectTold("A lock is held while rows are deleted", await told());
    expect(await one.mailing(`select id from subscribers`)).toEqual([{ id: 2 }]);
    await other.query("rollback");
    await other.end();
    await one.letTimePass();
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
  }, 60_000);

  test("Rows are changed or deleted between plan and act: judged anew, nothing claimed for them", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    await one.shop(
      `update orders set holder = 'New Holder' where id = 10; delete from orders where id = 13`,
    );
    await one.mailing(`delete from subscribers where id = 1`);
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select holder, contact_email from orders where id = 10`)).toEqual([
      { holder: null, contact_email: null },
    ]);
    const [step] = await one.portal(`select outcome from step where collection = 'subscribers'`);
    expect(step).toEqual({ outcome: "held-nothing" });
    const [row] = await one.portal(`select body::text as body from certificate`);
    expect(String(row?.body)).toContain("held-nothing");
    expect(await one.mailing(`select id from subscribers`)).toEqual([{ id: 2 }]);
    expect(await one.shop(`select id from orders where contact_email = '${email}'`)).not.toContain(
      10,
    );
  });

  test("A system is away before the plan: nothing is planned, and both sides read why", async () => {
    one.world.setDown("MAILING", true);
    expect((await one.run()).state).toBe("again");
    expect(await one.portal(`select 1 from step`)).toEqual([]);
    expectTold("A system is away when an erasure begins", await told());
    one.world.setDown("MAILING", false);
    expect(await one.run()).toEqual({ state: "over" });
  });
});

const inShop = (sql: string) => one.shop(sql);
const check = async (): Promise<string> => (await command.run([])).text;
const nameHeld = async () => (await inShop(`select full_name from customers where id = 1`))[0];
const ended = async (): Promise<readonly string[]> => {
  const rows = await query<{ data: string }>(
    one.world.superUrl,
    `select data from audit_event where action in ('data.correction-ended', 'data.corrected') order by seq`,
  );
  return rows.map(({ data }) => String((JSON.parse(data) as { outcome?: string }).outcome));
};

const edit = () =>
  editField(subjectOf(one.accountId), {
    ...{ system: "shop", collection: "customers", key: "[1]", field: "name" },
    ...{ identifiers: [{ kind: "email", value: email }], expected: "Әйгерім Сәтбай" },
    value: "Әйгерім Серік",
  });

const whenWriting = (what: string): string => faultAt("update", what, "new");

describe("a value that a person corrects", () => {
  test.each([
    {
      ...{ name: "A value may not be changed", checks: true },
      begin: `revoke update on customers from current_user`,
      end: `grant update on customers to current_user`,
    },
    {
      ...{ name: "No room for a changed value", checks: false },
      ...{ begin: whenWriting(`raise sqlstate '53100';`), end: noMore },
    },
    {
      ...{ name: "A form meets a renamed table", checks: true },
      begin: `alter table customers rename to clients`,
      end: `alter table clients rename to customers`,
    },
  ])("$name", async ({ name, checks, begin, end }) => {
    await inShop(begin);
    const staff = checks ? { staff: [await check()] } : {};
    expectTold(name, { person: [refusedWords(await edit())], ...staff });
    expect(await query(one.world.superUrl, `select 1 from begun_write`)).toEqual([]);
    await inShop(end);
    await closeSystems();
    expect(await nameHeld()).toEqual({ full_name: "Әйгерім Сәтбай" });
    expect(await edit()).toMatchObject({ ok: true, value: { after: "Әйгерім Серік" } });
  });

  test("A line that is cut while a value is written: nothing is claimed before it is read", async () => {
    await inShop(whenWriting(`perform pg_terminate_backend(pg_backend_pid());`));
    const told = [refusedWords(await edit())];
    expectTold("A line that is cut while a value is written", { person: told });
    await inShop(noMore);
    const before = (await ended()).length;
    await query(
      one.world.superUrl,
      `update begun_write set started_at = started_at - interval '2 minutes'`,
    );
    await settleWrites(one.world.worker);
    expect((await ended()).slice(before)).toEqual(["not-written"]);
    expect(await query(one.world.superUrl, `select 1 from begun_write`)).toEqual([]);
  });

  test("An approved correction may not be written: staff read why, and set it going again", async () => {
    const place = JSON.stringify({
      ...{ system: "shop", collection: "customers", record: "[1]", field: "born" },
    });
    const details = { field: "Date of birth", wanted: "1990-03-02", reason: "", place };
    const id = await file(subjectOf(one.accountId), { type: "rectification", details });
    expect(await acts.act(agent, id, "take")).toBe("ok");
    expect(await acts.act(agent, id, "propose", "documents-confirm")).toBe("ok");
    await inShop(`revoke update on customers from current_user`);
    await jobs.correct.run({ requestId: id });
    expect(await acts.stateOf(id)).toBe("needs-staff");
    const mine = await subjectOf(one.accountId).unit((unit) => myRequest(unit, id));
    const desk = await caseView(agent.desk, id);
    const history = (entries: readonly { readonly key: string }[] = []) =>
      entries
        .filter(({ key }) => key.startsWith("needs-staff"))
        .map(({ key }) => inEach((locale) => translator(locale, "requests")(`history.${key}`)));
    expectTold("An approved correction may not be written", {
      ...{ person: history(mine?.history), staff: history(desk?.history) },
    });
    await inShop(`grant update on customers to current_user`);
    const version = await acts.versionOf(id);
    const again = await agent.desk.unit((unit) =>
      retryFulfilment(unit, { requestId: id, version }),
    );
    expect(again.ok).toBe(true);
    await jobs.correct.run({ requestId: id });
    expect(await acts.stateOf(id)).toBe("done");
    expect(await inShop(`select born::text from customers where id = 1`)).toEqual([
      { born: "1990-03-02" },
    ]);
  });
});

test("A system does not stop sending: not yet, an alarm at the desk, and obeyed by itself", async () => {
  await query(one.world.mailingUrl, `revoke update on subscribers from current_user`);
  const wanted = { purpose: "marketing", channel: "email", decision: "withdrawn" } as const;
  const done = await setConsent(subjectOf(one.accountId, 1), wanted);
  if (!done.ok) throw new Error(done.error.code);
  const shown = async () => {
    const { rows } = await consentMatrix(subjectOf(one.accountId, 1));
    return rows[0]?.cells.find((cell) => cell?.channel === "email")?.systems ?? [];
  };
  expect(await shown()).toMatchObject([{ state: "waiting", says: "given" }]);
  await query(
    one.world.superUrl,
    `update consent_effect set waiting_since = waiting_since - interval '20 minutes'`,
  );
  await one.world.worker.unit((unit) => raiseAlarms(unit));
  const alarms = await one.world.worker.unit(openAlarms);
  expectTold("A system does not stop sending", {
    person: [inEach((locale) => translator(locale, "ui")("obedience.waiting"))],
    staff: alarms.map(({ kind, names, open, since, why: { key, status } }) =>
      inEach((locale) => {
        const why = translator(locale, "desk.alarms.why")(key, { status });
        return translator(locale, "desk.alarms")(kind, {
          name: say(names, locale),
          open,
          since,
          why,
        });
      }),
    ),
  });
  expect(await check()).toContain("The role of url has no right on");
  await query(one.world.mailingUrl, `grant update on subscribers to current_user`);
  await closeSystems();
  await applyConsent(one.world.worker, { eventId: done.value.eventId });
  expect(await shown()).toMatchObject([{ state: "obeyed", says: "withdrawn" }]);
  await one.world.worker.unit((unit) => raiseAlarms(unit));
  expect(await one.world.worker.unit(openAlarms)).toEqual([]);
});
