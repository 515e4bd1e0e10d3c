import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canReach, openFolder, type Binaries, type SystemUser } from "./postgres-binaries.ts";

/** `dir` holds the cluster, the password and the log; `user` is whom PostgreSQL runs as, if not as us. */
export type Place = { readonly dir: string; readonly cluster: string; readonly user?: SystemUser };

/**
 * Where the cluster is, or shall be: in the folder asked for, or, when the system user cannot reach that one, in
 * an open folder named by the file `moved-to` in it. Removing the folder asked for thus always means a new start.
 */
export function findPlace(wanted: string, user: SystemUser | undefined): Place {
  if (!existsSync(wanted)) {
    mkdirSync(wanted, { recursive: true });
    chmodSync(wanted, 0o755);
  }
  const dir = movedTo(wanted) ?? (canReach(wanted, user) ? wanted : move(wanted));
  return { dir, cluster: join(dir, "cluster"), ...(user === undefined ? {} : { user }) };
}

export function movedTo(wanted: string): string | undefined {
  const file = join(wanted, "moved-to");
  const dir = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  return dir !== undefined && existsSync(dir) ? dir : undefined;
}

function move(wanted: string): string {
  const dir = openFolder(`${wanted} ${randomUUID()}`);
  writeFileSync(join(wanted, "moved-to"), `${dir}\n`, { mode: 0o600 });
  return dir;
}

export function noteOf(wanted: string, place: Place, binaries: Binaries): string | undefined {
  const moved = [
    place.dir === wanted ? [] : [`its data is in ${place.dir}`],
    binaries.copiedTo === undefined ? [] : [`its programs were copied to ${binaries.copiedTo}`],
  ].flat();
  if (moved.length === 0) return undefined;
  const who = place.user === undefined ? "this user" : `the system user ${place.user.name}`;
  return `PostgreSQL runs as ${who}, who cannot reach or write these folders: ${moved.join(" and ")}.`;
}

/** The superuser's password lies beside the data, readable by us only. */
export function readPassword(place: Place): string {
  const file = join(place.dir, "superuser-password");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (existsSync(place.cluster)) throw new Error(`The password file ${file} is missing.`);
  try {
    // `wx`: of two first starts at once, both use the password that was written first.
    writeFileSync(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
