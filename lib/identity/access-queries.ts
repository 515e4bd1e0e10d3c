import { currentOperator } from "#lib/operator/current.ts";
import type { Text } from "#lib/kernel/locale.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** One reading of the person's data by a staff member: number and what for, never the name. */
export type AccessView = {
  readonly id: string;
  readonly at: string;
  readonly number: number;
  readonly requestId?: string;
  /** Empty when it was for no request. */
  readonly requestNumber: string;
  /** The system in which a decision of the person was carried out by hand, when it was for that. */
  readonly system?: Text;
  /** `identity`, `addresses`, or category ids of the pack. */
  readonly what: readonly string[];
  readonly categories: readonly Text[];
  readonly reason?: string;
};

/** Who at the desk read the data of the signed-in person, newest first, at most 500. Nothing for anybody else. */
export async function accessEvents(unit: Unit): Promise<readonly AccessView[]> {
  if (unit.actor.kind !== "subject") return [];
  const { accountId } = unit.actor;
  const rows = await unit.tx.accessEvent.findMany({
    where: { accountId },
    orderBy: { at: "desc" },
    take: 500,
  });
  const requests = await unit.tx.request.findMany({
    where: { accountId },
    select: { id: true, number: true },
  });
  const numberOf = new Map(requests.map((request) => [request.id, request.number]));
  const systems = await systemsOf(unit, accountId);
  const { categories } = currentOperator();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    number: row.number,
    ...forWhat(row, numberOf, systems),
    what: row.what,
    categories: categories.filter(({ id }) => row.what.includes(id)).map(({ names }) => names),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }));
}

function forWhat(
  { requestId, taskId }: { readonly requestId: string | null; readonly taskId: string | null },
  numberOf: ReadonlyMap<string, string>,
  systems: ReadonlyMap<string, Text>,
): Pick<AccessView, "requestId" | "requestNumber" | "system"> {
  if (requestId !== null) return { requestId, requestNumber: numberOf.get(requestId) ?? "" };
  const system = systems.get(taskId ?? "");
  return { requestNumber: "", ...(system === undefined ? {} : { system }) };
}

/** By task of the person: the name of the system in which people do it. */
async function systemsOf({ tx }: Unit, accountId: string): Promise<ReadonlyMap<string, Text>> {
  const tasks = await tx.systemTask.findMany({
    where: { accountId },
    select: { id: true, system: true },
  });
  const { systems } = currentOperator();
  return new Map(
    tasks.map(({ id, system }) => {
      const names = systems.find((one) => one.id === system)?.names;
      return [id, names ?? { kk: system, ru: system, en: system }];
    }),
  );
}
