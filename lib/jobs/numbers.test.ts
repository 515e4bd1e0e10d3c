import { beforeAll, expect, test } from "vitest";
import type { CertificateBody } from "#lib/fulfilment/core/certificate.ts";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import { createSteps } from "#lib/fulfilment/use-cases/create-steps.ts";
import type { PlanRow } from "#lib/fulfilment/core/plan.ts";
import type { RunView } from "#lib/fulfilment/core/run-view.ts";
import { insertSession } from "#lib/identity/store/sessions.ts";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { blindIndex, tokenHash } from "#lib/platform/crypto.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { erasurePreview } from "#lib/requests/erasure-preview.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { submit } from "#lib/requests/use-cases/submit.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { mailingRows, neighbours, shopRows, email } from "#lib/testing/erasure-case.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";

let world: SmallOperator;
let acts: CaseActs;
let officers: readonly [DeskPerson, DeskPerson];
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  officers = [await addStaff(world, ["officer"]), await addStaff(world, ["officer"])];
  await query(world.shopUrl, shopRows);
  await query(world.mailingUrl, mailingRows);
  accountId = await addAccount(world, { email });
});

/** One line per planned row: what it is and how many. */
type Line = readonly [string, string, string, number];
const line = ({ system, collection, act }: PlanRow, count: number): Line =>
  [system, collection, act, count] as const;
const runLines = (run: RunView | undefined): readonly Line[] | undefined =>
  run?.rows.map(({ row, planned }) => line(row, planned));

/** What both sides read of the request now; the run is the same for both, or the test fails here. */
async function seen(requestId: RequestId) {
  const mine = await subjectOf(accountId).unit((unit) => myRequest(unit, requestId));
  const desk = (await caseView(officers[0].desk, requestId))?.work;
  expect(mine?.run).toEqual(desk?.run);
  expect(mine?.waits).toEqual(desk?.waits);
  return { run: mine?.run, waits: mine?.waits === undefined ? [] : [mine.waits] };
}

/** Proving oneself again, as a browser does it: a session more and a letter more. */
async function useThePortal(key: string): Promise<void> {
  await subjectOf(accountId).unit(async (unit) => {
    const params = { link: "https://portal.example/en/stop/x", hours: 72 };
    await unit.notices.notify({ event: "identity.stepped-up", accountId, params, key, to: "all" });
    await insertSession(unit.tx, {
      ...{ sidHash: tokenHash(key), accountId, method: "email", browser: "Firefox" },
      ipHash: blindIndex("network", key),
    });
  });
}

async function approved(planHash: string): Promise<RequestId> {
  const filed = await submit(subjectOf(accountId), {
    ...{ type: "erasure", details: {}, typed: "delete", submitKey: crypto.randomUUID(), planHash },
  });
  if (!filed.ok) throw new Error(filed.error.code);
  const { id } = filed.value;
  expect(await acts.act(officers[0], id, "take")).toBe("ok");
  expect(await acts.act(officers[0], id, "propose")).toBe("ok");
  expect(await acts.act(officers[1], id, "agree")).toBe("ok");
  return id;
}

test("preview, run of the person, run at the desk and certificate say the same, number by number", async () => {
  const shown = await erasurePreview(subjectOf(accountId, 1), accountId);
  await useThePortal("stepped-up");
  const again = await erasurePreview(subjectOf(accountId), accountId);
  expect({ ...again.plan, computedAt: "" }).toEqual({ ...shown.plan, computedAt: "" });
  const lines = shown.plan.rows.map((row) => line(row, row.count));
  expect(lines).toContainEqual(["portal", "messages", "delete", 0]);
  expect(lines).toContainEqual(["portal", "account", "delete", 1]);

  const requestId = await approved(shown.planHash);
  await useThePortal("after filing");
  world.setDown("MAILING", true);
  await fulfil(world.worker, neighbours, { requestId });
  await fulfil(world.worker, neighbours, { requestId });
  const silent = await seen(requestId);
  expect(silent.run).toBeUndefined();
  expect(silent.waits).toMatchObject([{ systems: [{ en: "Mailing" }] }]);
  expect(silent.waits[0]?.since).toBeDefined();
  const once = `select 1 from audit_event where action = 'erasure.waits'`;
  expect(await query(world.superUrl, once)).toHaveLength(1);

  world.setDown("MAILING", false);
  await createSteps(world.worker, neighbours, { requestId });
  world.setDown("MAILING", true);
  await fulfil(world.worker, neighbours, { requestId });
  const { run, waits } = await seen(requestId);
  expect(runLines(run)).toEqual(lines);
  expect(run?.records.planned).toBe(shown.plan.found);
  const last = run?.rows.filter(({ row }) => row.system === "portal") ?? [];
  expect(last.map(({ state, done }) => [state, done])).toEqual(last.map(() => ["waiting", 0]));
  expect(waits[0]).toMatchObject({
    ...{ systems: [{ en: "Mailing" }], reasons: [{ code: "unreachable" }] },
  });
  expect(waits[0]?.againAt).toBeDefined();

  world.setDown("MAILING", false);
  await query(world.superUrl, `update step set due_at = now() where state = 'failed'`);
  await fulfil(world.worker, neighbours, { requestId });
  const [body] = await query<{ body: string }>(world.superUrl, `select body from certificate`);
  const certificate = JSON.parse(body?.body ?? "null") as CertificateBody;
  const signed = certificate.outcomes.map(({ system, collection, act, planned }) => [
    ...[system, collection, act, planned],
  ]);
  expect(signed.filter(([, , , planned]) => planned !== 0)).toEqual(
    lines.filter(([, , , count]) => count !== 0),
  );
  expect(certificate.sums.planned).toBe(shown.plan.found);
  expect(certificate.differences).toEqual([]);
  const beyond = certificate.outcomes.filter((one) => one.beyond !== undefined);
  // The request and the letters, sessions and readings it brought: apart, and under no other number.
  expect(beyond.map(({ collection }) => collection).toSorted()).toEqual([
    "access-events",
    "messages",
    "requests",
    "sessions",
  ]);
  expect(beyond.every(({ system }) => system === "portal")).toBe(true);
  const desk = (await caseView(officers[0].desk, requestId))?.work.run;
  expect(runLines(desk)).toEqual(signed);
  expect(desk?.records.done).toBe(certificate.sums.done);
});
