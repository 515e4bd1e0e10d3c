import { readFileSync } from "node:fs";
import { z } from "#lib/kernel/zod.ts";
import { verifySignature } from "#lib/platform/crypto.ts";
import { fails, type Finding, holds } from "./finding.ts";

const signedSchema = z.object({
  body: z.string(),
  signature: z.string(),
  keyId: z.string(),
  publicKey: z.string().optional(),
  salt: z.string().optional(),
});

/** A certificate or a manifest as it was given out. */
export type Signed = z.output<typeof signedSchema>;

const keyList = z.array(z.object({ publicKey: z.string() }));
const keysSchema = z.union([keyList, z.object({ keys: keyList }).transform(({ keys }) => keys)]);

/** What a text holds that was signed, if anything. */
export function signedIn(text: string): Signed | undefined {
  return signedSchema.safeParse(parsed(text)).data;
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the signature fits, and whose it is, as far as the keys given tell. */
export function signatureOf({ body, signature, keyId, publicKey }: Signed, keys?: string): Finding {
  const isBy = (key: string): boolean => verifySignature(body, signature, key);
  if (keys !== undefined) {
    if (keysIn(keys).some(isBy))
      return holds(`The signature is that of the operator (key ${keyId}).`);
    const isIntact = publicKey !== undefined && isBy(publicKey);
    return isIntact
      ? fails("other-signer", keyId, "Signed by a key that is not among those given.")
      : fails(
          "changed",
          "signature",
          "The signature does not fit: changed, or signed by no key given.",
        );
  }
  if (publicKey === undefined) {
    const says = "The file carries no public key: without --keys its signature cannot be checked.";
    return fails("no-key", "publicKey", says, 2);
  }
  return isBy(publicKey)
    ? fails("signer-unknown", keyId, "Signature intact, signer unknown: give --keys to know.", 2)
    : fails("changed", "signature", "Changed after it was signed: the signature does not fit.");
}

/** Public keys of a file: PEM blocks, or a JSON list of `{keyId, publicKey}`, bare or as `{keys}`. */
function keysIn(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const list = keysSchema.safeParse(parsed(text));
  if (list.success) return list.data.map(({ publicKey }) => publicKey);
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g);
  if (blocks === null) throw new Error("the file of --keys holds no public key.");
  return blocks;
}
