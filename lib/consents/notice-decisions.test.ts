import { beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { portalCollections } from "./portal-data.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { inTransaction } from "#lib/platform/db.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { query } from "#lib/testing/database.ts";
import { publish, type MadeUpNotice } from "#lib/testing/notice-packs.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { appliedNotices, noticeNews, successionNews } from "./notice-queries.ts";
import { acceptNotice } from "./use-cases/accept-notice.ts";
import { registerNotices } from "./use-cases/register-notices.ts";
import { setConsent } from "./use-cases/set-consent.ts";
import { currentOperator } from "#lib/operator/current.ts";

const first: MadeUpNotice = { version: "1", posted: "2021-07-15", text: "Kept for a year." };
const second: MadeUpNotice = { version: "2", posted: "2026-01-01", text: "Kept for two." };
const third: MadeUpNotice = {
  ...{ version: "3", posted: "2026-02-01", effective: "2100-01-01" },
  ...{ text: "Kept for three.", changes: "Longer." },
};
const own: MadeUpNotice = { service: "news", version: "1", posted: "2024-01-01", text: "By mail." };
let world: SmallOperator;
let me: Workspace;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  await query(
    world.superUrl,
    "truncate account, message, notice_version, announcement, notice_decision cascade",
  );
  publish({ notices: [first, second, own] });
  await world.worker.unit(registerNotices);
  accountId = await addAccount(world, { email: "me@example.kz" });
  me = subjectOf(accountId, 1);
});

const publishThird = async (acceptance: "ask" | "none"): Promise<void> => {
  publish({ notices: [first, second, third, own], acceptance });
  await world.worker.unit(registerNotices);
};
const accept = (ref: string, who = me) => who.unit((unit) => acceptNotice(unit, { ref }));
const rows = () => query(world.superUrl, "select notice, version, decision from notice_decision");

describe("accepting", () => {
  it("is asked once on home, and one click answers it", async () => {
    await publishThird("ask");
    expect(await me.unit(noticeNews)).toMatchObject([
      { ref: "general/3", state: "coming", from: "2100-01-01", asks: true, hasBefore: true },
    ]);
    expect(await accept("general/3")).toEqual({ ok: true, value: { isNew: true } });
    const [news] = await me.unit(noticeNews);
    expect(news).toMatchObject({
      asks: false,
      mayAccept: false,
      decision: { decision: "accepted" },
    });
  });

  it("sixteen clicks at once are one row and one line in the log", async () => {
    await publishThird("ask");
    const log = () =>
      query(world.superUrl, "select from audit_event where action = 'notice.accepted'");
    const before = (await log()).length;
    const all = await Promise.all(Array.from({ length: 16 }, () => accept("general/3")));
    expect(all.filter((one) => one.ok && one.value.isNew)).toHaveLength(1);
    expect(await rows()).toEqual([{ notice: "general", version: "3", decision: "accepted" }]);
    expect(await log()).toHaveLength(before + 1);
  });

  it.each([
    ["a version that is over", "general/1", "consents.notice-over"],
    ["one that nobody published", "general/9", "consents.notice-unknown"],
    ["another service's", "tickets/1", "consents.notice-unknown"],
  ])("refuses %s", async (_, ref, code) => {
    await publishThird("ask");
    expect(await accept(ref)).toMatchObject({ ok: false, error: { code } });
    expect(await rows()).toEqual([]);
  });

  it("is not asked by an operator who only tells, nor of anybody but the person", async () => {
    await publishThird("none");
    expect(await accept("general/3")).toMatchObject({
      ok: false,
      error: { code: "consents.notice-not-asked" },
    });
    expect(await me.unit(noticeNews)).toMatchObject([{ asks: false, mayAccept: false }]);
    expect(await accept("general/3", world.worker)).toMatchObject({
      ok: false,
      error: { code: "consents.not-yours" },
    });
  });

  it("is asked of whoever comes before the new text governs, not of whoever comes after", async () => {
    const now: MadeUpNotice = { version: "4", posted: "2026-01-15", text: "Kept for four." };
    publish({ notices: [first, second, now, third, own], acceptance: "ask" });
    await world.worker.unit(registerNotices);
    expect((await me.unit(noticeNews)).map(({ ref }) => ref)).toEqual(["general/4", "general/3"]);
    const newcomer = subjectOf(await addAccount(world, { email: "new@example.kz" }), 1);
    expect((await newcomer.unit(noticeNews)).map(({ ref }) => ref)).toEqual(["general/3"]);
    // A question that nobody answered stays, a mere piece of news goes after a month.
    await query(
      world.superUrl,
      `update account set created_at = now() - interval '90 days' where id = '${accountId}'`,
    );
    await query(world.superUrl, "update announcement set begun_at = now() - interval '31 days'");
    expect((await me.unit(noticeNews)).map(({ ref }) => ref)).toEqual(["general/4", "general/3"]);
    publish({ notices: [first, second, now, third, own], acceptance: "none" });
    expect((await me.unit(noticeNews)).map(({ ref }) => ref)).toEqual(["general/3"]);
  });
});

describe("which text applied", () => {
  const on = (day: string) => me.unit((unit) => appliedNotices(unit, Temporal.PlainDate.from(day)));

  it("is told service by service for any day", async () => {
    const refs = async (day: string) =>
      (await on(day))?.services.map(({ service, notice }) => `${service} ${notice?.ref ?? "none"}`);
    expect(await refs("2021-07-14")).toEqual(["tickets none", "news none"]);
    expect(await refs("2021-07-15")).toEqual(["tickets general/1", "news general/1"]);
    expect(await refs("2024-01-01")).toEqual(["tickets general/1", "news news/1"]);
    expect(await refs("2026-06-01")).toEqual(["tickets general/2", "news news/1"]);
  });

  it("names the consents that were given under it, and no others", async () => {
    const done = await setConsent(me, {
      purpose: "marketing",
      channel: "email",
      decision: "withdrawn",
    });
    expect(done.ok).toBe(true);
    const [event] = await query<{ service: string; notice: string }>(
      world.superUrl,
      "select service, notice from consent_event",
    );
    expect(event).toEqual({ service: "news", notice: "news/1" });
    const services = (await on("2026-06-01"))?.services ?? [];
    expect(services.map(({ consents }) => consents.length)).toEqual([0, 1]);
    expect((await on("2023-06-01"))?.services.map(({ consents }) => consents.length)).toEqual([
      0, 0,
    ]);
  });

  it("tells nobody but the person", async () => {
    expect(await world.worker.unit((unit) => appliedNotices(unit))).toBeNull();
    expect(await world.worker.unit(noticeNews)).toEqual([]);
  });
});

test("a new operator stands on home from the announcement until a month after the data moved", async () => {
  const today = Temporal.Now.plainDateISO("Asia/Almaty");
  const day = (add: number) => today.add({ days: add }).toString();
  const states = [
    { id: "later", announced: day(1), moves: day(9) },
    { id: "now", announced: day(-1), moves: day(1) },
    { id: "moved", announced: day(-9), moves: day(0) },
    { id: "old", announced: day(-90), moves: day(-60) },
  ];
  publish({ notices: [first], successions: states });
  const news = successionNews(currentOperator(), Temporal.Now.instant());
  expect(news.map(({ id, hasMoved }) => [id, hasMoved])).toEqual([
    ["now", false],
    ["moved", true],
  ]);
});

describe("the rows of a person", () => {
  it("are theirs alone: nobody else reads, writes or dates them back", async () => {
    await publishThird("ask");
    await accept("general/3");
    const other = subjectOf(await addAccount(world, { email: "other@example.kz" }), 1);
    expect(await other.unit((unit) => unit.tx.noticeDecision.count())).toBe(0);
    const write = (data: object) =>
      other.unit((unit) =>
        unit.tx.noticeDecision.createMany({
          data: [{ accountId, notice: "general", version: "3", decision: "accepted", ...data }],
        }),
      );
    await expect(write({})).rejects.toThrow(/row-level security/);
    if (other.actor.kind !== "subject") throw new Error("not a subject");
    const mine = { accountId: other.actor.accountId };
    await expect(write({ ...mine, at: new Date("2020-01-01") })).rejects.toThrow(/made now/);
    await expect(write({ ...mine, decision: "refused" })).rejects.toThrow();
    const change = inTransaction(
      "app",
      me.actor,
      (tx) => tx.$executeRaw`update notice_decision set decision = 'refused'`,
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });

  it("stand in My data and in the copy, and go with the erasure", async () => {
    await publishThird("ask");
    await accept("general/3");
    const rowsOf = portalCollections.find(({ map }) => map.id === "notice-decisions");
    const read = await me.unit((unit) => rowsOf?.read(unit, accountId) ?? Promise.resolve([]));
    expect(read.map(({ values }) => [values.notice, values.decision])).toEqual([
      ["Policy (general/3)", "accepted"],
    ]);
    const keys = read.map(({ key }) => key);
    expect(await world.worker.unit(async (unit) => rowsOf?.erase(unit, accountId, keys))).toBe(1);
    expect(await rows()).toEqual([]);
  });
});
