import { beforeAll, beforeEach, expect, test } from "vitest";
import { consentMatrix } from "#lib/consents/queries.ts";
import { applyConsent } from "#lib/consents/use-cases/apply-consent.ts";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import { buildArchive } from "#lib/exports/use-cases/build-archive.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { setVariables } from "#lib/platform/env.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { query } from "#lib/testing/database.ts";
import { file } from "#lib/testing/filing.ts";
import { cabinetEmail, systemsWithCabinet } from "#lib/testing/small-cabinet.ts";
import { mailingRows, shopRows, email } from "#lib/testing/erasure-case.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { answerBy, mailedTokens, settleAll } from "#lib/testing/tasks.ts";

let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  setVariables({ JEKE_TEST_CABINET_EMAIL: cabinetEmail });
  world = await smallOperator("", systemsWithCabinet);
});

beforeEach(async () => {
  await query(world.superUrl, "truncate account, request, message, system_task cascade");
  await query(world.shopUrl, shopRows);
  await query(world.mailingUrl, mailingRows);
  accountId = await addAccount(world, { email });
});

const rows = (sql: string) => query<Record<string, unknown>>(world.superUrl, sql);
const token = async (): Promise<string> => (await mailedTokens(world)).at(-1) ?? "";

test("a copy is ready without what is kept by hand, says so, and is done when people have looked", async () => {
  const id = await file(subjectOf(accountId), { type: "copy", details: {} });
  await buildArchive(world.worker, { markRequest, readyNotice }, { archiveId: id });
  expect(await rows(`select state from request`)).toEqual([{ state: "held" }]);
  const files = await unpacked(subjectOf(accountId), id);
  const { body } = JSON.parse(files.get("manifest.json") ?? "{}") as { body: string };
  const manifest = JSON.parse(body) as { systems: { system: string }[] };
  expect(manifest.systems.find(({ system }) => system === "cabinet")).toMatchObject({
    outcome: "excluded",
    because: "by-hand",
  });
  expect(files.get("data.html")).toContain("kept by hand");
  expect(files.get("data.html")).toContain("What is not here, and why");
  await answerBy(await token(), { answer: "found", words: "One letter of May 2024." });
  await settleAll(world);
  expect(await rows(`select state from request`)).toEqual([{ state: "done" }]);
  expect(await rows(`select event from message where event like 'task.found'`)).toHaveLength(1);
});

test("a withdrawal that people have to carry out is not yet, until they say that it is", async () => {
  const me = subjectOf(accountId, 1);
  const set = await setConsent(me, {
    ...{ purpose: "marketing", channel: "email", decision: "withdrawn" },
  });
  if (!set.ok) throw new Error(set.error.code);
  const { eventId } = set.value;
  await applyConsent(world.worker, { eventId });
  await applyConsent(world.worker, { eventId });
  expect(await mailedTokens(world)).toHaveLength(1);
  const state = async () => {
    const matrix = await consentMatrix(me);
    const cell = matrix.rows[0]?.cells.find((one) => one?.channel === "email");
    return cell?.systems.find(({ system }) => system === "cabinet");
  };
  expect((await state())?.state).toBe("waiting");
  expect(await answerBy(await token())).toBe("ok");
  await settleAll(world);
  expect(await state()).toMatchObject({ state: "obeyed", isByHand: true });
  expect(await rows(`select state from consent_effect order by system`)).toEqual([
    { state: "obeyed" },
    { state: "obeyed" },
  ]);
  // The letter calls read back what was, and of the cabinet says whose word it is.
  const [letter] = await rows(`select id::text, body_sealed as body from message
    where event = 'consent.stopped'`);
  const text = unseal(letter?.["body"] as Uint8Array, `message.body.${String(letter?.["id"])}`);
  expect(text).toMatch(/Filing cabinet: people there confirmed that it is done/);
  expect(text).toMatch(/done and read back/);
});
