import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

export type PidFile = { readonly pid: number; readonly port: number };

/** `postmaster.pid`: line 1 is the process, line 4 the port. */
export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 && port > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the file only while it still names the process that was found not to be a server. */
export function removePidFile(cluster: string, stale: PidFile): boolean {
  if (readPidFile(cluster)?.pid !== stale.pid) return false;
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  return true;
}

/** Whether the process runs; a zombie that nobody has collected yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !stat.slice(stat.lastIndexOf(")")).startsWith(") Z");
  } catch {
    return process.platform !== "linux";
  }
}

/** Whether the process is a PostgreSQL server. Where that cannot be told: yes, so that nothing is removed. */
export function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    return process.platform !== "linux" && isAlive(pid);
  }
}
