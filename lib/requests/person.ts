import type { AccountId } from "#lib/kernel/ids.ts";
import { maskAddress } from "#lib/identity/core/mask.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { fault } from "#lib/platform/logger.ts";
import { readSystems } from "#lib/systems/reading.ts";
import type { SubjectReading, VerifiedIdentifier, Workspace } from "#lib/systems/ports.ts";
import { maskName, nameIn } from "./core/person-name.ts";

/** A person as far as the viewer of this workspace may know them. */
export type Person = {
  /** As a system holds it; absent where none names the person or none answered. */
  readonly name?: string;
  readonly identifiers: readonly VerifiedIdentifier[];
};

/**
 * Name and proven identifiers, read live, with the reading they come from. A system that is down costs the name, never the request.
 */
export async function personOf(
  workspace: Workspace,
  accountId: AccountId,
): Promise<Person & { readonly reading?: SubjectReading }> {
  const { identifiers, now } = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, accountId),
    now: unit.now,
  }));
  const proven = identifiers.filter(({ kind }) => kind !== "account");
  const reading = await readOrNothing(workspace, identifiers, now);
  const name = nameIn(reading);
  return {
    identifiers: proven,
    ...(name === undefined ? {} : { name }),
    ...(reading === undefined ? {} : { reading }),
  };
}

/** `A••••• S•••••`; without a name the masked address. */
export async function maskOf(workspace: Workspace, accountId: AccountId): Promise<string> {
  const { name, identifiers } = await personOf(workspace, accountId);
  return name === undefined ? maskIdentifiers(identifiers) : maskName(name);
}

/** The first address, masked; five dots where there is none. */
function maskIdentifiers(identifiers: readonly VerifiedIdentifier[]): string {
  for (const { kind, value } of identifiers) {
    if (kind === "email" || kind === "phone") return maskAddress({ kind, value });
  }
  return "•••••";
}

async function readOrNothing(
  workspace: Workspace,
  identifiers: readonly VerifiedIdentifier[],
  now: Temporal.Instant,
): Promise<SubjectReading | undefined> {
  try {
    // Only who they are is wanted: of everything else one row is enough.
    return await readSystems(workspace.systems, identifiers, now, { glance: () => 1 });
  } catch (error) {
    fault("request.person-not-read", error);
    return undefined;
  }
}
