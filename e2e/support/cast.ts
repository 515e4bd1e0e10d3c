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

type Cast = Readonly<Record<string, Person>>;

/** Where the set-up leaves the cast for the tests. */
export const castFile = path.join(import.meta.dirname, "../../.jeke/e2e/cast.json");

let cast: Cast | undefined;

/** Who plays a part of the main suite. */
export function person(player: Player): Person {
  return playing(player);
}

/** Anybody of the cast, by the id of the demo's people or the part: on other operators than the first there are no parts. */
export function playing(player: string): Person {
  cast ??= JSON.parse(readFileSync(castFile, "utf8")) as Cast;
  const found = cast[player];
  if (found === undefined) throw new Error(`Nobody plays ${player}.`);
  return found;
}
