import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { say } from "#lib/kernel/locale.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { VerifiedIdentifier } from "#lib/systems/ports.ts";
import { inAll } from "#lib/systems/tasks/in-all.ts";
import { openTask } from "#lib/systems/tasks/open.ts";
import type { LedgerEvent } from "./store.ts";

/**
 * Asks people to turn a switch that their system cannot turn by itself. The effect stays "not yet" until they answer. Only the
 * worker asks: a page that is in a hurry leaves it to the job.
 */
export async function askPeople(
  unit: Unit,
  event: LedgerEvent,
  system: SystemMap,
  identifiers: readonly VerifiedIdentifier[],
): Promise<void> {
  if (unit.actor.kind !== "worker") return;
  const names = currentOperator().purposes.find(({ id }) => id === event.purpose)?.names;
  await openTask(unit, {
    key: `consent:${event.id}:${system.id}`,
    ...{ system, verb: "setConsent", consentEventId: event.id, identifiers },
    accountId: asId<AccountId>(event.accountId),
    collections: system.collections
      .filter(({ consents }) =>
        consents.some((one) => one.purpose === event.purpose && one.channel === event.channel),
      )
      .map(({ id }) => id),
    change: inAll((t, locale) =>
      t(event.decision === "withdrawn" ? "switch.withdrawn" : "switch.given", {
        purpose: say(names, locale) ?? event.purpose,
        channel: t(`channels.${event.channel}`),
      }),
    ),
  });
}
