import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import { recheckHeld } from "#lib/fulfilment/use-cases/recheck-held.ts";
import type { CertificateBody } from "#lib/fulfilment/core/certificate.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { setVariables } from "#lib/platform/env.ts";
import { correct } from "#lib/requests/use-cases/correct.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query, scratchFolder } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { neighbours } from "#lib/testing/erasure-case.ts";
import { file } from "#lib/testing/filing.ts";
import {
  addAccount,
  approvedErasure,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { smallSystems } from "#lib/testing/small-systems.ts";
import { answerAtDesk, settleAll } from "#lib/testing/tasks.ts";

const names = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });
const about = { category: "who", purposes: ["tickets"], basis: "consent", source: "registration" };
/** The export of a telephone system: it can be read, and only people change anything there. */
const calls = {
  ...{ id: "calls", names: names("Telephone"), service: "tickets", kind: "csv", order: 3 },
  ...{ url: "${JEKE_TEST_CALLS}", instructions: names("Open the telephone system.") },
  collections: [
    {
      ...{ id: "calls", names: names("Calls"), table: "calls.csv", key: ["id"], category: "who" },
      ...{ find: [{ by: "email", column: "email" }], columns: ["id", "email"] },
      fields: {
        note: {
          ...{ column: "note", type: "text", names: names("Note"), edit: "request", ...about },
          retention: "subscription",
        },
      },
      erasure: [
        {
          ...{ when: { column: "note", is: "Open claim" }, act: "hold", reason: names("A claim") },
          until: { event: names("the claim is closed") },
        },
        { act: "delete" },
      ],
    },
  ],
};

const email = "aigerim@example.kz";
let world: SmallOperator;
let acts: CaseActs;
let officer: DeskPerson;
let accountId: AccountId;
const folder = scratchFolder("calls");

beforeAll(async () => {
  world = await smallOperator("", { systems: [...smallSystems.systems, calls] });
  setVariables({ JEKE_TEST_CALLS: folder });
  acts = caseActs(world);
  officer = await addStaff(world, ["officer"]);
});

beforeEach(async () => {
  await query(world.superUrl, "truncate account, request, message, system_task cascade");
  lay(`1,${email},Asked for a seat`, `2,${email},Called back`);
  accountId = await addAccount(world, { email });
});

function lay(...lines: readonly string[]): void {
  writeFileSync(
    join(folder, "calls.csv"),
    ["id,email,note", ...lines, "3,other@example.kz,Hello"].join("\n"),
  );
}
const rows = (sql: string) => query<Record<string, unknown>>(world.superUrl, sql);
const done = { answer: "done", words: "Done in the telephone system." } as const;

test("what people say they deleted is read back, and asked again while it is there", async () => {
  const requestId = await approvedErasure(world, accountId, "2026-0001");
  const run = () => fulfil(world.worker, neighbours, { requestId });
  await run();
  const steps = `select state, planned from step where system = 'calls'`;
  expect(await rows(steps)).toEqual([{ state: "task", planned: 2 }]);
  expect(await answerAtDesk(world, officer, done)).toBe("ok");
  await settleAll(world);
  expect(await rows(steps)).toEqual([{ state: "waiting", planned: 2 }]);
  await run();
  expect(await rows(`select attempt, state from system_task order by attempt`)).toEqual([
    { attempt: 1, state: "returned" },
    { attempt: 2, state: "open" },
  ]);
  lay();
  await answerAtDesk(world, officer, done);
  await settleAll(world);
  expect(await run()).toEqual({ state: "over" });
  const [row] = await rows("select body from certificate");
  const { outcomes } = JSON.parse(String(row?.["body"])) as CertificateBody;
  const line = outcomes.find(({ system }) => system === "calls");
  expect(line).toMatchObject({
    ...{ outcome: "erased", planned: 2, done: 2, method: "row-deleted" },
    byHand: { isReadBack: true, evidence: { kind: "note" } },
  });
  expect(line?.readBackAt).not.toBeNull();
});

test("what a hold lets go of is asked of people by its key, and over when it is gone", async () => {
  lay(`1,${email},Open claim`);
  const requestId = await approvedErasure(world, accountId, "2026-0002");
  await fulfil(world.worker, neighbours, { requestId });
  expect(await acts.stateOf(requestId)).toBe("held");
  const look = async () => {
    await rows(`update step set due_at = now() - interval '1 hour' where state = 'held'`);
    await recheckHeld(world.worker, neighbours);
  };
  await look();
  expect(await rows("select 1 from system_task")).toEqual([]);
  lay(`1,${email},Closed`);
  await look();
  await look();
  expect(await rows("select verb, state from system_task")).toEqual([
    { verb: "erase", state: "open" },
  ]);
  expect(await acts.stateOf(requestId)).toBe("held");
  lay();
  await answerAtDesk(world, officer, done);
  await settleAll(world);
  await look();
  expect(await acts.stateOf(requestId)).toBe("done");
});

test("a correction that people write is done when the system holds it, and asked again before", async () => {
  const place = JSON.stringify({
    system: "calls",
    collection: "calls",
    record: '["1"]',
    field: "note",
  });
  const details = { field: "Note", wanted: "Asked for two seats", reason: "", place };
  const id = await file(subjectOf(accountId), { type: "rectification", details });
  expect(await acts.act(officer, id, "take")).toBe("ok");
  expect(await acts.act(officer, id, "propose", "documents-confirm")).toBe("ok");
  const run = () => correct(world.worker, { requestId: id });
  await run();
  await run();
  expect(await rows("select verb, state from system_task")).toEqual([
    { verb: "write", state: "open" },
  ]);
  await answerAtDesk(world, officer, done);
  await settleAll(world);
  await run();
  expect(await acts.stateOf(id)).toBe("running");
  lay(`1,${email},Asked for two seats`, `2,${email},Called back`);
  await answerAtDesk(world, officer, done);
  await settleAll(world);
  await run();
  expect(await acts.stateOf(id)).toBe("done");
  expect(await rows("select 1 from message where event = 'request.corrected'")).toHaveLength(1);
});
