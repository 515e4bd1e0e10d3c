import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noticeNews } from "#lib/consents/notice-queries.ts";
import { acceptNotice } from "#lib/consents/use-cases/accept-notice.ts";
import { registerNotices } from "#lib/consents/use-cases/register-notices.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { query } from "#lib/testing/database.ts";
import { publish } from "#lib/testing/notice-packs.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { myRequest } from "./queries.ts";
import { cancel } from "./use-cases/cancel.ts";
import { submit } from "./use-cases/submit.ts";

const first = { version: "1", posted: "2021-07-15", text: "Kept for a year." };
const second = { version: "2", posted: "2026-01-01", text: "Kept for two.", changes: "Longer." };
let world: SmallOperator;
let me: Workspace;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  await query(
    world.superUrl,
    "truncate account, request, message, notice_version, announcement, notice_decision cascade",
  );
  publish({ notices: [first] });
  await world.worker.unit(registerNotices);
  me = subjectOf(await addAccount(world, { email: "leaves@example.kz" }), 1);
  publish({ notices: [first, second], acceptance: "ask" });
  await world.worker.unit(registerNotices);
});

const refuse = (
  details: Readonly<Record<string, string>>,
  submitKey: string = crypto.randomUUID(),
) =>
  submit(me, {
    ...{ type: "notice-refusal", submitKey },
    details: { notice: "general/2", services: "tickets", ...details },
  });
const decisions = () =>
  query<{ decision: string; request_id: string | null }>(
    world.superUrl,
    "select decision, request_id from notice_decision order by seq",
  );

async function filed(details: Readonly<Record<string, string>> = {}): Promise<string> {
  const done = await refuse(details);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.id;
}

describe("refusing a notice", () => {
  it("files the request with its due date and writes the refusal, both or neither", async () => {
    const id = await filed({ services: "tickets,news", reason: "Too long." });
    expect(await decisions()).toEqual([{ decision: "refused", request_id: id }]);
    const clocks = await query(world.superUrl, "select rule_id from clock");
    expect(clocks).toEqual([{ rule_id: "consent.withdraw" }]);
    const request = await me.unit((unit) => myRequest(unit, id));
    expect(request?.details.map(({ value }) => value)).toEqual([
      "Policy (2)",
      "Ticket sales, Mailing",
      "Too long.",
    ]);
    expect(await me.unit(noticeNews)).toMatchObject([
      { asks: false, decision: { decision: "refused", requestId: id } },
    ]);
  });

  it("sixteen clicks on one form, and sixteen forms, are one request and one refusal", async () => {
    const key = crypto.randomUUID();
    const clicks = await Promise.all(Array.from({ length: 16 }, () => refuse({}, key)));
    expect(new Set(clicks.map((one) => one.ok && one.value.id)).size).toBe(1);
    const forms = await Promise.all(Array.from({ length: 16 }, () => refuse({})));
    expect(forms.every((one) => !one.ok && one.error.code === "requests.already-open")).toBe(true);
    expect(await query(world.superUrl, "select from request")).toHaveLength(1);
    expect(await decisions()).toHaveLength(1);
  });

  it("at the same moment as accepting leaves both in the ledger, one after the other", async () => {
    const accept = me.unit((unit) => acceptNotice(unit, { ref: "general/2" }));
    const [accepted, refused] = await Promise.all([accept, refuse({})]);
    expect([accepted.ok, refused.ok]).toEqual([true, true]);
    expect((await decisions()).map(({ decision }) => decision).toSorted()).toEqual([
      "accepted",
      "refused",
    ]);
  });

  it("may be taken back, and the text accepted after all", async () => {
    const requestId = await filed();
    const taken = await me.unit((unit) => cancel(unit, { requestId }));
    expect(taken.ok).toBe(true);
    expect(await me.unit(noticeNews)).toMatchObject([{ mayAccept: true }]);
    expect((await me.unit((unit) => acceptNotice(unit, { ref: "general/2" }))).ok).toBe(true);
    expect((await refuse({})).ok).toBe(true);
  });

  it.each([
    ["a text that nobody published", { notice: "general/9" }],
    ["a text of no notice", { notice: "2" }],
    ["no service", { services: "" }],
    ["an unknown service", { services: "tickets,moon" }],
    ["a service twice", { services: "tickets,tickets" }],
    ["a successor that was never announced", { succession: "moon" }],
  ])("refuses %s and writes nothing", async (_, details) => {
    expect(await refuse(details)).toMatchObject({
      ok: false,
      error: { code: "requests.details-invalid" },
    });
    expect(await decisions()).toEqual([]);
  });
});

describe("the way out", () => {
  const exitOf = async (id: string) => (await me.unit((unit) => myRequest(unit, id)))?.exit;

  it("says which steps are done: the refusal, then the copy, then the deletion", async () => {
    const id = await filed({ services: "tickets,news" });
    expect(await exitOf(id)).toMatchObject({
      ...{ leavesAll: true, services: ["Ticket sales", "Mailing"] },
      ...{ copy: { state: "not-yet" }, erasure: { state: "not-yet" } },
    });
    if (me.actor.kind !== "subject") throw new Error("not a subject");
    const raised = subjectOf(me.actor.accountId, 2);
    const copy = await submit(raised, { type: "copy", details: {}, submitKey: "copy-of-mine" });
    if (!copy.ok) throw new Error(copy.error.code);
    expect(await exitOf(id)).toMatchObject({
      copy: { state: "under-way", requestId: copy.value.id },
    });
    const gone = await submit(raised, {
      ...{ type: "erasure", details: {}, typed: "delete", submitKey: "erasure-of-mine" },
    });
    expect(gone.ok).toBe(true);
    expect(await exitOf(id)).toMatchObject({ erasure: { state: "under-way" } });
  });

  it("does not count a copy of long ago, nor what was cancelled", async () => {
    if (me.actor.kind !== "subject") throw new Error("not a subject");
    const raised = subjectOf(me.actor.accountId, 2);
    await submit(raised, { type: "copy", details: {}, submitKey: "old-copy" });
    const id = await filed();
    expect(await exitOf(id)).toMatchObject({ leavesAll: false, copy: { state: "not-yet" } });
    const gone = await submit(raised, {
      ...{ type: "erasure", details: {}, typed: "delete", submitKey: "taken-back" },
    });
    if (!gone.ok) throw new Error(gone.error.code);
    await me.unit((unit) => cancel(unit, { requestId: gone.value.id }));
    expect(await exitOf(id)).toMatchObject({ erasure: { state: "not-yet" } });
  });

  it("is opened by no other request", async () => {
    const asked = await submit(me, {
      ...{ type: "information", submitKey: "a-question" },
      details: { question: "What do you hold?" },
    });
    if (!asked.ok) throw new Error(asked.error.code);
    expect(await exitOf(asked.value.id)).toBeUndefined();
  });
});
