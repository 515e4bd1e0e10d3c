import type { Actor } from "#lib/kernel/actor.ts";
import type { Refusal } from "#lib/kernel/result.ts";
import type { Limit } from "#lib/identity/core/limits.ts";
import { countTry } from "#lib/identity/use-cases/count-try.ts";
import { inTransaction } from "#lib/platform/db.ts";

/** The limit of one action or route; its name keeps the counts apart. */
export function actionLimit(definition: {
  readonly name: string;
  readonly perMinute?: number;
}): Limit {
  return { name: definition.name, points: definition.perMinute ?? 60, seconds: 60 };
}

/** Counts this call for the session, or for the network of whoever is not signed in; the refusal when it is one too many. */
export async function isTooOften(
  actor: Actor,
  network: string,
  limit: Limit,
): Promise<Refusal | undefined> {
  const value = actor.kind === "subject" || actor.kind === "staff" ? actor.sessionId : network;
  const counted = await inTransaction("app", { kind: "gate" }, (tx) =>
    countTry({ tx }, { limit, value }),
  );
  return counted.ok ? undefined : counted.error;
}
