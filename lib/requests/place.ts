import type { AccountId } from "#lib/kernel/ids.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { blindIndex, hex } from "#lib/platform/crypto.ts";
import { findPlace, wantedValue } from "#lib/systems/correct-field.ts";
import { formText } from "#lib/systems/core/edit-value.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { shownPlace } from "./core/place.ts";
import type { Details } from "./types/request-type.ts";

/** What a value was, as nothing that could be read back: HMAC under the portal's key, bound to its record. */
export function heldHash(record: string, held: string): string {
  return hex(blindIndex("correction-held", JSON.stringify([record, held])));
}

/**
 * Keeps the place of a correction only when the person's own reading finds it now, the map lets a request change it, and
 * the wanted words are a value for it. Otherwise the request is one in words, and staff carry it out by hand.
 */
export async function settlePlace(
  workspace: Workspace,
  accountId: AccountId,
  details: Details,
): Promise<Details> {
  const { place = "", ...words } = details;
  const shown = shownPlace(place);
  if (shown === undefined) return words;
  const whose = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, accountId),
    now: unit.now,
  }));
  const found = await findPlace(workspace, shown, whose);
  if (!found.ok) return words;
  // Searches hang on it: changing it takes the second proof, as in My data.
  const { actor } = workspace;
  const isProven = actor.kind === "subject" && actor.level === 2;
  if (found.value.target.field.identifier !== undefined && !isProven) return words;
  const today = dateIn(currentOperator().zone, whose.now);
  if (!wantedValue(found.value, words.wanted ?? "", today).ok) return words;
  const hash = heldHash(shown.record, formText(found.value.held));
  return { ...words, place: JSON.stringify({ ...shown, heldHash: hash }) };
}
