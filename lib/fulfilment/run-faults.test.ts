import { afterEach, describe, expect, test } from "vitest";
import { armFailPoint } from "#lib/platform/fail-point.ts";
import { email, erasureCase, neighbours } from "#lib/testing/erasure-case.ts";
import { createSteps } from "./use-cases/create-steps.ts";
import { recheckHeld } from "./use-cases/recheck-held.ts";
import { runNextStep } from "./use-cases/run-next-step.ts";

const one = erasureCase();
let disarm = (): void => undefined;
afterEach(() => disarm());

describe("when something fails in the middle", () => {
  test("a system that is down before the plan stops everything: nothing is planned on half an answer", async () => {
    one.world.setDown("MAILING", true);
    expect((await one.run()).state).toBe("again");
    expect(await one.state()).toBe("approved");
    expect(await one.shop(`select count(*)::int as n from customers`)).toEqual([{ n: 2 }]);
  });

  test("a system that goes down is tried again, the other one is done, and nothing is lost", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    one.world.setDown("SHOP", true);
    const first = await one.run();
    expect(first.state).toBe("again");
    expect(await one.mailing(`select id from subscribers`)).toEqual([{ id: 2 }]);
    expect(await one.shop(`select id from customers order by id`)).toHaveLength(2);
    const failed = await one.portal(`select error_code from step where state = 'failed'`);
    expect(failed).toEqual([{ error_code: "unreachable" }]);
    expect(await one.portal(`select id from account`)).toHaveLength(1);
    one.world.setDown("SHOP", false);
    await one.letTimePass();
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
  });

  test("killed between act and receipt: the repeat finds nothing left, says so, and the sums hold", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    let kills = 0;
    disarm = armFailPoint("erase.after-act", async () => {
      kills += 1;
      // The worker dies here: its claim stays behind, and no line after this one runs.
      await new Promise<never>(() => undefined);
    });
    void runNextStep(one.world.worker, neighbours, { requestId: one.requestId });
    await expect.poll(() => kills).toBe(1);
    disarm();
    expect(await runNextStep(one.world.worker, neighbours, { requestId: one.requestId })).toBe(
      "none",
    );
    await one.letTimePass();
    expect(await one.run()).toEqual({ state: "over" });
    const [claims] = await one.portal(`select max(fence) as fence from step`);
    expect(claims).toEqual({ fence: 2 });
    const sums = await one.portal(
      `select sum(planned)::int as planned, sum(done)::int as done from step where act <> 'hold'`,
    );
    expect(sums[0]?.planned).toBe(sums[0]?.done);
  });

  test("killed after deleting: the step is erased all the same, marked as a repeat", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    disarm = armFailPoint("erase.after-act", async () => {
      const rows = await one.shop(`select id from customers`);
      if (rows.length === 1) await new Promise<never>(() => undefined);
    });
    void one.run();
    await expect.poll(() => one.shop(`select id from customers`)).toHaveLength(1);
    disarm();
    await one.letTimePass();
    await one.run();
    const [step] = await one.portal(
      `select outcome, planned, done, receipt from step where collection = 'customers'`,
    );
    expect(step).toMatchObject({
      outcome: "erased",
      planned: 1,
      done: 1,
      receipt: { isRepeat: true },
    });
  });

  test("a worker that was frozen past its claim writes nothing when it wakes", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    let wake = (): void => undefined;
    let isFrozen = false;
    disarm = armFailPoint("erase.after-act", async () => {
      if (isFrozen) return;
      isFrozen = true;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    });
    const frozen = runNextStep(one.world.worker, neighbours, { requestId: one.requestId });
    await expect.poll(() => isFrozen).toBe(true);
    await one.letTimePass();
    expect(await one.run()).toEqual({ state: "over" });
    const before = await one.portal(`select id, fence, done_at, receipt from step order by id`);
    wake();
    expect(await frozen).toBe("none");
    expect(await one.portal(`select id, fence, done_at, receipt from step order by id`)).toEqual(
      before,
    );
  });

  test("a system that says done and did nothing is not believed", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    await one.shop(
      `create function lie() returns trigger language plpgsql as 'begin return null; end'`,
    );
    await one.shop(
      `create trigger lie before delete on customers for each row execute function lie()`,
    );
    expect((await one.run()).state).toBe("again");
    const failed = await one.portal(
      `select collection, done, error_code from step where state = 'failed'`,
    );
    expect(failed).toEqual([{ collection: "customers", done: 0, error_code: "not-agreed" }]);
    expect(await one.portal(`select * from certificate`)).toEqual([]);
    await one.shop(`drop trigger lie on customers; drop function lie()`);
    await one.letTimePass();
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
  });

  test("a row that must stay by now is held back though the plan had it go", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    await one.shop(`update payments set status = 'refund-open' where id = 100`);
    await one.run();
    const [order] = await one.shop(`select holder from orders where id = 10`);
    expect(order).toEqual({ holder: "Әйгерім Сәтбай" });
    const held = await one.portal(
      `select planned from step where act = 'hold' and receipt ? 'splitFrom'`,
    );
    expect(held).toEqual([{ planned: 1 }]);
  });

  test("a row that was handed to somebody else between plan and act is none of ours", async () => {
    await one.shop(`insert into orders values (15, 1, 'A-15', '2018-05-01', 'x', '${email}')`);
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    // By every way another's, a key given out again, and one on which the person's address still stands.
    await one.shop(`
      update orders set customer_id = 2, contact_email = 'other@example.kz' where id = 10;
      update orders set customer_id = 2, contact_email = null where id = 13;
      update orders set customer_id = 2 where id = 15`);
    const theirs = () => one.shop(`select * from orders where id in (10, 13, 20) order by id`);
    const before = await theirs();
    expect(await one.run()).toEqual({ state: "over" });
    expect(await theirs()).toEqual(before);
    expect(await one.shop(`select holder from orders where id = 15`)).toEqual([{ holder: null }]);
  });

  test("a row that appears during the run is found by the last search and goes too", async () => {
    await createSteps(one.world.worker, neighbours, { requestId: one.requestId });
    while (
      (await runNextStep(one.world.worker, neighbours, { requestId: one.requestId })) !== "none"
    );
    await one.shop(`insert into orders values (14, null, 'G-14', '2019-06-01', null, '${email}')`);
    expect(await one.run()).toEqual({ state: "over" });
    const [order] = await one.shop(`select contact_email from orders where id = 14`);
    expect(order).toEqual({ contact_email: null });
  });

  test("two workers at once do each step once", async () => {
    await Promise.all([one.run(), one.run(), one.run()]);
    await one.letTimePass();
    await one.run();
    const fences = await one.portal(
      `select distinct fence from step where system <> 'portal' and act <> 'hold'`,
    );
    expect(fences).toEqual([{ fence: 1 }]);
    expect(await one.state()).toBe("held");
  });
});

describe("what waits", () => {
  test("a hold is looked at again, released when its reason ends, and the request is done with the last one", async () => {
    await one.run();
    await one.letTimePass();
    await recheckHeld(one.world.worker, neighbours);
    expect(await one.state()).toBe("held");
    await one.shop(`update payments set status = 'paid' where id = 101`);
    await one.letTimePass();
    await recheckHeld(one.world.worker, neighbours);
    const [order] = await one.shop(`select holder, contact_email from orders where id = 11`);
    expect(order).toEqual({ holder: null, contact_email: null });
    expect(await one.state()).toBe("held");
    await one.shop(`update orders set event_on = '2020-01-01' where id = 12`);
    await one.letTimePass();
    await recheckHeld(one.world.worker, neighbours);
    expect(await one.state()).toBe("done");
    const left = await one.shop(`select id from orders where contact_email = '${email}'`);
    expect(left).toEqual([]);
    expect(await one.portal(`select id from step where scope_sealed is not null`)).toEqual([]);
  });

  test("a hold whose system is down stays held and says why", async () => {
    await one.run();
    await one.letTimePass();
    one.world.setDown("SHOP", true);
    await recheckHeld(one.world.worker, neighbours);
    const held = await one.portal(`select state, error_code from step where act = 'hold'`);
    expect(held).toEqual([
      { state: "held", error_code: "unreachable" },
      { state: "held", error_code: "unreachable" },
    ]);
  });
});
