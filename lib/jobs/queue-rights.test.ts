import { afterAll, expect, test } from "vitest";
import type { Actor } from "#lib/kernel/actor.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { closeQueue, queueFor } from "./queue.ts";

const { appUrl, superUrl } = await freshDatabase();
const gate: Actor = { kind: "gate" };
const startAfter = Temporal.Instant.from("2036-01-01T00:00:00Z");

afterAll(closeQueue);

test("the web files a job in its transaction, with a key or for later", async () => {
  const messageId = crypto.randomUUID();
  await inTransaction("app", gate, async (tx) => {
    await queueFor(tx, "app").enqueue("send-message", { messageId }, { key: messageId });
    await queueFor(tx, "app").enqueue("send-message", { messageId }, { startAfter });
  });
  const jobs = await query(
    superUrl,
    `select retry_limit, singleton_key from pgboss.job where data ->> 'messageId' = '${messageId}'
     order by start_after`,
  );
  expect(jobs).toEqual([
    { retry_limit: 200, singleton_key: messageId },
    { retry_limit: 200, singleton_key: null },
  ]);
});

test.each([
  ["read what a job carries", "select data from pgboss.job"],
  ["read all of a job", "select * from pgboss.job_common"],
  ["read what a job came to", "select output from pgboss.job"],
  ["count jobs of a name", "select 1 from pgboss.job where name = 'fulfil'"],
  ["delete a job", "delete from pgboss.job"],
  ["delete a job of a partition", "delete from pgboss.job_common"],
  ["hold a job up", "update pgboss.job set start_after = '2100-01-01'"],
  ["end a job", "update pgboss.job_common set state = 'cancelled'"],
  ["empty the jobs", "truncate pgboss.job"],
  ["make a queue", "select pgboss.create_queue('mine', '{}')"],
  ["change a queue", "update pgboss.queue set retry_limit = 0"],
  ["take a queue away", "delete from pgboss.queue"],
  ["set a timetable", "insert into pgboss.schedule (name, cron) values ('fulfil', '* * * * *')"],
])("the web cannot %s", async (_, sql) => {
  await expect(query(appUrl, sql)).rejects.toThrow(/permission denied/);
});
