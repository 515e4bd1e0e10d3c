import { identifierHash, saltCheck } from "#lib/fulfilment/core/certificate.ts";
import { outcomeHash } from "#lib/fulfilment/core/erasure-manifest.ts";
import { z } from "#lib/kernel/zod.ts";
import { normaliseEmail, normalisePhone } from "#lib/systems/core/normalise.ts";
import { fails, type Finding, holds } from "./finding.ts";
import { manifestFindings, manifestSchema } from "./manifest.ts";

/** What is looked at in the body of a certificate. */
export const certificateSchema = z.object({
  format: z.literal("jeke.certificate/1"),
  saltCheck: z.string(),
  identifiers: z.array(z.object({ kind: z.string(), hash: z.string() })),
  /** Certificates of before have none. */
  manifest: manifestSchema.optional(),
});
type Certificate = z.output<typeof certificateSchema>;

/** Whether its salt is its own, whether its manifest agrees with itself, and whether it speaks of an address. */
export async function certificateFindings(
  certificate: Certificate,
  salt: string | undefined,
  about: string | undefined,
): Promise<readonly Finding[]> {
  const isSalted = salt !== undefined && saltCheck(salt) === certificate.saltCheck;
  if (salt !== undefined && !isSalted) {
    return [fails("salt-wrong", "salt", "The salt is not that of this certificate.")];
  }
  const findings = await outcomeFindings(certificate, salt);
  if (about === undefined) return [holds("It is a certificate of erasure."), ...findings];
  if (!isSalted)
    return [fails("salt-absent", "salt", "Without the salt no address can be told.", 2)];
  return [...findings, aboutFinding(certificate, salt, about)];
}

async function outcomeFindings(
  { manifest }: Certificate,
  salt: string | undefined,
): Promise<readonly Finding[]> {
  if (manifest === undefined) return [];
  const findings = await manifestFindings(manifest);
  if (salt === undefined) return findings;
  const strange = manifest.systems.flatMap(({ system, collections }) =>
    collections
      .filter((one) => one.sha256 !== outcomeHash(salt, system, one))
      .map(({ collection }) => `${system}/${collection}`),
  );
  return [
    ...findings,
    ...strange.map((place) => {
      return fails("outcome-differs", place, `${place}: what it came to is not what was signed.`);
    }),
  ];
}

function aboutFinding({ identifiers }: Certificate, salt: string, about: string): Finding {
  const address = normaliseEmail(about) ?? normalisePhone(about);
  if (address === undefined) return fails("usage", "--about", "No e-mail and no phone.", 2);
  const kind = address.includes("@") ? "email" : "phone";
  const hash = identifierHash(salt, kind, address);
  return identifiers.some((one) => one.kind === kind && one.hash === hash)
    ? holds("It speaks of this address.")
    : fails("not-about", "--about", "It does not speak of this address.");
}
