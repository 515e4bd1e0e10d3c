import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The programs of a MariaDB or MySQL server of this machine: how a data folder is made, and what serves it. */
export type MariadbBinaries = {
  readonly server: string;
  /** Absent for MySQL, whose server makes its own folder. */
  readonly install?: string;
};

const folders = [
  ...(process.env.PATH ?? "").split(path.delimiter),
  ...["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/usr/libexec"],
  ...["/opt/homebrew/bin", "/opt/homebrew/opt/mariadb/bin", "/usr/local/mysql/bin"],
];

/** MariaDB before MySQL; undefined where neither is installed. */
export function findMariadb(): MariadbBinaries | undefined {
  const mariadb = find("mariadbd");
  const install = find("mariadb-install-db");
  if (mariadb !== undefined && install !== undefined) return { server: mariadb, install };
  const mysql = find("mysqld");
  return mysql === undefined || mariadb !== undefined ? undefined : { server: mysql };
}

/**
 * Sees to it that the tests of the kind `mysql` can run. With `CI` set and as root it is installed; elsewhere no package of the
 * machine is touched, and what is absent is named once with the command that adds it.
 */
export function ensureMariadb(): void {
  if (findMariadb() !== undefined) return;
  const canInstall = process.env.CI !== undefined && process.getuid?.() === 0;
  if (canInstall && find("apt-get") !== undefined) installMariadb();
  if (findMariadb() !== undefined) return;
  const command = process.platform === "darwin" ? "brew install mariadb" : installCommand;
  console.log(`MariaDB is not installed: its tests are skipped. To run them: ${command}`);
}

const installCommand = "apt-get install -y mariadb-server";

function installMariadb(): void {
  console.log("Installing MariaDB for its tests …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "mariadb-server"]]) {
    const { status } = spawnSync("apt-get", ["-qq", ...args], { env, stdio: "ignore" });
    if (status !== 0) return;
  }
}

function find(name: string): string | undefined {
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
