import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { createSteps } from "#lib/fulfilment/use-cases/create-steps.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { email, erasureCase, neighbours } from "#lib/testing/erasure-case.ts";
import { expectTold, waitWords } from "#lib/testing/fault-words.ts";
import { subjectOf } from "#lib/testing/small-operator.ts";

const one = erasureCase();
let officer: DeskPerson;

beforeAll(async () => {
  officer = await addStaff(one.world, ["officer"]);
});

/** Fires where customers are deleted. */
const whenDeleting = (what: string): string =>
  `create function fault() returns trigger language plpgsql as $$ begin ${what} return old; end $$;
   create trigger fault before delete on customers for each row execute function fault()`;
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
