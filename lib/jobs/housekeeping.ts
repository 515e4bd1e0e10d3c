import { registerNotices } from "#lib/consents/use-cases/register-notices.ts";
import { expireArchives } from "#lib/exports/use-cases/expire-archives.ts";
import { recheckHeld } from "#lib/fulfilment/use-cases/recheck-held.ts";
import { forgetOld } from "#lib/identity/use-cases/forget-old.ts";
import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { forgetDeliveries } from "#lib/notify/use-cases/forget-deliveries.ts";
import { raiseAlarms } from "#lib/notify/use-cases/raise-alarms.ts";
import { warnOfYear } from "#lib/operator/use-cases/warn-of-year.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { fault } from "#lib/platform/logger.ts";
import { hasUncounted } from "#lib/requests/date-changes.ts";
import { hasPlace } from "#lib/requests/fulfilment.ts";
import { warnOfDates } from "#lib/requests/use-cases/warn-of-dates.ts";
import { tellLateTasks } from "#lib/systems/use-cases/tell-late-tasks.ts";
import { settleWrites } from "#lib/systems/use-cases/settle-writes.ts";
import { workspaceOf } from "./definitions.ts";
import type { JobName } from "./names.ts";
import { neighbours } from "./neighbours.ts";

/**
 * What time alone brings: archives end, holds are judged again, old codes go, staff are warned of due dates, corrections that a
 * crash cut off are settled, and work that lost its job gets one. Safe in several workers at once: each part claims what it touches. One part that fails does not stop the
 * others.
 */
export async function housekeeping(): Promise<void> {
  const workspace = workspaceOf("housekeeping");
  await part("expire-archives", () => expireArchives(workspace));
  await part("recheck-held", () => recheckHeld(workspace, neighbours));
  await part("forget-old", () => workspace.unit(forgetOld));
  await part("warn-of-dates", () => workspace.unit(warnOfDates));
  await part("warn-of-year", () => workspace.unit(warnOfYear));
  await part("raise-alarms", () => workspace.unit(raiseAlarms));
  await part("forget-deliveries", () => workspace.unit(forgetDeliveries));
  await part("register-notices", () => workspace.unit(registerNotices));
  await part("tell-late-tasks", () => workspace.unit(tellLateTasks));
  await part("settle-writes", () => settleWrites(workspace));
  await part("requeue", () => workspace.unit(requeueLost));
}

async function part(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    fault("housekeeping.failed", error, { part: name });
  }
}

/** Rows that wait for a job which nobody holds any more: given up after its last try, or lost with its queue. */
async function requeueLost(unit: Unit): Promise<void> {
  const { tx } = unit;
  await requeue(
    unit,
    "fulfil",
    "requestId",
    await tx.$queryRaw`
    select id::text from request where type = 'erasure' and state in ('approved', 'running')
      and decided_at < now() - interval '1 minute'`,
  );
  await requeue(unit, "correct", "requestId", await lostCorrections(unit));
  if (await hasUncounted(unit)) await requeueRecount(unit);
  await requeue(
    unit,
    "build-archive",
    "archiveId",
    await tx.$queryRaw`
    select id::text from export_archive where state in ('waiting', 'building')
      and created_at < now() - interval '1 minute'`,
  );
  await requeue(
    unit,
    "apply-consent",
    "eventId",
    await tx.$queryRaw`
    select distinct event_id::text as id from consent_effect where state = 'waiting'
      and coalesce(next_try_at, 'epoch') < now() - interval '1 minute'`,
  );
  await requeue(
    unit,
    "deliver-webhook",
    "deliveryId",
    await tx.$queryRaw`
    select id::text from webhook_delivery where state = 'waiting'
      and coalesce(next_try_at, 'epoch') < now() - interval '1 minute'`,
  );
  await requeue(
    unit,
    "announce",
    "announcementId",
    await tx.$queryRaw`
    select id::text from announcement where done_at is null and begun_at < now() - interval '1 minute'`,
  );
  await requeue(
    unit,
    "settle-task",
    "taskId",
    await tx.$queryRaw`
    select id::text from system_task where state = 'answered'
      and answered_at < now() - interval '1 minute'`,
  );
  await requeue(
    unit,
    "send-message",
    "messageId",
    await tx.$queryRaw`
    select id::text from message where state in ('waiting', 'sending')
      and created_at < now() - interval '1 minute'`,
  );
}

/** Approved corrections that the portal itself writes: what they name is a place in a system, not somebody's work by hand. */
async function lostCorrections(unit: Unit): Promise<readonly { readonly id: string }[]> {
  const rows = await unit.tx.$queryRaw<{ id: string }[]>`
    select id::text from request where type = 'rectification' and state = 'running'
      and decided_at < now() - interval '1 minute'
      and not exists (select from system_task t where t.request_id = request.id
        and t.state in ('open', 'answered'))`;
  const lost: { readonly id: string }[] = [];
  for (const { id } of rows)
    if (await hasPlace(unit, { id: asId<RequestId>(id) })) lost.push({ id });
  return lost;
}

/** Clocks that a decision about the calendar has not reached: filed while it was made, or their job is gone. */
async function requeueRecount(unit: Unit): Promise<void> {
  const [held] = await unit.tx.$queryRaw<{ is: boolean }[]>`
    select exists (select from pgboss.job where name = 'recount-clocks'
      and state in ('created', 'retry', 'active')) as is`;
  if (held?.is === false) await unit.queue.enqueue("recount-clocks", {});
}

async function requeue(
  unit: Unit,
  job: JobName,
  key: string,
  rows: readonly { readonly id: string }[],
): Promise<void> {
  for (const { id } of rows) {
    const [held] = await unit.tx.$queryRaw<{ is: boolean }[]>`
      select exists (select from pgboss.job where name = ${job} and data ->> ${key} = ${id}
        and state in ('created', 'retry', 'active')) as is`;
    if (held?.is === false) await unit.queue.enqueue(job, { [key]: id });
  }
}
