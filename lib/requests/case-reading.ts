import type { StaffActor } from "#lib/kernel/actor.ts";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { recordAccess } from "#lib/identity/use-cases/record-access.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** For how long one recorded reading counts: a page that is loaded again meanwhile is the same reading. */
const readingMinutes = 15;

/** Whether this reader's recorded reading of this kind still counts. */
export async function isReadingNow(
  unit: Unit,
  { staffId }: StaffActor,
  requestId: RequestId,
  what: "identity" | "request" | "found",
): Promise<boolean> {
  const since = dateOf(unit.now.subtract({ minutes: readingMinutes }));
  const row = await unit.tx.accessEvent.findFirst({
    where: { requestId, staffId, what: { has: what }, at: { gt: since } },
    select: { id: true },
  });
  return row !== null;
}

/**
 * Writes down that staff open a case of theirs and read what stands in it in words; with `counts`, also how many records the
 * systems hold. Once per reader, case and quarter of an hour, for the person to see; refused, it throws: no row, no data.
 */
export async function recordCaseReading(
  unit: Unit,
  actor: StaffActor,
  read: {
    readonly accountId: AccountId;
    readonly requestId: RequestId;
    readonly counts: boolean;
  },
): Promise<void> {
  const { accountId, requestId } = read;
  const kinds = read.counts ? (["request", "found"] as const) : (["request"] as const);
  const what: string[] = [];
  for (const kind of kinds) {
    if (!(await isReadingNow(unit, actor, requestId, kind))) what.push(kind);
  }
  if (what.length === 0) return;
  const recorded = await recordAccess(unit, { accountId, requestId, what });
  if (!recorded.ok) throw new Error("Nobody reads a case without a record of it.");
}
