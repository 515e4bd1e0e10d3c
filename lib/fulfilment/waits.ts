import type { RequestId } from "#lib/kernel/ids.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { RunView, RunWaits } from "./core/run-view.ts";
import { silenceOf } from "./silence.ts";

/**
 * What an approved erasure waits for, when it cannot go on by itself at once: systems that refused or did not answer. Null
 * while nothing stands in the way.
 */
export async function waitsOf(
  unit: Unit,
  request: { readonly id: RequestId; readonly state: string },
  run: RunView | null,
): Promise<RunWaits | null> {
  const failed = run?.rows.filter(({ state }) => state === "failed") ?? [];
  if (failed.length > 0) {
    const times = failed.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]));
    const [againAt] = times.toSorted();
    const code = failed[0]?.errorCode;
    return {
      systems: distinct(failed.map(({ row }) => row.systemNames)),
      ...(code === undefined ? {} : { code }),
      ...(againAt === undefined ? {} : { againAt }),
    };
  }
  const asked = run?.rows.filter(({ state }) => state === "task") ?? [];
  if (asked.length > 0) {
    const answerBy = await tasksDue(unit, request.id);
    return {
      systems: distinct(asked.map(({ row }) => row.systemNames)),
      ...(answerBy === undefined ? {} : { answerBy }),
    };
  }
  // Nobody tries again by itself once staff were asked.
  if (request.state !== "approved" && request.state !== "running") return null;
  const silence = await silenceOf(unit, request.id);
  if (silence === null) return null;
  const { systems } = currentOperator();
  return {
    systems: systems.filter(({ id }) => silence.systems.includes(id)).map(({ names }) => names),
    since: silence.since.toString(),
  };
}

/** Until when the first of those who were asked has to answer. */
async function tasksDue(unit: Unit, requestId: RequestId): Promise<string | undefined> {
  const task = await unit.tx.systemTask.findFirst({
    where: { requestId, state: "open" },
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  return task?.dueAt.toISOString();
}

function distinct(names: readonly Text[]): readonly Text[] {
  return names.filter((one, index) => names.findIndex(({ en }) => en === one.en) === index);
}
