import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#lib/platform/db.ts";
import { setVariables } from "#lib/platform/env.ts";
import { freshDatabase } from "#lib/testing/database.ts";
import { startMailServer } from "#lib/testing/mail-server.ts";
import { until } from "#lib/testing/until.ts";
import { closeQueue } from "./queue.ts";
import { runUnit } from "./run-unit.ts";
import { startWorker, type Worker } from "./worker.ts";

await freshDatabase();
const worker = { actor: { kind: "worker", job: "test" }, locale: "ru", role: "worker" } as const;

function deliver(key: string, after?: () => void): Promise<void> {
  return runUnit(worker, async (unit) => {
    await unit.notices.deliver({
      event: "identity.code",
      address: { kind: "email", value: "aigerim@example.kz" },
      locale: "kk",
      params: { code: "12345678", minutes: 10, link: "https://portal/kk/link/abc" },
      key,
    });
    after?.();
  });
}

async function messageOf(key: string) {
  return inTransaction("worker", worker.actor, (tx) =>
    tx.message.findMany({ where: { key: { startsWith: key } } }),
  );
}

async function stateIs(key: string, state: string): Promise<boolean> {
  return (await messageOf(key))[0]?.state === state;
}

describe("messages through the worker", () => {
  let running: Worker;
  beforeAll(async () => {
    running = await startWorker({ housekeepingMs: 60_000 });
  });
  afterAll(async () => {
    await running.stop();
    await closeQueue();
  });

  it("sends what was written, once, when the mail server comes back", async () => {
    const down = await startMailServer();
    await down.stop();
    setVariables({ SMTP_URL: down.url });
    const key = randomUUID();
    await deliver(key);
    await deliver(key);
    await until(async () => (await messageOf(key))[0]?.errorCode === "carrier-down");
    const up = await startMailServer(down.port);
    await until(() => stateIs(key, "sent"));
    expect(up.texts()).toHaveLength(1);
    expect(await messageOf(key)).toHaveLength(1);
    await up.stop();
  });

  it("keeps no code once the message has left", async () => {
    const server = await startMailServer();
    setVariables({ SMTP_URL: server.url });
    const key = randomUUID();
    await deliver(key);
    await until(() => stateIs(key, "sent"));
    // To a bare address: neither code nor address is left, not even a mark by which the address could be tried.
    const [row] = await messageOf(key);
    expect(row).toMatchObject({ key, toSealed: new Uint8Array(0), bodySealed: new Uint8Array(0) });
    expect(server.texts().join()).toContain("12345678");
    await server.stop();
  });

  it("is not there when the transaction that wrote it fails", async () => {
    const key = randomUUID();
    const failing = deliver(key, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await messageOf(key)).toEqual([]);
  });
});
