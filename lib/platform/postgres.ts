import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port.ts";
import { findBinaries, systemUser, type Binaries, type SystemUser } from "./postgres-binaries.ts";
import { isAlive, isPostgres, readPidFile, removePidFile, type PidFile } from "./postgres-pid.ts";
import { findPlace, movedTo, noteOf, readPassword, type Place } from "./postgres-place.ts";

export type PostgresOptions = {
  /** Our folder for the cluster, its password and its log. Made when absent. */
  readonly dataDir: string;
  /** Wanted port; a free one is taken when absent. A server that already runs keeps its own. */
  readonly port?: number;
  /** Server settings on top of ours, e.g. `{ fsync: "off" }` in tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type PostgresServer = {
  /** URL of the superuser `postgres`; only set-up and tests may use it. */
  readonly superUrl: string;
  readonly port: number;
  /** Where the data really is: not always where it was asked for, see `note`. */
  readonly dataDir: string;
  readonly pid: number;
  /** One sentence for the person who started us, when files had to be put elsewhere. */
  readonly note?: string;
  /** Stops the server in order (SIGINT: running statements are cancelled, data is flushed). */
  stop(): Promise<void>;
};

const startTimeoutMs = 60_000;
/** A killed server may stay a zombie, and its lock file valid, for up to 2 s in containers. */
const lockTimeoutMs = 5_000;

/**
 * Starts the embedded PostgreSQL, or takes the one that already runs on this data.
 * The server is detached: Ctrl-C in our terminal does not reach it, so that it stops last, by `stop()`.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const user = systemUser();
  const binaries = findBinaries(user);
  const place = findPlace(resolve(options.dataDir), user);
  const password = readPassword(place);
  if (!existsSync(join(place.cluster, "PG_VERSION"))) initialise(binaries, place, password);
  const running = await start(binaries, place, password, options);
  const note = noteOf(resolve(options.dataDir), place, binaries);
  return {
    superUrl: urlOf(running.port, password),
    port: running.port,
    dataDir: place.dir,
    pid: running.pid,
    ...(note === undefined ? {} : { note }),
    stop: () => stopServer(running.pid),
  };
}

/** Stops the server of this data folder, if one runs, and removes the data wherever it is. */
export async function removePostgres(dataDir: string): Promise<void> {
  const wanted = resolve(dataDir);
  const dir = movedTo(wanted) ?? wanted;
  const running = readPidFile(join(dir, "cluster"));
  if (running !== undefined && isPostgres(running.pid)) await stopServer(running.pid);
  for (const folder of [dir, wanted]) rmSync(folder, { recursive: true, force: true });
}

/** Made beside its final place and renamed, so that a killed initdb never leaves half a cluster. */
function initialise(binaries: Binaries, place: Place, password: string): void {
  const unfinished = `${place.cluster}.${randomUUID()}`;
  const passwordFile = `${unfinished}.password`;
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [unfinished, passwordFile]) giveTo(place.user, path);
  const result = spawnSync(
    binaries.initdb,
    [
      ...["-D", unfinished, "-U", "postgres", `--pwfile=${passwordFile}`],
      ...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ...["--auth-host=scram-sha-256", "--auth-local=scram-sha-256", "--data-checksums"],
      ...["--no-instructions", "--no-sync"],
    ],
    { ...identity(place.user), encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`initdb failed: ${result.error?.message ?? result.stderr.trim()}`);
  }
  try {
    renameSync(unfinished, place.cluster);
  } catch (error) {
    // Another process was quicker: its cluster has the same password.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(place.cluster, "PG_VERSION"))) throw error;
  }
}

async function start(
  binaries: Binaries,
  place: Place,
  password: string,
  options: PostgresOptions,
): Promise<PidFile> {
  const deadline = Date.now() + lockTimeoutMs;
  for (;;) {
    const old = readPidFile(place.cluster);
    if (old !== undefined && (await answers(old.port, password, place))) return old;
    const port = options.port ?? (await freePort());
    const outcome = await launch(binaries, place, port, password, options.settings ?? {});
    if (outcome !== "exited") return outcome;
    // Without a wanted port the next round looks for another free one.
    if (lastLines(place).includes("could not create any TCP/IP sockets")) {
      if (options.port !== undefined) throw new Error(`Port ${port} is taken by another program.`);
      continue;
    }
    if (Date.now() > deadline) {
      if (old !== undefined && !isPostgres(old.pid) && removePidFile(place.cluster, old)) continue;
      throw new Error(`PostgreSQL did not start on port ${port}: ${lastLines(place)}`);
    }
    await sleep(250);
  }
}

/** Spawns the server and waits until it accepts our password, or until it exits. */
async function launch(
  binaries: Binaries,
  place: Place,
  port: number,
  password: string,
  settings: Readonly<Record<string, string>>,
): Promise<PidFile | "exited"> {
  const all = { ...ourSettings, ...settings, port: String(port) };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(join(place.dir, "postgres.log"), "a", 0o600);
  const child = spawn(binaries.postgres, ["-D", place.cluster, ...flags], {
    ...identity(place.user),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  // A program that cannot be started at all has no pid; the event must be heard all the same.
  child.once("error", () => undefined);
  const { pid } = child;
  if (pid === undefined) return "exited";
  const deadline = Date.now() + startTimeoutMs;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (await answers(port, password, place)) {
      child.unref();
      return { pid, port };
    }
    await sleep(20);
  }
  await stopServer(pid);
  return "exited";
}

const ourSettings = {
  listen_addresses: "127.0.0.1",
  // No socket: its path may be longer than the system allows, and `peer` refuses root anyway.
  unix_socket_directories: "",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
  // The log must hold no personal data: neither the failing statement nor the values of a broken key.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** Whether the server on this port takes our password and works on our data. */
async function answers(port: number, password: string, place: Place): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(port, password),
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return resolve(rows[0]?.data_directory ?? "/") === place.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopServer(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + waitMs;
    while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  }
}

function urlOf(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function identity(user: SystemUser | undefined): object {
  const env = { LC_ALL: "C", TZ: "UTC" };
  return user === undefined ? { cwd: "/", env } : { cwd: "/", env, uid: user.uid, gid: user.gid };
}

function giveTo(user: SystemUser | undefined, path: string): void {
  if (user === undefined) return;
  chownSync(path, user.uid, user.gid);
  chmodSync(path, path.endsWith(".password") ? 0o600 : 0o700);
}

function lastLines(place: Place): string {
  const file = join(place.dir, "postgres.log");
  if (!existsSync(file)) return "no log was written";
  return readFileSync(file, "utf8").trim().split("\n").slice(-3).join(" / ");
}
