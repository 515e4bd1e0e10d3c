import { spawn, spawnSync } from "node:child_process";
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
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mariadb";
import { findMariadb, type MariadbBinaries } from "#lib/cli/verification/mariadb.ts";
import { freePort } from "#lib/platform/free-port.ts";
import { isAlive } from "#lib/platform/postgres-pid.ts";

const startMs = 30_000;

/**
 * One MariaDB (or MySQL) for the whole run, started by the first test file that asks; the others find its address. It ends
 * with the run. Undefined where none is installed.
 */
export async function mariadbUrl(scratchDir: string): Promise<string | undefined> {
  const binaries = findMariadb();
  if (binaries === undefined) return undefined;
  const dir = join(scratchDir, "mariadb");
  const address = join(dir, "url");
  try {
    mkdirSync(dir, { mode: 0o711 });
  } catch {
    // Another test file is starting it.
    const deadline = Date.now() + startMs;
    while (!existsSync(address)) {
      if (Date.now() > deadline) throw new Error("MariaDB did not start.");
      await sleep(20);
    }
    return readFileSync(address, "utf8");
  }
  const url = await start(binaries, dir);
  writeFileSync(`${address}.new`, url);
  renameSync(`${address}.new`, address);
  return url;
}

/** Stops the server of a run, if one was started, and removes its data. */
export async function removeMariadb(scratchDir: string): Promise<void> {
  const dir = join(scratchDir, "mariadb");
  const pidFile = join(dir, "pid");
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, "utf8"));
    // Nothing of it is wanted any more: no orderly end.
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
  }
  rmSync(dir, { recursive: true, force: true });
}

async function start({ server, install }: MariadbBinaries, dir: string): Promise<string> {
  const data = join(dir, "data");
  const user = systemUser();
  mkdirSync(data, { mode: 0o700 });
  if (user !== undefined) {
    chownSync(data, user.uid, user.gid);
    chmodSync(data, 0o700);
  }
  const who = user === undefined ? [] : [`--user=${user.name}`];
  const made =
    install === undefined
      ? spawnSync(server, ["--no-defaults", "--initialize-insecure", ...who, `--datadir=${data}`])
      : spawnSync(install, [
          ...["--no-defaults", ...who, `--datadir=${data}`, "--skip-test-db"],
          "--auth-root-authentication-method=normal",
        ]);
  if (made.status !== 0) throw new Error(`No MariaDB data folder: ${String(made.stderr)}`);
  const port = await freePort();
  const log = openSync(join(dir, "log"), "a", 0o600);
  const child = spawn(server, flags(data, port, who), {
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.once("error", () => undefined);
  writeFileSync(join(dir, "pid"), String(child.pid ?? 0));
  const url = `mysql://root@127.0.0.1:${port}/mysql`;
  const deadline = Date.now() + startMs;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(
        `MariaDB did not start: ${readFileSync(join(dir, "log"), "utf8").slice(-400)}`,
      );
    }
    await sleep(20);
  }
  child.unref();
  return url;
}

function flags(data: string, port: number, who: readonly string[]): string[] {
  return [
    ...["--no-defaults", ...who, `--datadir=${data}`, "--bind-address=127.0.0.1"],
    ...[`--port=${port}`, `--socket=${join(data, "s")}`, "--skip-name-resolve"],
    ...["--character-set-server=utf8mb4", "--max-connections=200", "--max-allowed-packet=128M"],
    ...["--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite"],
    ...["--innodb-buffer-pool-size=256M", "--default-time-zone=+05:00"],
  ];
}

async function answers(port: number): Promise<boolean> {
  try {
    const connection = await createConnection({
      ...{ host: "127.0.0.1", port, user: "root", connectTimeout: 1_000 },
    });
    await connection.end();
    return true;
  } catch {
    return false;
  }
}

/** As root the server wants a user to be: its package brings `mysql`. */
function systemUser(): { name: string; uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["mysql", "nobody"]) {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((one) => one.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}
