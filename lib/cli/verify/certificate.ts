import { identifierHash, saltCheck } from "#lib/fulfilment/core/certificate.ts";
import { z } from "#lib/kernel/zod.ts";
import { normaliseEmail, normalisePhone } from "#lib/systems/core/normalise.ts";
import { fails, type Finding, holds } from "./finding.ts";

/** What is looked at in the body of a certificate. */
export const certificateSchema = z.object({
  format: z.literal("jeke.certificate/1"),
  saltCheck: z.string(),
  identifiers: z.array(z.object({ kind: z.string(), hash: z.string() })),
});

/** Whether its salt is its own, and whether it speaks of an address. */
export function certificateFindings(
  { saltCheck: expected, identifiers }: z.output<typeof certificateSchema>,
  salt: string | undefined,
  about: string | undefined,
): readonly Finding[] {
  const isSalted = salt !== undefined && saltCheck(salt) === expected;
  if (salt !== undefined && !isSalted) {
    return [fails("salt-wrong", "salt", "The salt is not that of this certificate.")];
  }
  if (about === undefined) return [holds("It is a certificate of erasure.")];
  if (!isSalted)
    return [fails("salt-absent", "salt", "Without the salt no address can be told.", 2)];
  const address = normaliseEmail(about) ?? normalisePhone(about);
  if (address === undefined) return [fails("usage", "--about", "No e-mail and no phone.", 2)];
  const kind = address.includes("@") ? "email" : "phone";
  const hash = identifierHash(salt, kind, address);
  return identifiers.some((one) => one.kind === kind && one.hash === hash)
    ? [holds("It speaks of this address.")]
    : [fails("not-about", "--about", "It does not speak of this address.")];
}
