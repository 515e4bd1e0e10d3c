import { readFileSync } from "node:fs";
import path from "node:path";
import type { Player } from "./roles.ts";

/** Somebody to act as: a session of their own is open already. */
export type Person = {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** Absent for staff. */
  readonly accountId?: string;
  readonly sessionId: string;
  /** Value of the session's cookie. */
  readonly cookie: string;
};

export type Cast = Readonly<Record<Player, Person>>;

/** Where the set-up leaves the cast for the tests. */
export const castFile = path.join(import.meta.dirname, "../../.jeke/e2e/cast.json");

let cast: Cast | undefined;

/** Who plays a part. */
export function person(player: Player): Person {
  cast ??= JSON.parse(readFileSync(castFile, "utf8")) as Cast;
  return cast[player];
}
