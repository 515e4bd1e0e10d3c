import type { AccountId } from "#lib/kernel/ids.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import {
  destroyArchive,
  lockArchivesOf,
  removeDestroyed,
  type LockedArchive,
} from "#lib/exports/store.ts";
import {
  lockOut,
  openStopLink,
  takeOffAddresses,
  type OpenedStop,
  type StopLinkRefusal,
} from "#lib/identity/stop-link.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { canTakeBack, isFinal } from "../core/lifecycle.ts";
import { lockRequest, type LockedRequest } from "../store.ts";
import { takeBack } from "../take-back.ts";
import { storedType } from "../types/registry.ts";

/** What was stopped; `late` are erasures that had begun and run on. */
export type Stopped = {
  readonly sessions: number;
  readonly addresses: number;
  readonly requests: number;
  readonly archives: number;
  readonly late: number;
};

/**
 * The button behind the link of a step-up notice; needs no sign-in. In one transaction every session of the account
 * ends, addresses proven since are taken off, requests that needed the step-up and have not begun are taken back, and
 * copies are destroyed, ready or being built. What has begun to be erased cannot be brought back: it is counted as `late`.
 *
 * Refuses `identity.stop-unknown`, `identity.stop-used` (once only), `identity.stop-old` (after 72 hours). Writes
 * `account.stopped` and what each part writes, and a notice to every address, those taken off too.
 */
export async function stopEverything(
  workspace: Workspace,
  input: { readonly token: string },
): Promise<Result<Stopped, StopLinkRefusal>> {
  const done = await workspace.unit((unit) => stop(unit, input.token));
  if (!done.ok) return done;
  const { files, ...stopped } = done.value;
  for (const file of files) await removeDestroyed(file);
  return ok(stopped);
}

type Done = Stopped & { readonly files: readonly (string | null)[] };

async function stop(unit: Unit, token: string): Promise<Result<Done, StopLinkRefusal>> {
  const opened = await openStopLink(unit, token);
  if (!opened.ok) return opened;
  const { accountId } = opened.value;
  // All rows first, archives before requests as their builder does; the head of the log last, since it is held to the end.
  const archives = await lockArchivesOf(unit, accountId);
  const { mine, late } = await lockStoppable(unit, accountId, archives);
  const out = await lockOut(unit, opened.value);
  const counts = { ...out, requests: mine.length, archives: archives.length, late };
  // Before addresses are taken off: whose they are is told as well.
  await tell(unit, opened.value, counts);
  await takeOffAddresses(unit, opened.value);
  const files: (string | null)[] = [];
  for (const { id } of archives) files.push(await destroyArchive(unit, id, "stopped"));
  for (const request of mine) await takeBack(unit, request, accountId, "stopped");
  await unit.audit.append({ action: "account.stopped", subject: accountId, data: counts });
  return ok({ ...counts, files });
}

/** The open requests that the stop ends, locked, and how many erasures have begun. */
async function lockStoppable(
  unit: Unit,
  accountId: AccountId,
  archives: readonly LockedArchive[],
): Promise<{ readonly mine: readonly LockedRequest[]; readonly late: number }> {
  const rows = await unit.tx.request.findMany({
    where: { accountId, closedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const mine: LockedRequest[] = [];
  let late = 0;
  for (const { id } of rows) {
    const request = await lockRequest(unit.tx, id);
    if (request === null || isFinal(request.state)) continue;
    const { level, fulfilment } = storedType(request.type);
    const waits = archives.some(({ requestId }) => requestId === request.id);
    const hasNotBegun = level === 2 && canTakeBack(request.state, request.verifiedAt !== null);
    if (hasNotBegun || (waits && request.state === "running")) mine.push(request);
    else if (fulfilment.by === "job") late += 1;
  }
  return { mine, late };
}

async function tell(unit: Unit, { id, accountId }: OpenedStop, counts: Stopped): Promise<void> {
  await unit.notices.notify({
    event: "identity.stopped",
    accountId,
    params: { ...counts },
    key: `stopped:${id}`,
    to: "all",
  });
}
