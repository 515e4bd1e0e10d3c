import type { Unit } from "#lib/platform/unit.ts";
import { begunBefore, endWrite, outcomeOf, type BegunWrite } from "../begun-write.ts";
import { logCorrection } from "../correction-log.ts";
import { SystemFailure, type Workspace } from "../ports.ts";
import { targetIn, type Target } from "../write-field.ts";

/** An edit takes seconds: what is older belongs to a process that died, or to a system that fell silent. */
const settleAfterSeconds = 60;
/** After a day nobody can say whose value it is that the system holds by then. */
const givenUpAfterHours = 24;

/**
 * Settles corrections that were begun and never came back, by reading the record again. Held as wanted: `data.corrected` and
 * its notice, as if nothing had happened; else `data.correction-ended` with `not-written`, `changed-meanwhile`,
 * `record-gone`, or `unknown` once it cannot be told any more. A silent system is asked again at the next turn. The worker's;
 * safe in several workers at once: whoever takes the note away logs the outcome, in one transaction.
 */
export async function settleWrites(workspace: Workspace): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker settles writes.");
  const { begun, now } = await workspace.unit(async (unit) => ({
    begun: await begunBefore(unit, unit.now.subtract({ seconds: settleAfterSeconds })),
    now: unit.now,
  }));
  for (const write of begun) {
    const target = targetIn(workspace.systems, write);
    const isOld = write.startedAt.getTime() < now.epochMilliseconds - givenUpAfterHours * 3_600_000;
    const outcome = (await readBack(workspace, write, target)) ?? (isOld ? "unknown" : undefined);
    if (outcome === undefined) continue;
    await workspace.unit((unit) => settle(unit, write, target, outcome));
  }
}

type Outcome = ReturnType<typeof outcomeOf> | "record-gone" | "unknown";

/** Undefined while the system does not answer. */
async function readBack(
  { systems }: Workspace,
  write: BegunWrite,
  target: Target | undefined,
): Promise<Outcome | undefined> {
  if (target === undefined) return "unknown";
  const { system, collection, field } = target;
  try {
    const [row] = await systems.connector(system.id).readKeys(collection, [write.record]);
    if (row === undefined) return "record-gone";
    return outcomeOf(write, field, row.values[field.column] ?? null);
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return undefined;
  }
}

async function settle(
  unit: Unit,
  write: BegunWrite,
  target: Target | undefined,
  outcome: Outcome,
): Promise<void> {
  if (!(await endWrite(unit, write.id))) return;
  const { id, accountId, locale, system, collection, field } = write;
  if (outcome === "written" && target !== undefined) {
    await logCorrection(unit, { write: id, accountId, locale, target });
    return;
  }
  await unit.audit.append({
    action: "data.correction-ended",
    subject: accountId,
    data: { write: id, system, collection, field, outcome },
  });
}
