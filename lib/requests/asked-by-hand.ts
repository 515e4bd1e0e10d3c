import type { Unit } from "#lib/platform/unit.ts";
import { datesOf } from "./deadlines.ts";
import { copy } from "./types/copy.ts";

/** What people look up for the person where no program can, and until when they would if it were asked for now. */
export type AskedByHand = {
  /** Not answered yet, the most urgent first. */
  readonly asked: readonly {
    readonly system: string;
    /** ISO instant. */
    readonly dueAt: string;
    readonly isLate: boolean;
    readonly request: { readonly id: string; readonly number: string };
  }[];
  /** ISO date: the last day of a copy asked for at this moment. */
  readonly askedNowDue?: string;
};

/** The person who is signed in only; nothing for anybody else. */
export async function askedByHand(unit: Unit): Promise<AskedByHand> {
  const { actor, tx, now } = unit;
  if (actor.kind !== "subject") return { asked: [] };
  const rows = await tx.systemTask.findMany({
    where: {
      accountId: actor.accountId,
      ...{ state: { in: ["open", "answered"] }, verb: { in: ["find", "read"] } },
    },
    orderBy: { dueAt: "asc" },
    select: { system: true, dueAt: true, request: { select: { id: true, number: true } } },
  });
  const deadlines = (await datesOf(unit)).deadlinesAtReceipt(copy.id, now);
  const due = deadlines.find(({ kind }) => kind === "last-day")?.due;
  return {
    asked: rows.flatMap(({ system, dueAt, request }) =>
      request === null
        ? []
        : [
            {
              ...{ system, request },
              dueAt: dueAt.toISOString(),
              isLate: dueAt.getTime() < now.epochMilliseconds,
            },
          ],
    ),
    ...(due === undefined ? {} : { askedNowDue: due }),
  };
}
