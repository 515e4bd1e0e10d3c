import type { RequestId } from "#lib/kernel/ids.ts";
import { instantOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** Systems whose answer a run waits for before anything more may be planned or closed. */
type Silence = { readonly systems: readonly string[]; readonly since: Temporal.Instant };

const waits = "erasure.waits";
/** What ends a silence: the run has gone on since. */
const goesOn = ["erasure.started", "erasure.found-more", "erasure.finished", "step.done"];

/** Writes down that these systems do not answer, once per silence: the job meets it again every minute. */
export async function noteSilence(
  unit: Unit,
  requestId: RequestId,
  systems: readonly string[],
): Promise<void> {
  const known = (await silenceOf(unit, requestId))?.systems;
  if (known?.toSorted().join() === systems.toSorted().join()) return;
  await unit.audit.append({ action: waits, requestId, data: { systems: [...systems] } });
}

/** The silence that a run stands before now; null when it went on since, or never waited. */
export async function silenceOf(unit: Unit, requestId: RequestId): Promise<Silence | null> {
  const event = await unit.tx.auditEvent.findFirst({
    where: { requestId, action: { in: [waits, ...goesOn] } },
    orderBy: { seq: "desc" },
    select: { action: true, at: true, data: true },
  });
  if (event?.action !== waits) return null;
  const { systems } = JSON.parse(event.data) as { readonly systems: readonly string[] };
  return { systems, since: instantOf(event.at) };
}
