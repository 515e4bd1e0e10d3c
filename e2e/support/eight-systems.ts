import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse, stringify } from "yaml";
import { freePort } from "#lib/platform/free-port.ts";
import { ask, demoEnvironment } from "./systems.ts";

const root = path.resolve(import.meta.dirname, "../..");
const pack = path.join(root, "lib/operator/packs/iticket");

type Mapped = { id: string; names: object; collections: { id: string; table: string }[] };

/** How long the slow one takes; the heavy run asks for three seconds. */
export const slowMs = Number(process.env.E2E_SLOW_MS ?? 1000);

/** What the slow system is called on a page in English. */
export const slowName = "Slow mailing";

export type EightSystems = { readonly url: string; stop(): Promise<void> };

/**
 * The portal of the demo once more, on a port of its own, over eight systems: the two of the pack and six more mailings, one of
 * which answers each question `slowMs` late. Accounts and sessions are the demo's.
 */
export async function startEightSystems(): Promise<EightSystems> {
  await makeSlow();
  const folder = mkdtempSync(path.join(tmpdir(), "jeke-eight-"));
  cpSync(pack, folder, { recursive: true });
  writeFileSync(path.join(folder, "systems.yaml"), stringify({ systems: eight() }));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-p", String(port)],
    {
      cwd: root,
      stdio: "ignore",
      env: {
        ...process.env,
        ...demoEnvironment(),
        ...{ JEKE_OPERATOR: folder, JEKE_URL: url, NODE_ENV: "production" as const },
      },
    },
  );
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  await untilHealthy(url);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A view that waits once for every question, under the rights that the portal has. */
async function makeSlow(): Promise<void> {
  const user = new URL(demoEnvironment().JEKE_SYSTEM_MAILING_URL ?? "").username;
  await ask(
    "mailing",
    `create or replace view slow_subscribers as select * from subscribers
      where (select pg_sleep(${slowMs / 1000})::text) is not null`,
  );
  await ask("mailing", `grant select on slow_subscribers to "${decodeURIComponent(user)}"`);
}

function eight(): readonly Mapped[] {
  const { systems } = parse(readFileSync(path.join(pack, "systems.yaml"), "utf8")) as {
    systems: Mapped[];
  };
  const mailing = systems.find(({ id }) => id === "mailing");
  if (mailing === undefined) throw new Error("the pack has a mailing");
  const more = Array.from({ length: 6 }, (_, index) => {
    const name = index === 5 ? slowName : `Mailing ${index + 2}`;
    const collections = mailing.collections.map((one) =>
      one.id === "subscribers" && index === 5 ? { ...one, table: "slow_subscribers" } : one,
    );
    return {
      ...mailing,
      id: `mailing-${index + 2}`,
      names: { kk: name, ru: name, en: name },
      collections,
    };
  });
  return [...systems, ...more];
}

async function untilHealthy(url: string): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const status = await fetch(`${url}/api/health`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (Date.now() > end) throw new Error("the portal over eight systems did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export type Arrival = {
  /** Milliseconds from the question to the first byte that holds the value. */
  readonly firstValueMs: number;
  readonly endMs: number;
  readonly html: string;
};

/** Leaves the figures where the heavy run looks for them. */
export function noteArrival({ firstValueMs, endMs }: Omit<Arrival, "html">): void {
  const file = path.join(root, ".jeke/e2e/eight-systems.json");
  writeFileSync(file, JSON.stringify({ slowMs, firstValueMs, endMs }));
}

/** Asks for a page and notes when its bytes come. */
export function arrivalOf(url: string, cookie: string, value: string): Promise<Arrival> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let html = "";
    let firstValueMs = Number.NaN;
    const asked = request(url, { headers: { cookie: `__Host-jeke-sid=${cookie}` } }, (answer) => {
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        html += chunk;
        if (Number.isNaN(firstValueMs) && html.includes(value)) {
          firstValueMs = performance.now() - started;
        }
      });
      answer.once("end", () => {
        resolve({ firstValueMs, endMs: performance.now() - started, html });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}
