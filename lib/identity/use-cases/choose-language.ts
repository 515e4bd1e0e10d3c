import type { Locale } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { setAccountLocale } from "../store/accounts.ts";

/**
 * Sets the language of the account: that of its messages, and of an address without a language.
 * Refuses `identity.not-allowed` to anybody but a subject. Repeating it changes nothing.
 */
export async function chooseLanguage(
  unit: Unit,
  input: { readonly locale: Locale },
): Promise<Result<null, Refusal<"identity.not-allowed">>> {
  if (unit.actor.kind !== "subject") return refuse("identity.not-allowed");
  await setAccountLocale(unit.tx, unit.actor.accountId, input.locale);
  return ok(null);
}
