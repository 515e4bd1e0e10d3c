import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";

/** What signs: a secret that both sides hold, or a private key of ours whose public half the receiver has. */
export type SigningKey =
  | { readonly kind: "shared"; readonly bytes: Uint8Array }
  | { readonly kind: "own"; readonly privateKey: KeyObject };

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8, and before those of a public one in SPKI. */
const privateHead = Buffer.from("302e020100300506032b657004220420", "hex");
const publicHead = Buffer.from("302a300506032b6570032100", "hex");

/**
 * The keys of a webhook as its variable holds them: `whsec_` and 24 to 64 random bytes in base64, or `whsk_` and the 32 bytes of an
 * Ed25519 key (or 64: with its public half behind them); while one is being replaced, two with a blank between, the new one
 * first. Undefined where one of them is none.
 */
export function readSigningKeys(text: string): readonly SigningKey[] | undefined {
  const words = text.trim().split(/\s+/);
  const known = words.flatMap((word) => readKey(word) ?? []);
  return known.length === words.length ? known : undefined;
}

/** `whpk_…`, by which a receiver verifies; undefined of a shared secret. */
export function publicKeyOf(key: SigningKey): string | undefined {
  if (key.kind === "shared") return undefined;
  const spki = createPublicKey(key.privateKey).export({ format: "der", type: "spki" });
  return `whpk_${spki.subarray(publicHead.length).toString("base64")}`;
}

/**
 * The headers of Standard Webhooks 1.0 over `<id>.<seconds>.<body>`, one signature per key: HMAC-SHA256 (`v1`), or Ed25519
 * (`v1a`). The moment is that of the try, so that a receiver may refuse what is five minutes old; id and body stay the same
 * at every try.
 *
 * @example signatureHeaders("msg_1", 1674087231, "{}", keys)["webhook-signature"] // "v1,g0hM9S…"
 */
export function signatureHeaders(
  id: string,
  seconds: number,
  body: string,
  keys: readonly SigningKey[],
): Readonly<Record<string, string>> {
  const signed = Buffer.from(`${id}.${seconds}.${body}`, "utf8");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": keys.map((key) => signature(signed, key)).join(" "),
  };
}

function signature(signed: Buffer, key: SigningKey): string {
  if (key.kind === "own") return `v1a,${sign(null, signed, key.privateKey).toString("base64")}`;
  return `v1,${createHmac("sha256", key.bytes).update(signed).digest("base64")}`;
}

function readKey(word: string): SigningKey | undefined {
  const [, form, text = ""] = /^(whsec|whsk)_([A-Za-z0-9+/]+={0,2})$/.exec(word) ?? [];
  if (form === undefined) return undefined;
  const bytes = Buffer.from(text, "base64");
  if (form === "whsec") {
    const isLong = bytes.length >= 24 && bytes.length <= 64;
    return isLong ? { kind: "shared", bytes: new Uint8Array(bytes) } : undefined;
  }
  if (bytes.length !== 32 && bytes.length !== 64) return undefined;
  const der = Buffer.concat([privateHead, bytes.subarray(0, 32)]);
  const key = {
    kind: "own",
    privateKey: createPrivateKey({ key: der, format: "der", type: "pkcs8" }),
  } as const;
  const stated = bytes.subarray(32).toString("base64");
  // A public half that belongs to another key is no key at all.
  return stated === "" || publicKeyOf(key) === `whpk_${stated}` ? key : undefined;
}
