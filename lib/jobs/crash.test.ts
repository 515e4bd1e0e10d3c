import { beforeAll, describe, expect, test } from "vitest";
import type { CertificateBody } from "#lib/fulfilment/core/certificate.ts";
import type { ComputedPlan } from "#lib/fulfilment/core/compute-plan.ts";
import { preview } from "#lib/fulfilment/preview.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { setVariables } from "#lib/platform/env.ts";
import { submit } from "#lib/requests/use-cases/submit.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { effectsOf, logEffects, pass } from "#lib/testing/effects.ts";
import { startMailServer, type MailServer } from "#lib/testing/mail-server.ts";
import { sampleOperator, type SampleOperator } from "#lib/testing/sample-operator.ts";
import { addAccount, subjectOf } from "#lib/testing/small-operator.ts";
import { until } from "#lib/testing/until.ts";
import { killWorkersAfterAll, startWorkerProcess } from "#lib/testing/worker-process.ts";
import { demoSubject } from "../../prisma/demo/iticket/people.ts";

let world: SampleOperator;
let acts: CaseActs;
let officers: readonly [DeskPerson, DeskPerson];
let mail: MailServer;

beforeAll(async () => {
  world = await sampleOperator("_crash_test");
  await logEffects(world);
  acts = caseActs(world);
  officers = [await addStaff(world, ["officer"]), await addStaff(world, ["officer"])];
  // Down from the start: what is written must wait, and leave once.
  mail = await startMailServer();
  await mail.stop();
  setVariables({ SMTP_URL: mail.url });
});
killWorkersAfterAll();

const portal = (sql: string) => query<Record<string, unknown>>(world.superUrl, sql);

async function filed(accountId: AccountId, type: "erasure" | "information"): Promise<string> {
  const details: Record<string, string> =
    type === "erasure" ? {} : { question: "What do you hold about me?" };
  const input = { type, details, typed: "delete", submitKey: crypto.randomUUID() };
  const result = await submit(subjectOf(accountId), input);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.id;
}

async function approved(accountId: AccountId): Promise<string> {
  const id = await filed(accountId, "erasure");
  const [first, second] = officers;
  expect(await acts.act(first, id, "take")).toBe("ok");
  expect(await acts.act(first, id, "propose")).toBe("ok");
  expect(await acts.act(second, id, "agree")).toBe("ok");
  return id;
}

describe("an erasure whose workers are killed at every named point", () => {
  const { email, name, phone = "" } = demoSubject("aigerim");
  let id: string;
  let plan: ComputedPlan;

  test("each dies, the next goes on, and the request is done", async () => {
    const accountId = await addAccount(world, { email, phone });
    plan = await preview(world.worker, accountId);
    id = await approved(accountId);
    for (const point of ["erase.after-act:1", "erase.before-close:1"]) {
      const worker = await startWorkerProcess(point);
      expect(await worker.ended, point).toBe("SIGKILL");
      expect(await acts.stateOf(id), point).toBe("running");
      await pass(world);
    }
    const closer = await startWorkerProcess("hold.after-act:1");
    await until(async () => (await acts.stateOf(id)) === "held", 60_000);
    await closer.kill();
    await endHolds();
    const dying = await startWorkerProcess("hold.after-act:1");
    expect(await dying.ended).toBe("SIGKILL");
    await pass(world);
    const last = await startWorkerProcess();
    await until(async () => (await acts.stateOf(id)) === "done", 60_000);
    await last.kill();
  }, 180_000);

  /** The events take place, the refund is paid, and the day of the next look comes. */
  async function endHolds(): Promise<void> {
    await query(
      world.shopUrl,
      `update orders set event_on = '2020-01-01' where contact_email = '${email}'`,
    );
    await query(
      world.shopUrl,
      `update tickets set event_on = '2020-01-01' where holder_email = '${email}'
         or order_id in (select id from orders where contact_email = '${email}')`,
    );
    await query(world.shopUrl, `update refunds set status = 'paid' where status <> 'paid'`);
    await pass(world);
  }

  test("each row was deleted or changed once, and no row beyond the plan", async () => {
    const effects = await effectsOf(world);
    expect(effects.filter(({ times }) => times !== 1)).toEqual([]);
    const planned = plan.steps
      .filter(({ row }) => row.system !== "portal" && row.act !== "keep")
      .flatMap(({ row, keys }) => keys.map((key) => `${row.collection} ${key}`));
    expect(effects.map(({ row }) => row).toSorted()).toEqual(planned.toSorted());
  });

  test("what the plan said stays is there, restricted; nothing else names the person", async () => {
    const stays = plan.steps.find(({ row }) => row.act === "restrict");
    const [kept] = await query<{ n: number }>(
      world.shopUrl,
      `select count(*)::int as n from stored_payments where id = any($1)`,
      [stays?.keys.map((key) => Number((JSON.parse(key) as string[])[0]))],
    );
    expect(kept?.n).toBe(stays?.keys.length);
    const seen = await portal(
      `select receipt ->> 'seenByOrdinary' as seen from step where act = 'restrict'`,
    );
    expect(seen).toEqual([{ seen: "0" }]);
    for (const [url, tables] of [
      [world.shopUrl, ["customers", "orders", "tickets", "payments", "refunds", "sign_in_log"]],
      [world.mailingUrl, ["subscribers", "channels", "sends"]],
    ] as const) {
      for (const table of tables) {
        const sql = `select 1 from ${table} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`;
        expect(await query(url, sql, [email, name]), table).toEqual([]);
      }
    }
  });

  test("the portal keeps the proof list only: one certificate, one last message, no person", async () => {
    for (const table of ["account", "identifier", "session", "consent_event", "export_archive"]) {
      expect(await portal(`select 1 from ${table}`), table).toEqual([]);
    }
    expect(await portal(`select account_id, person_mask, details_sealed from request`)).toEqual([
      { account_id: null, person_mask: null, details_sealed: null },
    ]);
    expect(await portal(`select 1 from step where scope_sealed is not null`)).toEqual([]);
    const [row, ...more] = await portal(`select body from certificate`);
    expect(more).toEqual([]);
    const { sums } = JSON.parse(String(row?.body)) as CertificateBody;
    expect(sums.done + sums.waiting).toBe(sums.planned);
    // What officers are told of next year's calendar depends on the month in which this runs.
    expect(await portal(`select event, state from message where event <> 'desk.calendar'`)).toEqual(
      [{ event: "erasure.held", state: "waiting" }],
    );
  });
});

test("a mail server that was down all along gets each message once when it is back", async () => {
  const accountId = await addAccount(world, { email: demoSubject("holder").email });
  await filed(accountId, "information");
  const worker = await startWorkerProcess();
  const failed = `select 1 from message where error_code = 'carrier-down' and event <> 'desk.calendar'`;
  await until(async () => (await portal(failed)).length === 2, 40_000);
  const up = await startMailServer(mail.port);
  await portal(`update pgboss.job set start_after = now() where state = 'retry'`);
  const waiting = `select 1 from message where state <> 'sent'`;
  await until(async () => (await portal(waiting)).length === 0, 40_000);
  await worker.kill();
  const sent = await portal(`select octet_length(to_sealed) as n from message order by n`);
  expect(up.subjects()).toHaveLength(sent.length);
  expect(sent.slice(0, 2)).toMatchObject([{ n: 0 }, {}]);
  await up.stop();
}, 120_000);
