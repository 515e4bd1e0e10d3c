import type { RequestId } from "#lib/kernel/ids.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { RunView, RunWaits } from "./core/run-view.ts";
import { silenceOf } from "./silence.ts";

/**
 * What an approved request waits for, when it cannot go on by itself at once: systems that refused or did not answer, people who
 * were asked. Null while nothing stands in the way.
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
    const systems = distinct(failed.map(({ row }) => row.systemNames));
    const reasons = systems.flatMap((system) => {
      const first = failed.find(({ row }) => row.systemNames.en === system.en);
      return first?.errorCode === undefined ? [] : [{ system, code: first.errorCode }];
    });
    return {
      ...{ systems, reasons },
      ...(againAt === undefined ? {} : { againAt }),
    };
  }
  const asked = await askedPeople(unit, request.id);
  if (asked !== null) return asked;
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

/** Where people were asked and have not answered, and until when the first of them has to. */
async function askedPeople(unit: Unit, requestId: RequestId): Promise<RunWaits | null> {
  const tasks = await unit.tx.systemTask.findMany({
    where: { requestId, state: { in: ["open", "answered"] } },
    orderBy: { dueAt: "asc" },
    select: { system: true, dueAt: true },
  });
  const [first] = tasks;
  if (first === undefined) return null;
  const { systems } = currentOperator();
  return {
    systems: systems
      .filter(({ id }) => tasks.some(({ system }) => system === id))
      .map(({ names }) => names),
    answerBy: first.dueAt.toISOString(),
  };
}

function distinct(names: readonly Text[]): readonly Text[] {
  return names.filter((one, index) => names.findIndex(({ en }) => en === one.en) === index);
}
