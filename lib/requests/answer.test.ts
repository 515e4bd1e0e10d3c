import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unseal } from "#lib/platform/crypto.ts";
import { jobs } from "#lib/jobs/definitions.ts";
import { escapeHtml } from "#lib/exports/core/html-words.ts";
import { translator } from "#lib/i18n/translator.ts";
import type { CopyDocument } from "#lib/exports/core/copy-document.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { caseView } from "./case-query.ts";
import { myRequest } from "./queries.ts";

const t = translator("en", "requests");
let world: SmallOperator;
let acts: CaseActs;
let agent: DeskPerson;
let accountId: AccountId;
let person: Workspace;
let id: string;
let run = 0;

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  agent = await addStaff(world, ["agent"]);
});

beforeEach(async () => {
  world.setDown("MAILING", false);
  run += 1;
  const email = `asks${run}@example.kz`;
  await query(
    world.shopUrl,
    `insert into customers values (${run}, '${email}', null, 'Әйгерім Сәтбай', '1990-02-03');
     insert into orders values (${run * 10}, ${run}, 'A-1', '2025-05-01', null, null, null)`,
  );
  accountId = await addAccount(world, { email });
  person = subjectOf(accountId);
  id = await file(person, question);
});

async function messages(event: string): Promise<readonly string[]> {
  const rows = await query<{ id: string; body_sealed: Uint8Array }>(
    world.superUrl,
    `select id, body_sealed from message where event = '${event}' and request_id = '${id}'`,
  );
  return rows.map((row) => unseal(row.body_sealed, `message.body.${row.id}`));
}

describe("an access request that staff approve", () => {
  it("gives the package with what the law wants said, and is done when it is ready", async () => {
    await acts.act(agent, id, "take");
    expect(await acts.act(agent, id, "propose", "access-right")).toBe("ok");
    expect(await acts.stateOf(id)).toBe("running");
    expect((await messages("request.answered"))[0]).toContain("We have decided.");
    expect(await messages("request.answer-ready")).toEqual([]);

    await jobs["build-archive"].run({ archiveId: id });

    expect(await acts.stateOf(id)).toBe("done");
    const view = await person.unit((unit) => myRequest(unit, id));
    expect(view).toMatchObject({ archiveId: id, decision: { words: "We have decided." } });
    expect(view?.clocks.every(({ metAt }) => metAt !== undefined)).toBe(true);
    const [notice] = await messages("request.answer-ready");
    expect(notice).toContain(`/en/requests/${id}`);
    expect(await messages("copy.ready")).toEqual([]);

    const files = await unpacked(person, id);
    const copy = JSON.parse(files.get("data.json") ?? "null") as CopyDocument;
    const orders = copy.about.filter(({ held }) => held === true);
    expect(orders.length).toBeGreaterThan(1);
    for (const line of orders) {
      for (const part of [line.data, line.purposes, line.bases, line.sources, line.terms]) {
        expect(part.length, line.category.en).toBeGreaterThan(0);
      }
    }
    const mailing = copy.about.find(({ system }) => system.en.includes("ailing"));
    expect(mailing).toMatchObject({ held: false, records: 0 });
    const page = files.get("data.html") ?? "";
    for (const key of ["purposes", "sources", "recipients", "terms", "bases", "data", "nothing"]) {
      expect(page).toContain(escapeHtml(translator("en", "exports")(`about.${key}`)));
    }
  });

  it("says of a silent system neither yes nor no", async () => {
    world.setDown("MAILING", true);
    await acts.act(agent, id, "take");
    await acts.act(agent, id, "propose", "access-right");
    await jobs["build-archive"].run({ archiveId: id });
    const copy = JSON.parse(
      (await unpacked(person, id)).get("data.json") ?? "null",
    ) as CopyDocument;
    const silent = copy.about.filter(({ held }) => held === null);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every(({ records }) => records === null)).toBe(true);
  });

  it("needs the step-up for its archive, and nobody else gets it", async () => {
    await acts.act(agent, id, "take");
    await acts.act(agent, id, "propose", "access-right");
    await jobs["build-archive"].run({ archiveId: id });
    await expect(unpacked(subjectOf(accountId, 1), id)).rejects.toThrow("exports.step-up-needed");
    const other = subjectOf(await addAccount(world, { email: `other${run}@example.kz` }));
    await expect(unpacked(other, id)).rejects.toThrow("exports.not-found");
  });

  it("refused, it gets no archive but words, signed by number, and who hears complaints", async () => {
    await acts.act(agent, id, "take");
    expect(await acts.act(agent, id, "refuse")).toBe("ok");
    expect(await acts.stateOf(id)).toBe("refused");
    const [letter] = await messages("request.refused");
    expect(letter).toContain("We have decided.");
    expect(letter).toMatch(new RegExp(`specialist No\\.\\s${agent.actor.number}\\.`, "u"));
    expect(letter).toContain(currentOperator().authority.names.en);
    expect(await acts.count(`select count(*) from export_archive where request_id = '${id}'`)).toBe(
      0,
    );
  });
});

describe("the draft of the answer", () => {
  it("says what was found, counted, in the person's language and without a value", async () => {
    expect((await caseView(agent.desk, id))?.work.drafts).toEqual({});
    await acts.act(agent, id, "take");
    const draft = (await caseView(agent.desk, id))?.work.drafts["access-right"] ?? "";
    expect(draft).toContain(t("drafts.found-held"));
    expect(draft).toMatch(/1\srecord/u);
    expect(draft).toMatch(new RegExp(`ailing.*${t("drafts.found-nothing")}`, "u"));
    for (const value of ["Әйгерім", "asks", "1990", "A-1"]) expect(draft).not.toContain(value);
  });

  it("denies nothing while a system is silent", async () => {
    await query(world.shopUrl, `truncate customers, orders, payments`);
    world.setDown("MAILING", true);
    await acts.act(agent, id, "take");
    const draft = (await caseView(agent.desk, id))?.work.drafts["access-right"] ?? "";
    expect(draft).toContain(t("drafts.found-unknown"));
    expect(draft).toContain(t("drafts.found-silent"));
  });
});
