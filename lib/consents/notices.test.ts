import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { tellMany } from "#lib/jobs/tell-many.ts";
import { blindIndex, seal, unseal } from "#lib/platform/crypto.ts";
import { query } from "#lib/testing/database.ts";
import { publish, type MadeUpNotice } from "#lib/testing/notice-packs.ts";
import { addAccount, smallOperator, type SmallOperator } from "#lib/testing/small-operator.ts";
import { announce } from "./use-cases/announce.ts";
import { registerNotices } from "./use-cases/register-notices.ts";

const first: MadeUpNotice = { version: "1", posted: "2021-07-15", text: "Kept for a year." };
const second: MadeUpNotice = {
  ...{ version: "2", posted: "2026-01-01", effective: "2100-01-01" },
  ...{ text: "Kept for two years.", changes: "Data are kept longer." },
};
let world: SmallOperator;
/** The log is not emptied between tests: each reads on from here. */
let logged = "0";

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  await query(
    world.superUrl,
    "truncate account, message, notice_version, announcement, notice_decision, pgboss.job cascade",
  );
  publish({ notices: [first] });
  const [last] = await query<{ seq: string }>(
    world.superUrl,
    "select coalesce(max(seq), 0)::text as seq from audit_event",
  );
  logged = last?.seq ?? "0";
});

const register = () => world.worker.unit(registerNotices);
const tell = async (id: string, after?: string) =>
  world.worker.unit((unit) => announce(unit, tellMany, { announcementId: id, after }));

type Told = {
  readonly account: string;
  readonly event: string;
  readonly locale: string;
  readonly text: string;
};

async function told(): Promise<readonly Told[]> {
  const rows = await query<{
    id: string;
    account_id: string;
    event: string;
    locale: string;
    body_sealed: Uint8Array;
  }>(
    world.superUrl,
    "select id, account_id, event, locale, body_sealed from message order by created_at, id",
  );
  return rows.map(({ id, account_id: account, event, locale, body_sealed }) => ({
    ...{ account, event, locale },
    text: unseal(body_sealed, `message.body.${id}`),
  }));
}

/** Runs every queued `announce` job, and those that they queue. */
async function announceAll(): Promise<number> {
  let runs = 0;
  for (;;) {
    const [job] = await query<{ id: string; data: { announcementId: string; after?: string } }>(
      world.superUrl,
      "delete from pgboss.job where id = (select id from pgboss.job where name = 'announce' limit 1) returning id, data",
    );
    if (job === undefined) return runs;
    await tell(job.data.announcementId, job.data.after);
    runs += 1;
  }
}

const actions = async (): Promise<readonly string[]> =>
  (
    await query<{ line: string }>(
      world.superUrl,
      "select action || ' ' || data as line from audit_event where action like 'notice.%' and seq > $1 order by seq",
      [logged],
    )
  ).map(({ line }) => line);

describe("versions of notices", () => {
  it("those with which a portal begins are written down and told to nobody", async () => {
    await addAccount(world, { email: "first@example.kz" });
    expect(await register()).toEqual({ registered: 1, announced: 0 });
    expect(await register()).toEqual({ registered: 0, announced: 0 });
    expect(await announceAll()).toBe(0);
    expect(await told()).toEqual([]);
  });

  it("a changed one is told once to everybody who was there, in their language, with day, changes and ways on", async () => {
    await register();
    const mine = await addAccount(world, { email: "mine@example.kz", phone: "+77000000001" });
    const byPhone = await addAccount(world, { phone: "+77000000002" });
    await query(world.superUrl, `update account set locale = 'kk' where id = '${byPhone}'`);
    publish({ notices: [first, second], acceptance: "ask" });
    expect(await register()).toEqual({ registered: 1, announced: 1 });
    await addAccount(world, { email: "later@example.kz" });
    await announceAll();
    const [job] = await query<{ id: string }>(world.superUrl, "select id from announcement");
    await tell(job?.id ?? "");
    await query(world.superUrl, "update announcement set done_at = null");
    await Promise.all([tell(job?.id ?? ""), tell(job?.id ?? "")]);
    const messages = await told();
    expect(messages.map(({ account, event }) => [account, event]).toSorted()).toEqual(
      [
        [mine, "notice.changed"],
        [byPhone, "notice.changed"],
      ].toSorted(),
    );
    const mail = messages.find(({ account }) => account === mine)?.text ?? "";
    expect(mail).toContain("Data are kept longer.");
    expect(mail).toContain("1\u00a0January 2100");
    expect(mail).toContain("/en/notices/general/2/changes");
    expect(mail).toContain("/en/requests/new/notice-refusal?notice=general%2F2");
    const sms = JSON.parse(messages.find(({ account }) => account === byPhone)?.text ?? "{}") as {
      text: string;
    };
    expect(sms.text).toContain("/kk/notices/general/2/changes");
    expect((await actions()).filter((one) => one.startsWith("notice.announced"))).not.toEqual([]);
    const jobs = await query(world.superUrl, "select from pgboss.job where name = 'send-message'");
    expect(jobs).toHaveLength(2);
  });

  it("hundreds of accounts are told in batches, each once, and a job that runs twice tells nobody twice", async () => {
    await register();
    await query(
      world.superUrl,
      `insert into account (id, locale, created_at)
         select gen_random_uuid(), 'ru', now() - interval '1 day' from generate_series(1, 401)`,
    );
    await addIdentifiersToAll();
    publish({ notices: [first, second] });
    await register();
    const [job] = await query<{ id: string }>(world.superUrl, "select id from announcement");
    await tell(job?.id ?? "");
    await tell(job?.id ?? "");
    // Two runs of the first batch queued the second one twice: 200, 200 and the last one each.
    expect(await announceAll()).toBeGreaterThanOrEqual(3);
    expect(await told()).toHaveLength(401);
    const [done] = await query<{ done: boolean }>(
      world.superUrl,
      "select done_at is not null as done from announcement",
    );
    expect(done?.done).toBe(true);
    expect((await actions()).filter((one) => one.startsWith("notice.announced"))).toHaveLength(1);
  });

  it("sixteen workers that start together write a version once and begin one announcement", async () => {
    await register();
    publish({ notices: [first, second] });
    const all = await Promise.all(Array.from({ length: 16 }, register));
    expect(all.reduce((sum, one) => sum + one.registered, 0)).toBe(1);
    expect(all.reduce((sum, one) => sum + one.announced, 0)).toBe(1);
  });

  it("a published text that changes under its own version is told to staff, and to people not as a new one", async () => {
    await register();
    publish({ notices: [{ ...first, text: "Kept for ever." }] });
    expect(await register()).toEqual({ registered: 1, announced: 0 });
    expect(await register()).toEqual({ registered: 0, announced: 0 });
    expect(await actions()).toEqual([
      'notice.registered {"versions":["general/1"]}',
      'notice.text-changed {"versions":["general/1"]}',
    ]);
  });

  it("a day that was to be supplied may be supplied; one that was named may not move", async () => {
    const { posted: _posted, ...undated } = first;
    publish({ notices: [undated] });
    await register();
    publish({ notices: [first] });
    await register();
    expect((await actions()).at(-1)).toContain("notice.registered");
    publish({ notices: [{ ...first, posted: "2020-01-01" }] });
    await register();
    expect((await actions()).at(-1)).toContain("notice.text-changed");
    publish({ notices: [{ ...first, effective: "2021-08-01" }] });
    await register();
    expect((await actions()).at(-1)).toContain("notice.registered");
    publish({ notices: [undated] });
    await register();
    expect((await actions()).filter((one) => one.includes("text-changed"))).toHaveLength(1);
  });

  it("an older version that completes the shelf is told to nobody", async () => {
    await addAccount(world, { email: "shelf@example.kz" });
    await register();
    publish({ notices: [first, { version: "0", posted: "2019-01-01", text: "Kept for a day." }] });
    expect(await register()).toEqual({ registered: 1, announced: 0 });
  });
});

describe("a new operator", () => {
  const today = Temporal.Now.plainDateISO("Asia/Almaty");
  const sale = (from: number, to: number) => ({
    id: "next",
    announced: today.add({ days: from }).toString(),
    moves: today.add({ days: to }).toString(),
  });

  it.each([
    ["before it is announced", sale(1, 30), 0],
    ["from its announcement on", sale(0, 30), 1],
    ["on the day the data move", sale(-30, 0), 1],
    ["not after the data moved", sale(-30, -1), 0],
  ])("is told %s", async (_, succession, times) => {
    const accountId = await addAccount(world, { email: "sold@example.kz" });
    publish({ notices: [first], successions: [succession] });
    expect((await register()).announced).toBe(times);
    expect((await register()).announced).toBe(0);
    await announceAll();
    const messages = await told();
    expect(messages.map(({ account, event }) => [account, event])).toEqual(
      times === 0 ? [] : [[accountId, "notice.succession"]],
    );
    if (times === 1) expect(messages[0]?.text).toContain("Next LLP");
  });
});

async function addIdentifiersToAll(): Promise<void> {
  const rows = await query<{ id: string }>(world.superUrl, "select id from account");
  await world.worker.unit(({ tx, now }) =>
    tx.identifier.createMany({
      data: rows.map(({ id: accountId }, index) => {
        const id = crypto.randomUUID();
        const value = `many${index}@example.kz`;
        return {
          ...{ id, accountId, kind: "email", verifiedAt: new Date(now.epochMilliseconds) },
          valueSealed: seal(value, `identifier.value.${id}`),
          valueIndex: blindIndex("identifier", `email:${value}`),
        };
      }),
    }),
  );
}
