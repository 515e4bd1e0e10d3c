import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { readSystems } from "#lib/systems/reading.ts";
import { buildMatrix, type LedgerEntry } from "./core/matrix.ts";
import { narrowTo } from "./narrow.ts";
import { channels, type ConsentMatrix, type ConsentReceipt, type Decision } from "./core/views.ts";

/** The consents of the person who is signed in: the ledger beside what every system says just now. */
export async function consentMatrix(workspace: Workspace): Promise<ConsentMatrix> {
  const { actor } = workspace;
  if (actor.kind !== "subject") throw new Error("Consents are shown to their person only.");
  const { identifiers, ledger, now } = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, actor.accountId),
    ledger: await newestOf(unit, actor.accountId),
    now: unit.now,
  }));
  const operator = currentOperator();
  // Only systems with a switch are asked.
  const systems = narrowTo(workspace.systems, ({ collections }) =>
    collections.some(({ consents }) => consents.length > 0),
  );
  const reading = await readSystems(systems, identifiers, now);
  return buildMatrix(operator, reading, ledger, {
    today: dateIn(operator.zone, now),
    zone: operator.zone,
  });
}

async function newestOf(unit: Unit, accountId: AccountId): Promise<readonly LedgerEntry[]> {
  const events = await unit.tx.consentEvent.findMany({
    where: { accountId },
    orderBy: { seq: "desc" },
    distinct: ["purpose", "channel"],
    include: { effects: true },
  });
  return events.map(({ purpose, channel, decision, at, effects }) => ({
    ...{ purpose, channel, decision: decisionOf(decision), at: at.toISOString() },
    effects: effects.map(({ system, state, readBackAt, nextTryAt, because }) => ({
      ...{ system, state, because },
      readBackAt: readBackAt?.toISOString() ?? null,
      nextTryAt: nextTryAt?.toISOString() ?? null,
    })),
  }));
}

/** Every decision of the person who is signed in, newest first. */
export async function consentReceipts(unit: Unit): Promise<readonly ConsentReceipt[]> {
  if (unit.actor.kind !== "subject") return [];
  const events = await unit.tx.consentEvent.findMany({
    where: { accountId: unit.actor.accountId },
    orderBy: { seq: "desc" },
  });
  const { purposes } = currentOperator();
  return events.flatMap(({ id, at, purpose, channel, service, notice, source, ...event }) => {
    const names = purposes.find((one) => one.id === purpose)?.names;
    const known = channels.find((one) => one === channel);
    if (known === undefined) return [];
    return [
      {
        ...{ id, at: at.toISOString(), purpose, channel: known, service, source },
        names: names ?? { kk: purpose, ru: purpose, en: purpose },
        decision: decisionOf(event.decision),
        ...(notice === null ? {} : { notice }),
      },
    ];
  });
}

/** Decisions as the proof of an erasure keeps them: versions and withdrawals, no person. Oldest first. */
export async function consentProofs(
  unit: Unit,
  accountId: AccountId,
): Promise<
  readonly {
    readonly purpose: string;
    readonly channel: string;
    readonly decision: string;
    readonly notice: string | null;
    readonly at: string;
  }[]
> {
  const events = await unit.tx.consentEvent.findMany({
    where: { accountId },
    orderBy: { seq: "asc" },
    select: { purpose: true, channel: true, decision: true, notice: true, at: true },
  });
  return events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
}

function decisionOf(value: string): Decision {
  return value === "given" ? "given" : "withdrawn";
}
