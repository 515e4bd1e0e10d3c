import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { dateIn, dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { readSystems } from "#lib/systems/reading.ts";
import { askPeople } from "./ask-people.ts";
import { confirm } from "./confirm.ts";
import { narrowTo } from "./narrow.ts";
import { writeSwitch, type Written } from "./write-switch.ts";
import { newestEvent, type LedgerEvent } from "./store.ts";

type Waiting = {
  readonly event: LedgerEvent;
  readonly identifiers: Awaited<ReturnType<typeof verifiedIdentifiers>>;
  readonly systems: readonly string[];
  readonly now: Temporal.Instant;
};

/**
 * Tells every system that has not obeyed a decision yet, and reads it back. A decision that is no longer the newest is
 * not told any more. What a system does not take is tried again by the job, later and later. Safe to run twice and at
 * the same time: each run writes the newest decision or nothing. Once all have obeyed, the person is told so.
 */
export async function applyEvent(workspace: Workspace, eventId: string): Promise<void> {
  const waiting = await workspace.unit((unit) => waitingOf(unit, eventId));
  if (waiting === null) {
    await workspace.unit((unit) => confirm(unit, eventId));
    return;
  }
  // Each on its own: a system that hangs keeps no other one from stopping.
  await Promise.all(
    waiting.systems.map(async (systemId) => {
      const written = await tell(workspace, waiting, systemId);
      await workspace.unit((unit) => record(unit, waiting.event, systemId, written));
    }),
  );
  await workspace.unit((unit) => confirm(unit, eventId));
}

async function waitingOf(unit: Unit, eventId: string): Promise<Waiting | null> {
  const event = await unit.tx.consentEvent.findUnique({
    where: { id: eventId },
    select: {
      ...{ id: true, accountId: true, purpose: true, channel: true, decision: true },
      effects: { where: { state: "waiting" }, select: { system: true } },
    },
  });
  if (event === null || event.effects.length === 0) return null;
  const newest = await newestEvent(unit, event.accountId, event);
  if (newest?.id !== event.id) return null;
  return {
    event,
    identifiers: await verifiedIdentifiers(unit, asId<AccountId>(event.accountId)),
    systems: event.effects.map(({ system }) => system),
    now: unit.now,
  };
}

async function tell(
  workspace: Workspace,
  { event, identifiers, now }: Waiting,
  systemId: string,
): Promise<Written> {
  const systems = narrowTo(workspace.systems, ({ id }) => id === systemId);
  const reading = await readSystems(systems, identifiers, now);
  const system = reading.systems.find((one) => one.system.id === systemId);
  if (system === undefined) return { state: "silent", because: "gone" };
  if (system.outcome === "failed") {
    return { state: "silent", because: system.failure?.code ?? "unreachable" };
  }
  const { zone } = currentOperator();
  const moment = { now, today: dateIn(zone, now), zone };
  const connector = workspace.systems.connector(system.system.id);
  const written: Written =
    system.outcome === "excluded"
      ? { state: "silent", because: "by-hand" }
      : await writeSwitch(connector, system, event, moment);
  if (written.state === "silent" && !connector.can.setConsent) {
    await workspace.unit((unit) => askPeople(unit, event, system.system, identifiers));
    return { state: "silent", because: "by-hand" };
  }
  return written;
}

async function record(
  unit: Unit,
  event: LedgerEvent,
  system: string,
  written: Written,
): Promise<void> {
  const newest = await newestEvent(unit, event.accountId, event);
  if (newest !== null && newest.id !== event.id) {
    // Decided anew while we were writing: ours may have come last, so the newest is told again.
    await unit.tx.consentEffect.updateMany({
      where: { eventId: newest.id, system },
      data: { state: "waiting", nextTryAt: dateOf(unit.now), waitingSince: dateOf(unit.now) },
    });
    await unit.queue.enqueue("apply-consent", { eventId: newest.id });
    return;
  }
  const where = { eventId_system: { eventId: event.id, system } };
  if (written.state === "silent") {
    const { attempts } = await unit.tx.consentEffect.update({
      where,
      data: { attempts: { increment: 1 }, because: written.because },
      select: { attempts: true },
    });
    const nextTry = unit.now.add({ seconds: Math.min(15 * 2 ** (attempts - 1), 900) });
    await unit.tx.consentEffect.update({ where, data: { nextTryAt: dateOf(nextTry) } });
    await unit.queue.enqueue("apply-consent", { eventId: event.id }, { startAfter: nextTry });
    return;
  }
  await unit.tx.consentEffect.update({
    where,
    data: {
      ...{ state: written.state, records: written.records },
      ...{ readBackAt: dateOf(unit.now), nextTryAt: null, because: null },
    },
  });
  const { purpose, channel, id } = event;
  await unit.audit.append({
    action: "consent.obeyed",
    subject: asId<AccountId>(event.accountId),
    data: { system, purpose, channel, records: written.records, event: id },
  });
}
