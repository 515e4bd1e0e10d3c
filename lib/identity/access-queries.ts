import { currentOperator } from "#lib/operator/current.ts";
import type { Text } from "#lib/kernel/locale.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** One reading of the person's data by a staff member: number and case, never the name. */
export type AccessView = {
  readonly id: string;
  readonly at: string;
  readonly number: number;
  readonly requestId: string;
  readonly requestNumber: string;
  /** `identity`, or category ids of the pack. */
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
  const { categories } = currentOperator();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    number: row.number,
    requestId: row.requestId,
    requestNumber: numberOf.get(row.requestId) ?? "",
    what: row.what,
    categories: categories.filter(({ id }) => row.what.includes(id)).map(({ names }) => names),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }));
}
