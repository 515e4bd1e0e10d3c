import { randomUUID } from "node:crypto";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { unseal } from "#lib/platform/crypto.ts";
import { freshDatabase } from "#lib/testing/database.ts";
import { closeQueue } from "./queue.ts";
import { runUnit } from "./run-unit.ts";
import { startWorker, type Worker } from "./worker.ts";

await freshDatabase();
const worker = { actor: { kind: "worker", job: "test" }, locale: "ru", role: "worker" } as const;

/** A mail server that may be down; it keeps what it took. */
function mailServer(port = 0) {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      let raw = "";
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString("utf8")));
      stream.on("end", () => {
        taken.push(raw);
        done();
      });
    },
  });
  const listening = new Promise<number>((resolve) => {
    const net = server.listen(port, "127.0.0.1", () => {
      const address = net.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { taken, listening, stop };
}

async function until(what: () => Promise<boolean>, ms = 15_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await what())) {
    if (performance.now() > end) throw new Error("It did not come.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function deliver(key: string) {
  return runUnit(worker, (unit) =>
    unit.notices.deliver({
      event: "identity.code",
      address: { kind: "email", value: "aigerim@example.kz" },
      locale: "kk",
      params: { code: "12345678", minutes: 10, link: "https://portal/kk/link/abc" },
      key,
    }),
  );
}

function states(key: string) {
  return inTransaction("worker", worker.actor, (tx) =>
    tx.message.findMany({
      where: { key: { startsWith: key } },
      select: { state: true, attempts: true },
    }),
  );
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
    const first = mailServer();
    const port = await first.listening;
    await first.stop();
    setVariables({ SMTP_URL: `smtp://127.0.0.1:${port}` });
    const key = randomUUID();
    await deliver(key);
    await deliver(key);
    await until(async () => (await states(key))[0]?.attempts === 1);
    await until(async () => (await states(key))[0]?.state === "waiting");
    const second = mailServer(port);
    await second.listening;
    await until(async () => (await states(key))[0]?.state === "sent");
    expect(second.taken).toHaveLength(1);
    expect(await states(key)).toHaveLength(1);
    await second.stop();
  });

  it("keeps no code once the message has left", async () => {
    const server = mailServer();
    setVariables({ SMTP_URL: `smtp://127.0.0.1:${await server.listening}` });
    const key = randomUUID();
    await deliver(key);
    await until(async () => (await states(key))[0]?.state === "sent");
    const row = await inTransaction("worker", worker.actor, (tx) =>
      tx.message.findFirstOrThrow({ where: { key: { startsWith: key } } }),
    );
    const body = unseal(row.bodySealed, `message.body.${row.id}`);
    expect(body).not.toContain("12345678");
    expect(body).not.toContain("link/abc");
    const mail = server.taken.join().split("\r\n\r\n")[1] ?? "";
    expect(Buffer.from(mail, "base64").toString("utf8")).toContain("12345678");
    await server.stop();
  });

  it("rolls job and message back together", async () => {
    const key = randomUUID();
    await expect(
      runUnit(worker, async (unit) => {
        await unit.notices.deliver({
          event: "identity.code",
          address: { kind: "email", value: "a@example.kz" },
          locale: "ru",
          params: { code: "1", minutes: 1 },
          key,
        });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await states(key)).toHaveLength(0);
  });
});
