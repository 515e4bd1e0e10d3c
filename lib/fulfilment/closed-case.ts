import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { CertificateBody } from "./core/certificate.ts";

/** The facts of a request that its certificate keeps. */
export type ClosedCase = CertificateBody["request"] &
  Pick<CertificateBody, "executors" | "secondPerson">;

/** Reads the facts of a request that outlive its person: dates, ground, decision, rules, numbers of the staff. */
export async function readCase(unit: Unit, requestId: RequestId): Promise<ClosedCase> {
  const request = await unit.tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      ...{ number: true, type: true, receivedAt: true },
      ...{ decidedAt: true, decision: true, ground: true },
      clocks: { select: { ruleId: true, dueOn: true, metAt: true }, orderBy: { dueOn: "asc" } },
      proposals: {
        where: { outcome: "approve", verdict: "agreed" },
        orderBy: { decidedAt: "desc" },
        take: 1,
        select: { proposedBy: true, decidedBy: true },
      },
    },
  });
  const proposal = request.proposals[0];
  return {
    number: request.number,
    type: request.type,
    receivedAt: request.receivedAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    decision: request.decision,
    ground: request.ground,
    rules: request.clocks.map(({ ruleId, dueOn, metAt }) => ({
      rule: ruleId,
      due: dueOn.toISOString().slice(0, 10),
      metAt: metAt?.toISOString() ?? null,
    })),
    executors: {
      proposedBy: await numberOf(unit, proposal?.proposedBy ?? null),
      decidedBy: await numberOf(unit, proposal?.decidedBy ?? null),
    },
    secondPerson:
      proposal !== undefined && proposal.proposedBy === proposal.decidedBy ? "single" : "staff",
  };
}

async function numberOf(unit: Unit, staffId: string | null): Promise<number | null> {
  if (staffId === null) return null;
  const staff = await unit.tx.staffMember.findUnique({
    where: { id: staffId },
    select: { number: true },
  });
  return staff?.number ?? null;
}
