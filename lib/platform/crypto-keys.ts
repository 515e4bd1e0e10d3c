import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "#lib/kernel/zod.ts";
import { env } from "./env.ts";

type SealKey = { readonly id: Buffer; readonly key: Buffer };
type SigningKey = {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
};

/** The first key of a list is used for new things, the others still open and check old ones. */
export type KeyRing = {
  readonly seal: readonly SealKey[];
  readonly index: Buffer;
  readonly signing: readonly SigningKey[];
};

const key = z.base64url().refine((value) => Buffer.from(value, "base64url").length === 32);
const fileSchema = z.strictObject({
  seal: z.array(key).min(1),
  index: key,
  signing: z.array(key).min(1),
});

let cached: { readonly source: string; readonly ring: KeyRing } | undefined;

/**
 * The keys of this deployment: from the JSON file `JEKE_KEYS` (`{seal: [..], index, signing: [..]}`, each 32 bytes
 * in base64url, newest first), or, without it, derived from `JEKE_SECRET`.
 */
export function keyRing(): KeyRing {
  const { JEKE_KEYS: file, JEKE_SECRET: secret } = env();
  const source = file === undefined ? `secret:${secret ?? ""}` : `file:${file}`;
  if (cached?.source === source) return cached.ring;
  const ring = file === undefined ? derived(secret) : fromFile(file);
  cached = { source, ring };
  return ring;
}

function fromFile(path: string): KeyRing {
  const parsed = fileSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error("The file of JEKE_KEYS does not hold the keys it should.");
  const bytes = (value: string): Buffer => Buffer.from(value, "base64url");
  return {
    seal: parsed.data.seal.map((value) => sealKey(bytes(value))),
    index: bytes(parsed.data.index),
    signing: parsed.data.signing.map((value) => signingKey(bytes(value))),
  };
}

function derived(secret: string | undefined): KeyRing {
  if (secret === undefined) throw new Error("Neither JEKE_KEYS nor JEKE_SECRET is set.");
  const from = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, "jeke", purpose, 32));
  return {
    seal: [sealKey(from("seal"))],
    index: from("index"),
    signing: [signingKey(from("signing"))],
  };
}

function sealKey(bytes: Buffer): SealKey {
  return {
    id: createHash("sha256").update("jeke seal").update(bytes).digest().subarray(0, 4),
    key: bytes,
  };
}

/** RFC 8410: an Ed25519 private key in PKCS#8 is this prefix and the 32 bytes of the seed. */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

function signingKey(seed: Buffer): SigningKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: "der", type: "spki" });
  const id = createHash("sha256").update(spki).digest("base64url").slice(0, 16);
  return { id, privateKey, publicKey };
}
