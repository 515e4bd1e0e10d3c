import { createHash } from "node:crypto";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Connector, EraseAct, Workspace } from "#lib/systems/ports.ts";
import { writeClaimed, type ClaimedStep } from "./claims.ts";

/** How often a claim is renewed while a system is at work: well within the lease. */
const beatMs = 10_000;

/**
 * Sends acts to one system as one `erase`, and keeps the claims on their steps meanwhile. Returns how many rows each act
 * found. Throws `LostClaim` when another worker has taken over; what the system still does then is its own to repeat.
 */
export async function sendActs(
  workspace: Workspace,
  connector: Connector,
  steps: readonly ClaimedStep[],
  acts: readonly EraseAct[],
): Promise<readonly number[]> {
  if (acts.length === 0) return [];
  const work = connector.erase(acts, markOf(steps, acts));
  // Only the race below is waited for: what a lost claim leaves behind must not end the process.
  work.catch(() => undefined);
  for (;;) {
    const answer = await orBeat(work);
    if (answer !== undefined) return answer;
    await workspace.unit((unit) => renew(unit, steps));
  }
}

async function orBeat<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const beat = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, beatMs);
  });
  try {
    return await Promise.race([work, beat]);
  } finally {
    clearTimeout(timer);
  }
}

/** Renews claims; throws `LostClaim` when one of them is another's by now. */
export async function renew(unit: Unit, steps: readonly ClaimedStep[]): Promise<void> {
  for (const step of steps) await writeClaimed(unit, step, { startedAt: dateOf(unit.now) });
}

/**
 * The idempotency mark of acts: the same steps doing the same to the same rows have the same mark for ever. Moments are left
 * out of it, for a repetition comes later.
 */
function markOf(steps: readonly ClaimedStep[], acts: readonly EraseAct[]): string {
  const what = acts.map((act) => [
    act.do,
    act.collection.id,
    act.do === "rewrite" ? act.rows.map(({ key, expected }) => [key, expected]) : act.keys,
  ]);
  const parts = [steps.map(({ key }) => key), what];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
