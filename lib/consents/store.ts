import type { AccountId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Decision } from "./core/views.ts";

/** One switch of one person. */
export type Switch = { readonly purpose: string; readonly channel: string };

/** A decision as the ledger holds it. */
export type LedgerEvent = Switch & {
  readonly id: string;
  readonly accountId: string;
  readonly decision: string;
};

/** Lets the decisions of one person queue up: whoever comes second sees what the first one wrote. */
export async function lockLedger(unit: Unit, accountId: AccountId): Promise<void> {
  await unit.tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;
}

/** Whether a decision waits for a system, and when one last agreed with it. */
export async function effectsOf(
  { tx }: Unit,
  eventId: string,
): Promise<{ readonly isWaiting: boolean; readonly readBackAt?: Date }> {
  const rows = await tx.consentEffect.findMany({
    where: { eventId },
    orderBy: { readBackAt: { sort: "desc", nulls: "last" } },
    select: { state: true, readBackAt: true },
  });
  const readBackAt = rows[0]?.readBackAt ?? undefined;
  const isWaiting = rows.some(({ state }) => state === "waiting");
  return { isWaiting, ...(readBackAt === undefined ? {} : { readBackAt }) };
}

/** The newest decision for a switch; null where the person never decided. */
export async function newestEvent(
  unit: Unit,
  accountId: string,
  { purpose, channel }: Switch,
): Promise<LedgerEvent | null> {
  return unit.tx.consentEvent.findFirst({
    where: { accountId, purpose, channel },
    orderBy: { seq: "desc" },
    select: { id: true, accountId: true, purpose: true, channel: true, decision: true },
  });
}

/** Appends a decision with one waiting effect per system that has to obey it. */
export async function appendEvent(
  unit: Unit,
  accountId: AccountId,
  event: Switch & {
    readonly decision: Decision;
    readonly service: string;
    /** The notice in force for the service, as `general/2021-07-15`; null before the first one begins. */
    readonly notice: string | null;
    /** `portal`, or `unsubscribe`: the link of a letter. */
    readonly source: string;
    readonly systems: readonly string[];
  },
): Promise<string> {
  const { systems, ...decision } = event;
  const { id } = await unit.tx.consentEvent.create({
    data: { accountId, ...decision, at: dateOf(unit.now) },
    select: { id: true },
  });
  await unit.tx.consentEffect.createMany({
    data: systems.map((system) => ({
      eventId: id,
      accountId,
      system,
      nextTryAt: dateOf(unit.now),
      waitingSince: dateOf(unit.now),
    })),
  });
  return id;
}

/** Sets the effects of a decision waiting again, for a person who asks for the same once more. */
export async function askAgain(unit: Unit, eventId: string): Promise<void> {
  await unit.tx.consentEffect.updateMany({
    where: { eventId },
    data: {
      ...{ state: "waiting", nextTryAt: dateOf(unit.now), waitingSince: dateOf(unit.now) },
      because: null,
    },
  });
}
