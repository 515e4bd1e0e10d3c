import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { portalCollections } from "#lib/jobs/portal.ts";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { publicKeys, verifySignature } from "#lib/platform/crypto.ts";
import { armFailPoint } from "#lib/platform/fail-point.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  approvedErasure,
  smallOperator,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { identifierHash, type CertificateBody } from "./core/certificate.ts";
import { fulfil } from "./fulfil.ts";
import type { Neighbours } from "./ports.ts";
import { preview } from "./preview.ts";
import { runOf } from "./queries.ts";
import { recheckHeld } from "./use-cases/recheck-held.ts";
import { runNextStep } from "./use-cases/run-next-step.ts";
import { createSteps } from "./use-cases/create-steps.ts";

const neighbours: Neighbours = { markRequest, portal: portalCollections };
const email = "aigerim@example.kz";
let world: SmallOperator;
let accountId: AccountId;
let requestId: RequestId;
let number = 0;
let disarm = (): void => undefined;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  await query(world.shopUrl, `truncate customers, orders, payments`);
  await query(world.mailingUrl, `truncate subscribers`);
  await query(
    world.shopUrl,
    `insert into customers values (1, '${email}', '+77010000001', 'Әйгерім Сәтбай', '1990-02-03'),
       (2, 'other@example.kz', null, 'Other Person', null);
     insert into orders values (10, 1, 'A-10', '2020-05-01', 'Әйгерім Сәтбай', '${email}', null),
       (11, 1, 'A-11', '2021-05-01', 'Somebody Else', '${email}', null),
       (12, 1, 'A-12', '2099-05-01', 'Әйгерім Сәтбай', '${email}', null),
       (13, null, 'G-13', '2019-05-01', null, '${email}', null),
       (20, 2, 'B-20', '2020-05-01', 'Other Person', 'other@example.kz', null);
     insert into payments values (100, 10, '2020-04-01T10:00Z', 5000, 'paid'),
       (101, 11, '2021-04-01T10:00Z', 7000, 'refund-open'), (200, 20, now(), 1, 'paid');`,
  );
  await query(
    world.mailingUrl,
    `insert into subscribers values (1, '${email}', true, null), (2, 'other@example.kz', true, null)`,
  );
  accountId = await addAccount(world, { email: `${email}` });
  number += 1;
  requestId = await approvedErasure(world, accountId, `2026-${String(number).padStart(4, "0")}`);
});

afterEach(async () => {
  disarm();
  world.setDown("SHOP", false);
  world.setDown("MAILING", false);
  await query(world.superUrl, `truncate account, request, message cascade`);
});

const shop = <Row extends Record<string, unknown>>(sql: string) => query<Row>(world.shopUrl, sql);
const run = () => fulfil(world.worker, neighbours, { requestId });
const state = async () =>
  (
    await query<{ state: string }>(
      world.superUrl,
      `select state from request where id = '${requestId}'`,
    )
  )[0]?.state;
/** Moves the database's own moments into the past: what waiting does, without waiting. */
const letTimePass = () =>
  query(
    world.superUrl,
    `update step set due_at = due_at - interval '3 days', started_at = started_at - interval '3 days'`,
  );

describe("an erasure from approval to certificate", () => {
  test("the preview adds up and says what stays and why", async () => {
    const { view } = await preview(world.worker, accountId);
    expect(view.failed).toEqual([]);
    expect(view.sums.goes + view.sums.changes + view.sums.stays).toBe(view.found);
    const systems = view.rows.filter(({ system }) => system !== "portal");
    expect(systems.map(({ collection, act, count }) => [collection, act, count])).toEqual(
      [
        ["payments", "keep", 1],
        ["payments", "keep", 1],
        ["orders", "anonymise", 2],
        ["orders", "hold", 1],
        ["orders", "hold", 1],
        ["customers", "delete", 1],
        ["subscribers", "delete", 1],
      ].toSorted(
        (a, b) =>
          systems.findIndex((row) => row.collection === a[0]) -
          systems.findIndex((row) => row.collection === b[0]),
      ),
    );
    expect(systems.filter(({ act }) => act === "hold").map(({ until }) => until)).toContainEqual({
      date: "2099-05-02",
    });
  });

  test("both databases hold nothing but what the preview said stays, and nobody else's row is touched", async () => {
    expect(await run()).toEqual({ state: "over" });
    expect(await shop(`select id from customers`)).toEqual([{ id: 2 }]);
    expect(
      await shop(`select id, customer_id, holder, contact_email from orders order by id`),
    ).toEqual([
      { id: 10, customer_id: null, holder: null, contact_email: null },
      { id: 11, customer_id: null, holder: "Somebody Else", contact_email: email },
      { id: 12, customer_id: null, holder: "Әйгерім Сәтбай", contact_email: email },
      { id: 13, customer_id: null, holder: null, contact_email: null },
      { id: 20, customer_id: 2, holder: "Other Person", contact_email: "other@example.kz" },
    ]);
    expect(await query(world.mailingUrl, `select id from subscribers`)).toEqual([{ id: 2 }]);
    expect(await state()).toBe("held");
  });

  test("the portal keeps the proof list and nothing of the person", async () => {
    await run();
    for (const table of [
      "account",
      "identifier",
      "session",
      "consent_event",
      "access_event",
      "export_archive",
    ]) {
      expect(await query(world.superUrl, `select * from ${table}`), table).toEqual([]);
    }
    const [row] = await query(world.superUrl, `select * from request where id = '${requestId}'`);
    expect(row).toMatchObject({ account_id: null, person_mask: null, details_sealed: null });
    expect(row?.subject_hash).toHaveLength(32);
    const sealed = await query(
      world.superUrl,
      `select act from step where request_id = '${requestId}' and scope_sealed is not null`,
    );
    expect(sealed.map(({ act }) => act)).toEqual(["hold", "hold"]);
  });

  test("the certificate is signed, adds up, and holds no value of the person", async () => {
    await run();
    const [row] = await query<{ body: string; signature: string; key_id: string }>(
      world.superUrl,
      `select * from certificate where request_id = '${requestId}'`,
    );
    const key = publicKeys().find(({ keyId }) => keyId === row?.key_id)?.publicKey ?? "";
    expect(verifySignature(row?.body ?? "", row?.signature ?? "", key)).toBe(true);
    expect(verifySignature(`${row?.body ?? ""} `, row?.signature ?? "", key)).toBe(false);
    const body = JSON.parse(row?.body ?? "") as CertificateBody;
    expect(body.sums.done + body.sums.waiting).toBe(body.sums.planned);
    expect(body.sums.waiting).toBe(2);
    for (const value of [email, "Әйгерім", "+77010000001", "A-10", accountId]) {
      expect(row?.body).not.toContain(value);
    }
    expect(body.identifiers).toHaveLength(1);
    expect(body.identifiers[0]?.hash).not.toBe(identifierHash("", "email", email));
    const view = await world.worker.unit((unit) => runOf(unit, requestId));
    expect(view?.records.done).toBe(body.sums.done);
  });

  test("the last message is laid once, to an address of no account", async () => {
    await run();
    await run();
    const messages = await query(world.superUrl, `select event, account_id from message`);
    expect(messages).toEqual([{ event: "erasure.held", account_id: null }]);
  });

  test("a second run finds nothing to do", async () => {
    await run();
    const before = await query(world.superUrl, `select id, fence, done_at from step order by id`);
    expect(await run()).toEqual({ state: "over" });
    expect(await runNextStep(world.worker, neighbours, { requestId })).toBe("none");
    expect(await query(world.superUrl, `select id, fence, done_at from step order by id`)).toEqual(
      before,
    );
  });
});

describe("when something fails in the middle", () => {
  test("a system that is down before the plan stops everything: nothing is planned on half an answer", async () => {
    world.setDown("MAILING", true);
    expect((await run()).state).toBe("again");
    expect(await state()).toBe("approved");
    expect(await shop(`select count(*)::int as n from customers`)).toEqual([{ n: 2 }]);
  });

  test("a system that goes down is tried again, the other one is done, and nothing is lost", async () => {
    await createSteps(world.worker, neighbours, { requestId });
    world.setDown("SHOP", true);
    const first = await run();
    expect(first.state).toBe("again");
    expect(await query(world.mailingUrl, `select id from subscribers`)).toEqual([{ id: 2 }]);
    expect(await shop(`select id from customers order by id`)).toHaveLength(2);
    const failed = await query(
      world.superUrl,
      `select error_code from step where state = 'failed'`,
    );
    expect(failed).toEqual([{ error_code: "unreachable" }]);
    expect(await query(world.superUrl, `select id from account`)).toHaveLength(1);
    world.setDown("SHOP", false);
    await letTimePass();
    expect(await run()).toEqual({ state: "over" });
    expect(await shop(`select id from customers`)).toEqual([{ id: 2 }]);
  });

  test("killed between act and receipt: the repeat finds nothing left, says so, and the sums hold", async () => {
    await createSteps(world.worker, neighbours, { requestId });
    let kills = 0;
    disarm = armFailPoint("erase.after-act", async () => {
      kills += 1;
      // The worker dies here: its claim stays behind, and no line after this one runs.
      await new Promise(() => undefined);
    });
    void runNextStep(world.worker, neighbours, { requestId });
    await expect.poll(() => kills).toBe(1);
    disarm();
    expect(await runNextStep(world.worker, neighbours, { requestId })).toBe("none");
    await letTimePass();
    expect(await run()).toEqual({ state: "over" });
    const [claims] = await query(world.superUrl, `select max(fence) as fence from step`);
    expect(claims).toEqual({ fence: 2 });
    const sums = await query(
      world.superUrl,
      `select sum(planned)::int as planned, sum(done)::int as done from step where act <> 'hold'`,
    );
    expect(sums[0]?.planned).toBe(sums[0]?.done);
  });

  test("killed after deleting: the step is erased all the same, marked as a repeat", async () => {
    await createSteps(world.worker, neighbours, { requestId });
    disarm = armFailPoint("erase.after-act", async () => {
      const rows = await shop(`select id from customers`);
      if (rows.length === 1) await new Promise(() => undefined);
    });
    void run();
    await expect.poll(() => shop(`select id from customers`)).toHaveLength(1);
    disarm();
    await letTimePass();
    await run();
    const [step] = await query(
      world.superUrl,
      `select outcome, planned, done, receipt from step where collection = 'customers'`,
    );
    expect(step).toMatchObject({
      outcome: "erased",
      planned: 1,
      done: 1,
      receipt: { isRepeat: true },
    });
  });

  test("a row that must stay by now is held back though the plan had it go", async () => {
    await createSteps(world.worker, neighbours, { requestId });
    await shop(`update payments set status = 'refund-open' where id = 100`);
    await run();
    const [order] = await shop(`select holder from orders where id = 10`);
    expect(order).toEqual({ holder: "Әйгерім Сәтбай" });
    const held = await query(
      world.superUrl,
      `select planned from step where act = 'hold' and receipt ? 'splitFrom'`,
    );
    expect(held).toEqual([{ planned: 1 }]);
  });

  test("a row that appears during the run is found by the last search and goes too", async () => {
    await createSteps(world.worker, neighbours, { requestId });
    while ((await runNextStep(world.worker, neighbours, { requestId })) !== "none");
    await query(world.mailingUrl, `insert into subscribers values (3, '${email}', true, null)`);
    expect(await run()).toEqual({ state: "over" });
    expect(await query(world.mailingUrl, `select id from subscribers`)).toEqual([{ id: 2 }]);
  });

  test("two workers at once do each step once", async () => {
    await Promise.all([run(), run(), run()]);
    await letTimePass();
    await run();
    const fences = await query(
      world.superUrl,
      `select distinct fence from step where system <> 'portal' and act <> 'hold'`,
    );
    expect(fences).toEqual([{ fence: 1 }]);
    expect(await state()).toBe("held");
  });
});

describe("what waits", () => {
  test("a hold is looked at again, released when its reason ends, and the request is done with the last one", async () => {
    await run();
    await letTimePass();
    await recheckHeld(world.worker, neighbours);
    expect(await state()).toBe("held");
    await shop(`update payments set status = 'paid' where id = 101`);
    await letTimePass();
    await recheckHeld(world.worker, neighbours);
    const [order] = await shop(`select holder, contact_email from orders where id = 11`);
    expect(order).toEqual({ holder: null, contact_email: null });
    expect(await state()).toBe("held");
    await shop(`update orders set event_on = '2020-01-01' where id = 12`);
    await letTimePass();
    await recheckHeld(world.worker, neighbours);
    expect(await state()).toBe("done");
    const left = await shop(`select id from orders where contact_email = '${email}'`);
    expect(left).toEqual([]);
    expect(
      await query(world.superUrl, `select id from step where scope_sealed is not null`),
    ).toEqual([]);
  });

  test("a hold whose system is down stays held and says why", async () => {
    await run();
    await letTimePass();
    world.setDown("SHOP", true);
    await recheckHeld(world.worker, neighbours);
    const held = await query(
      world.superUrl,
      `select state, error_code from step where act = 'hold'`,
    );
    expect(held).toEqual([
      { state: "held", error_code: "unreachable" },
      { state: "held", error_code: "unreachable" },
    ]);
  });
});
