import type { Unit } from "#lib/platform/unit.ts";
import type { ProposalView } from "./core/views.ts";
import { reasonOf } from "./deadlines.ts";
import { staffNumbers } from "./desk-queries.ts";
import type { RequestType } from "./types/request-type.ts";

export type ReadProposal = {
  readonly view: ProposalView;
  readonly byId: string;
  readonly needsSecond: boolean;
  readonly verdict?: "agreed" | "returned";
};

/** The newest proposal of a case of this type, decided or not. */
export async function readProposal(
  unit: Unit,
  requestId: string,
  type: RequestType,
): Promise<ReadProposal | undefined> {
  const row = await unit.tx.proposal.findFirst({
    where: { requestId },
    orderBy: { proposedAt: "desc" },
  });
  if (row === null) return undefined;
  const isTwoSided = row.outcome === "approve" && type.second === "by-pack";
  const numbers = await staffNumbers(unit);
  const names = reasonOf(row.ground)?.names;
  const decider = row.decidedBy === null ? undefined : numbers.get(row.decidedBy);
  const given: { verdict?: "agreed" | "returned" } = {};
  if (row.verdict !== null) given.verdict = row.verdict === "agreed" ? "agreed" : "returned";
  return {
    byId: row.proposedBy,
    needsSecond: row.needsSecond,
    ...given,
    view: {
      ...{ id: row.id, ground: row.ground, words: row.words, needsSecond: row.needsSecond },
      outcome: row.outcome === "approve" ? "approve" : "refuse",
      ...(names === undefined ? {} : { groundNames: names }),
      byNumber: numbers.get(row.proposedBy) ?? 0,
      at: row.proposedAt.toISOString(),
      isSingle: row.verdict === "agreed" && row.decidedBy === row.proposedBy && isTwoSided,
      ...given,
      ...(decider === undefined ? {} : { decidedByNumber: decider }),
      ...(row.note === null ? {} : { note: row.note }),
    },
  };
}
