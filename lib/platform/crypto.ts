import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  randomBytes,
  sign as signBytes,
  timingSafeEqual,
  verify as verifyBytes,
} from "node:crypto";
import { keyRing } from "./crypto-keys.ts";

/** Sealed: version (1 byte) || key id (4) || nonce (12) || ciphertext || tag (16). */
const version = 1;
const headerLength = 17;
const tagLength = 16;

/**
 * Encrypts with AES-256-GCM. `aad` names the place (`identifier.value.<id>`): a sealed value moved to another row
 * or column does not open there.
 */
export function seal(plain: string | Uint8Array, aad: string): Uint8Array<ArrayBuffer> {
  const { id, key } = first(keyRing().seal);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(aad, "utf8"));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return bytes(Buffer.concat([Buffer.of(version), id, nonce, body, cipher.getAuthTag()]));
}

/** Opens a sealed text. Throws on any change of value, key or place. */
export function unseal(sealed: Uint8Array, aad: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(unsealBytes(sealed, aad));
}

/** Opens sealed bytes. Throws on any change of value, key or place. */
export function unsealBytes(sealed: Uint8Array, aad: string): Uint8Array<ArrayBuffer> {
  const buffer = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (buffer.length < headerLength + tagLength || buffer[0] !== version) {
    throw new Error("Not a sealed value.");
  }
  const id = buffer.subarray(1, 5);
  const found = keyRing().seal.find((candidate) => candidate.id.equals(id));
  if (found === undefined) throw new Error("Sealed with a key that this deployment does not hold.");
  const decipher = createDecipheriv("aes-256-gcm", found.key, buffer.subarray(5, headerLength))
    .setAAD(Buffer.from(aad, "utf8"))
    .setAuthTag(buffer.subarray(-tagLength));
  const body = buffer.subarray(headerLength, -tagLength);
  return bytes(Buffer.concat([decipher.update(body), decipher.final()]));
}

/**
 * A keyed hash (HMAC-SHA256, 32 bytes) by which a row is found without being opened. `domain` keeps hashes of
 * different columns apart: the same value in two domains cannot be told to be the same.
 */
export function blindIndex(domain: string, value: string): Uint8Array<ArrayBuffer> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(domain));
  const hmac = createHmac("sha256", keyRing().index).update(length).update(domain).update(value);
  return bytes(hmac.digest());
}

/** 32 random bytes in base64url: session ids, links, flow cookies. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 of a token of full entropy: what the database keeps instead of it. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return bytes(createHash("sha256").update(token, "utf8").digest());
}

/** SHA-256 of bytes or of a text in UTF-8. */
export function sha256(value: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes(createHash("sha256").update(value).digest());
}

/** Lower-case hex, as `jeke.key` and JSON carry hashes. */
export function hex(value: Uint8Array): string {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex");
}

/** Compares without telling by its time how much was right. */
export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Signs a text (Ed25519) with the newest key; signature and key id in base64url. */
export function sign(body: string): { readonly signature: string; readonly keyId: string } {
  const { id, privateKey } = first(keyRing().signing);
  const signature = signBytes(null, Buffer.from(body, "utf8"), privateKey).toString("base64url");
  return { signature, keyId: id };
}

/** Whether the signature is that of `publicKey` (PEM, as `publicKeys` gives it). False for anything malformed. */
export function verifySignature(body: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey(publicKey);
    const raw = Buffer.from(signature, "base64url");
    return key.asymmetricKeyType === "ed25519" && verifyBytes(null, Buffer.from(body), key, raw);
  } catch {
    return false;
  }
}

/** Every key that ever signed for this deployment, newest first, in PEM. */
export function publicKeys(): readonly { readonly keyId: string; readonly publicKey: string }[] {
  return keyRing().signing.map(({ id, publicKey }) => ({
    keyId: id,
    publicKey: publicKey.export({ format: "pem", type: "spki" }),
  }));
}

function first<T>(list: readonly T[]): T {
  const [head] = list;
  if (head === undefined) throw new Error("The key ring is empty.");
  return head;
}

/** Prisma takes and gives Uint8Array over a buffer of its own, not Node's pooled Buffer. */
function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
