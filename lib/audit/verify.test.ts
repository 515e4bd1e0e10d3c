import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { WorkerActor } from "#lib/kernel/actor.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { hex } from "#lib/platform/crypto.ts";
import { leafHash } from "./core/leaf.ts";
import { appendLeaf, emptyFrontier, packNodes } from "./core/merkle.ts";
import { auditLog } from "./log.ts";
import { verifyLog } from "./verify.ts";

const worker: WorkerActor = { kind: "worker", job: "test" };
const database = await freshDatabase();
const asSuper = (sql: string) => query(database.superUrl, sql);
const size = 21;

/** What is wrong, as `edited 7` or `missing 3-5`. */
async function found(): Promise<string[]> {
  const verdict = await verifyLog(worker);
  return verdict.problems.map(({ code, from, to }) =>
    from === undefined ? code : `${code} ${from === to ? from : `${from}-${to}`}`,
  );
}

beforeAll(async () => {
  await inTransaction("worker", worker, async (tx, now) => {
    const log = auditLog(tx, worker, now);
    for (let index = 1; index <= size; index += 1) {
      await log.append({
        action: "step.done",
        target: { kind: "step", id: `s${index}` },
        data: { system: "shop", records: index },
      });
    }
  });
  await asSuper("create table kept_event as select * from audit_event");
  await asSuper("create table kept_head as select * from audit_head");
});

beforeEach(async () => {
  await asSuper("truncate audit_event, audit_head");
  await asSuper("insert into audit_event select * from kept_event");
  await asSuper("insert into audit_head select * from kept_head");
});

/** What somebody with the database and the source code, but without the keys, can make of a row. */
async function rehash(seq: number): Promise<void> {
  const [row] = await query<
    Record<"at" | "action" | "target_kind" | "target_id" | "data" | "actor_id", string>
  >(
    database.superUrl,
    `select (extract(epoch from at) * 1000)::bigint::text as at, action, target_kind, target_id, data, actor_id
     from audit_event where seq = ${seq}`,
  );
  const leaf = leafHash({
    ...{ seq: String(seq), at: row!.at, actorKind: "worker", actorId: row!.actor_id },
    ...{ action: row!.action, targetKind: row!.target_kind, targetId: row!.target_id },
    ...{ requestId: null, subject: null, data: row!.data },
  });
  await asSuper(`update audit_event set leaf = '\\x${hex(leaf)}' where seq = ${seq}`);
}

describe("a superuser of the database is found", () => {
  it("not at all, while nothing was touched", async () => {
    expect(await verifyLog(worker)).toMatchObject({ outcome: "holds", size: 21n, problems: [] });
  });

  it.each([
    ["at", "at + interval '1 millisecond'"],
    ["at", "'infinity'"],
    ["at", "at - interval '4000 years'"],
    ["actor_kind", "'staff'"],
    ["actor_id", "null"],
    ["action", "'step.failed'"],
    ["target_kind", "null"],
    ["target_id", "'other'"],
    ["request_id", "gen_random_uuid()"],
    ["subject", "'aa'"],
    ["data", `'{"records":0,"system":"shop"}'`],
    ["data", "data || ' '"],
  ])("changing %s to %s", async (column, value) => {
    await asSuper(`update audit_event set ${column} = ${value} where seq = 7`);
    expect(await found()).toEqual(["edited 7"]);
  });

  it("changing a stored hash", async () => {
    await asSuper("update audit_event set leaf = sha256('x') where seq = 21");
    expect(await found()).toEqual(["edited 21", "rewritten 21"]);
  });

  it("changing a row and making its hash anew", async () => {
    await asSuper(`update audit_event set data = '{"records":0,"system":"shop"}' where seq = 18`);
    await rehash(18);
    expect(await found()).toEqual(["rewritten 17-20"]);
  });

  it.each([
    ["the first", "seq = 1", "missing 1"],
    ["one in the middle", "seq = 9", "missing 9"],
    ["several", "seq between 4 and 6", "missing 4-6"],
    ["the last", "seq = 21", "missing 21"],
    ["the tail", "seq > 10", "missing 11-21"],
    ["all", "true", "missing 1-21"],
  ])("deleting %s", async (_name, where, expected) => {
    await asSuper(`delete from audit_event where ${where}`);
    expect(await found()).toEqual([expected]);
  });

  it("exchanging two rows, with or without their hashes", async () => {
    await asSuper(
      "update audit_event set seq = case seq when 3 then -5 else -3 end where seq in (3, 5)",
    );
    await asSuper("update audit_event set seq = -seq where seq < 0");
    expect(await found()).toEqual(["edited 3", "edited 5", "rewritten 1-16"]);
    await rehash(3);
    await rehash(5);
    expect(await found()).toEqual(["rewritten 1-16"]);
  });

  it("putting rows in: before the first, behind the last, in between", async () => {
    const copy = (seq: number) =>
      asSuper(`insert into audit_event select ${seq}, at, actor_kind, actor_id, action, target_kind, target_id,
        request_id, subject, data, leaf from audit_event where seq = 21`);
    await copy(0);
    await copy(22);
    await rehash(22);
    expect(await found()).toEqual(["edited 0", "out-of-range 0", "beyond-head 22"]);
    await asSuper("delete from audit_event where seq in (0, 22)");
    await asSuper("update audit_event set seq = -seq - 1 where seq > 9");
    await asSuper("update audit_event set seq = -seq where seq < 0");
    await copy(10);
    const moved = await found();
    expect(moved.slice(0, 2)).toEqual(["edited 10", "edited 11"]);
    expect(moved.at(-1)).toBe("beyond-head 22");
  });

  it("doubling a row after taking the key away", async () => {
    await asSuper("alter table audit_event drop constraint audit_event_pkey");
    await asSuper("insert into audit_event select * from audit_event where seq = 4");
    const problems = await found();
    await asSuper("delete from audit_event where seq = 4");
    await asSuper("insert into audit_event select * from kept_event where seq = 4");
    await asSuper("alter table audit_event add primary key (seq)");
    expect(problems).toEqual(["repeated 4"]);
  });

  it("editing the head, removing it, or cutting log and head together", async () => {
    await asSuper("update audit_head set mac = sha256('x')");
    expect(await found()).toEqual(["head-edited"]);
    await asSuper("delete from audit_head");
    expect(await found()).toEqual(["head-missing"]);

    const rows = await query<{ leaf: Uint8Array }>(
      database.superUrl,
      "select leaf from audit_event where seq <= 20 order by seq",
    );
    const shorter = rows.map(({ leaf }) => leaf).reduce(appendLeaf, emptyFrontier);
    await asSuper("delete from audit_event where seq = 21");
    await asSuper(
      `insert into audit_head select 1, 20, '\\x${hex(packNodes(shorter.nodes))}', mac from kept_head`,
    );
    expect(await found()).toEqual(["head-edited"]);
  });

  it("emptying everything: then nothing is claimed", async () => {
    await asSuper("truncate audit_event, audit_head");
    expect(await verifyLog(worker)).toMatchObject({ outcome: "empty" });
  });
});

it("is not disturbed by events that are appended while it reads", async () => {
  const append = () =>
    inTransaction("worker", worker, (tx, now) =>
      auditLog(tx, worker, now).append({ action: "account.created" }),
    );
  const verdicts = await Promise.all(
    [1, 2, 3, 4].flatMap(() => [
      append().then(() => undefined),
      verifyLog(worker),
      append().then(() => undefined),
    ]),
  );
  const outcomes = verdicts.flatMap((verdict) => (verdict === undefined ? [] : [verdict.outcome]));
  expect(outcomes).toEqual(["holds", "holds", "holds", "holds"]);
  expect(await verifyLog(worker)).toMatchObject({ outcome: "holds", size: 29n });
});
