import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { addressOf, sessionFlow, spendCode, type SpendRefusal } from "../challenge.ts";
import { addressIndex, insertIdentifier, ownerOfAddress } from "../store/accounts.ts";

/**
 * Proves another address by the code typed in this session and adds it to the account. Needs level 2.
 *
 * Refuses `identity.step-up-needed`, the refusals of a code, and `identity.identifier-taken` when the address opens another
 * account: two accounts are never joined. An address already one's own is a success that changes nothing.
 * Writes the identifier, `identifier.added`, and a notice to every address on file.
 */
export async function addIdentifier(
  unit: Unit,
  input: { readonly code: string },
): Promise<
  Result<
    { added: boolean },
    | SpendRefusal
    | Refusal<"identity.step-up-needed" | "identity.identifier-taken" | "identity.not-allowed">
  >
> {
  const { actor } = unit;
  if (actor.kind !== "subject") return refuse("identity.not-allowed");
  if (actor.level < 2) return refuse("identity.step-up-needed");
  const flow = { flowHash: sessionFlow(actor.sessionId), purpose: "add-identifier" } as const;
  const spent = await spendCode(unit, flow, input.code);
  if (!spent.ok) return spent;
  const address = addressOf(spent.value);
  const id = await insertIdentifier(unit.tx, actor.accountId, address, dateOf(unit.now));
  if (id === undefined) {
    const owner = await ownerOfAddress(unit.tx, addressIndex(address));
    const isOwn = owner?.accountId === actor.accountId;
    return isOwn ? ok({ added: false }) : refuse("identity.identifier-taken");
  }
  await unit.audit.append({
    action: "identifier.added",
    subject: actor.accountId,
    data: { kind: address.kind },
  });
  await unit.notices.notify({
    event: "identity.identifier-added",
    accountId: actor.accountId,
    key: `identifier-added:${spent.value.id}`,
    to: "all",
  });
  return ok({ added: true });
}
