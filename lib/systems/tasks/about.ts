import { hasRole, type StaffActor } from "#lib/kernel/actor.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { TaskView } from "../core/task-view.ts";
import { openAbout } from "./store.ts";

/** For how long a look that was written down counts: the page loaded again meanwhile is the same look. */
const lookMinutes = 15;

/**
 * By task: that it may be opened, or, while the reader's recorded look counts, by what the person is found and what is to be
 * done. Nothing for whoever may not, and nothing about the reader.
 */
export async function aboutsOf(
  unit: Unit,
): Promise<ReadonlyMap<string, NonNullable<TaskView["about"]>>> {
  const { actor, tx } = unit;
  if (!hasRole(actor, "officer")) return new Map();
  const tasks = await tx.systemTask.findMany({
    where: withoutRequest(actor),
    select: { id: true },
  });
  const looks = await tx.accessEvent.findMany({
    where: {
      ...{ staffId: actor.staffId, taskId: { in: tasks.map(({ id }) => id) } },
      at: { gt: dateOf(unit.now.subtract({ minutes: lookMinutes })) },
    },
    select: { taskId: true },
  });
  const opened = await tx.systemTask.findMany({
    where: { id: { in: looks.flatMap(({ taskId }) => taskId ?? []) }, ...withoutRequest(actor) },
    select: { id: true, aboutSealed: true },
  });
  return new Map<string, NonNullable<TaskView["about"]>>([
    ...tasks.map(({ id }) => [id, "closed"] as const),
    ...opened.map((row) => [row.id, openAbout(row)] as const),
  ]);
}

/** Open tasks without a request that are about a person, never about the reader. */
function withoutRequest({ ownAccountId }: StaffActor) {
  const others = ownAccountId === undefined ? {} : { accountId: { not: ownAccountId } };
  return {
    ...{ state: "open", requestId: null },
    AND: [{ accountId: { not: null } }, others],
  };
}
