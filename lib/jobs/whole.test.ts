import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  subjectOf,
  addAccount,
  smallOperator,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { query } from "#lib/testing/database.ts";
import { startMailServer, type MailServer } from "#lib/testing/mail-server.ts";
import { setVariables } from "#lib/platform/env.ts";
import { assign } from "#lib/requests/use-cases/assign.ts";
import { decide } from "#lib/requests/use-cases/decide.ts";
import { propose } from "#lib/requests/use-cases/propose.ts";
import { submit } from "#lib/requests/use-cases/submit.ts";
import { until } from "#lib/testing/until.ts";

let world: SmallOperator;
let mail: MailServer;
let agent: DeskPerson;
let officer: DeskPerson;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  world = await smallOperator();
  mail = await startMailServer();
  setVariables({ SMTP_URL: mail.url });
  agent = await addStaff(world, ["agent"]);
  officer = await addStaff(world, ["officer"]);
  await query(
    world.shopUrl,
    `insert into customers select i, 'p' || i || '@example.kz', null, 'Person ' || i, null from generate_series(1, 9) i;
     insert into orders select i, 1, 'A-' || i, '2020-05-01', null, null, null from generate_series(1, 1500) i`,
  );
});

afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await mail.stop();
});

/** A worker in a process of its own, ready. */
async function startProcess(): Promise<ChildProcess> {
  const worker = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "lib/jobs/worker-main.ts",
    ],
    { env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  );
  workers.push(worker);
  await once(worker.stdout, "data");
  return worker;
}

async function approvedErasure(email: string): Promise<string> {
  const person = subjectOf(await addAccount(world, { email }));
  const filed = await submit(person, {
    ...{ type: "erasure", details: {}, typed: "delete", submitKey: crypto.randomUUID() },
  });
  if (!filed.ok) throw new Error(filed.error.code);
  const requestId = filed.value.id;
  const step = async (work: (version: number) => Promise<{ readonly ok: boolean }>) => {
    const sql = `select version from request where id = '${requestId}'`;
    const [row] = await query<{ version: number }>(world.superUrl, sql);
    expect((await work(row?.version ?? -1)).ok).toBe(true);
  };
  await step((version) => agent.desk.unit((unit) => assign(unit, { requestId, version })));
  await step((version) =>
    agent.desk.unit((unit) =>
      propose(unit, {
        requestId,
        version,
        outcome: "approve",
        ground: "dc41",
        words: "We will delete it.",
      }),
    ),
  );
  await step((version) =>
    officer.desk.unit((unit) => assign(unit, { requestId, version, part: "second" })),
  );
  await step((version) =>
    officer.desk.unit((unit) => decide(unit, { requestId, version, verdict: "agreed" })),
  );
  return requestId;
}

async function stateOf(id: string): Promise<string | undefined> {
  const sql = `select state from request where id = '${id}'`;
  return (await query<{ state: string }>(world.superUrl, sql))[0]?.state;
}

describe("an erasure through a worker of its own", () => {
  it("runs to its certificate and its last mail, and nobody is left", async () => {
    const worker = await startProcess();
    const id = await approvedErasure("p2@example.kz");
    await until(async () => (await stateOf(id)) === "done", 30_000);
    expect(await query(world.shopUrl, "select 1 from customers where id = 2")).toEqual([]);
    await until(
      () => Promise.resolve(mail.subjects().some((one) => one.includes("was deleted"))),
      20_000,
    );
    const sql = `select account_id, person_mask, details_sealed from request where id = '${id}'`;
    expect(await query(world.superUrl, sql)).toEqual([
      { account_id: null, person_mask: null, details_sealed: null },
    ]);
    worker.kill("SIGTERM");
    const [code] = (await once(worker, "exit")) as [number | null];
    expect(code).toBe(0);
  }, 60_000);

  it("killed in the middle it goes on in another worker, within a minute, and once", async () => {
    const first = await startProcess();
    const id = await approvedErasure("p1@example.kz");
    await until(
      async () => ["running", "done", "held"].includes((await stateOf(id)) ?? ""),
      20_000,
    );
    first.kill("SIGKILL");
    const second = await startProcess();
    await until(async () => (await stateOf(id)) === "done", 90_000);
    expect(await query(world.shopUrl, "select 1 from customers where id = 1")).toEqual([]);
    const certificates = `select 1 from certificate where request_id = '${id}'`;
    expect(await query(world.superUrl, certificates)).toHaveLength(1);
    const key = `select 1 from message where key like 'erasure.last:${id}%'`;
    expect(await query(world.superUrl, key)).toHaveLength(1);
    second.kill("SIGTERM");
    await once(second, "exit");
  }, 150_000);
});
