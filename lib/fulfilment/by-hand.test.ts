import { expect, test } from "vitest";
import { preview } from "#lib/fulfilment/preview.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { setVariables } from "#lib/platform/env.ts";
import { erasureCase } from "#lib/testing/erasure-case.ts";
import { taskByLink } from "#lib/systems/tasks/queries.ts";
import { cabinetEmail, systemsWithCabinet } from "#lib/testing/small-cabinet.ts";
import { answerBy, mailedTokens, outside, pdf, settleAll } from "#lib/testing/tasks.ts";
import type { CertificateBody } from "./core/certificate.ts";

setVariables({ JEKE_TEST_CABINET_EMAIL: cabinetEmail });
const one = erasureCase(systemsWithCabinet);

const tasks = () =>
  one.portal(`select state, verb, answer, attempt, evidence_kind, evidence_file,
    encode(evidence_sha256, 'hex') as sha, account_id, octet_length(about_sealed) as about,
    opened_at < due_at as later from system_task order by opened_at, attempt`);
const token = async (): Promise<string> => (await mailedTokens(one.world)).at(-1) ?? "";
const certificate = async (): Promise<CertificateBody> => {
  const [row] = await one.portal("select body from certificate");
  return JSON.parse(String(row?.body)) as CertificateBody;
};
/** The last letter, as it stands ready to be sent. */
const lastLetter = async (): Promise<string> => {
  const [row] = await one.portal(`select id::text, body_sealed as body, event from message
    where event like 'erasure.%'`);
  const text = unseal(row?.["body"] as Uint8Array, `message.body.${String(row?.["id"])}`);
  return `${String(row?.["event"])} ${text}`;
};

test("the plan names what people have to do, uncounted, before the portal's own", async () => {
  const { view } = await preview(one.world.worker, one.accountId);
  const row = view.rows.find(({ system }) => system === "cabinet");
  expect(row).toMatchObject({
    act: "delete",
    group: "goes",
    count: 0,
    uncounted: true,
    byHand: true,
  });
  const systems = view.rows.map(({ system }) => system);
  expect(systems.lastIndexOf("cabinet")).toBeLessThan(systems.indexOf("portal"));
  expect(view.failed).toEqual([]);
});

test("a step waits for its person, and the certificate says whose word stands for it", async () => {
  expect(await one.run()).toMatchObject({ state: "again" });
  expect(await tasks()).toMatchObject([{ state: "open", verb: "erase", attempt: 1, later: true }]);
  expect(await one.state()).toBe("running");
  const step = `select state, outcome from step where system = 'cabinet'`;
  expect(await one.portal(step)).toEqual([{ state: "task", outcome: "task" }]);
  // The map's reason speaks to the person: whoever does it reads it as what the person is told.
  const shown = await outside.unit(async (unit) => taskByLink(unit, await token()));
  expect(shown?.change?.en).toContain("The person is told: “Nobody needs your letters any more”");
  // Again and again: one task, one mail.
  await one.run();
  expect(await mailedTokens(one.world)).toHaveLength(1);
  expect(await answerBy(await token(), { answer: "done", records: 3, file: pdf })).toBe("ok");
  await settleAll(one.world);
  expect(await one.run()).toEqual({ state: "over" });
  expect(await one.state()).toBe("held");
  const { outcomes, sums } = await certificate();
  const line = outcomes.find(({ system }) => system === "cabinet");
  expect(line).toMatchObject({
    ...{ method: "by-hand", outcome: "erased", readBackAt: null, beyond: 3 },
    byHand: { by: { en: "The archive keeper" }, answer: "done", evidence: { kind: "pdf" } },
  });
  expect(sums.done + sums.waiting).toBe(sums.planned);
  // Nor does the last letter say that all of it was read again.
  expect(await lastLetter()).toContain("For the rest people answered");
  // With the person the file and what they were found by are gone; the hash that the certificate names stays.
  expect(await tasks()).toMatchObject([
    {
      ...{ state: "checked", account_id: null, about: 0, evidence_file: null },
      sha: line?.byHand?.evidence?.sha256,
    },
  ]);
});

test("whoever cannot do it gives the case to staff, and set going again it is asked anew", async () => {
  await one.run();
  expect(await answerBy(await token(), { answer: "cannot", words: "It is a court file." })).toBe(
    "ok",
  );
  await settleAll(one.world);
  expect(await one.state()).toBe("needs-staff");
  expect(await one.portal(`select state, error_code from step where system = 'cabinet'`)).toEqual([
    { state: "failed", error_code: "by-hand" },
  ]);
  await one.portal(`update step set due_at = now() where state = 'failed'`);
  await one.run();
  expect(await tasks()).toMatchObject([
    { state: "returned", attempt: 1 },
    { state: "open", attempt: 2 },
  ]);
});

test("nothing found is said as such, never as deleted", async () => {
  await one.run();
  await answerBy(await token(), { answer: "found-nothing", words: "No folder has that address." });
  await settleAll(one.world);
  await one.run();
  const line = (await certificate()).outcomes.find(({ system }) => system === "cabinet");
  expect(line).toMatchObject({ outcome: "held-nothing", byHand: { answer: "found-nothing" } });
});
