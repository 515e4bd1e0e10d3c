import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { scratchFolder } from "#lib/testing/database.ts";
import { testSecret } from "#lib/testing/test-server.ts";
import {
  blindIndex,
  hex,
  publicKeys,
  randomToken,
  seal,
  sign,
  tokenHash,
  unseal,
  unsealBytes,
  verifySignature,
} from "./crypto.ts";
import { setVariables } from "./env.ts";

beforeEach(() => setVariables({ JEKE_SECRET: testSecret, JEKE_KEYS: "" }));

test("what was sealed opens in its place, and twice the same is not the same", () => {
  const sealed = seal("Әлия", "account.name.1");
  expect(unseal(sealed, "account.name.1")).toBe("Әлия");
  expect(hex(sealed)).not.toBe(hex(seal("Әлия", "account.name.1")));
  expect([...unsealBytes(seal(Uint8Array.of(0, 255), "b"), "b")]).toEqual([0, 255]);
  expect(unseal(seal("", "a"), "a")).toBe("");
});

test("a sealed value does not open in another place, under another secret, or changed anywhere", () => {
  const sealed = seal("secret", "a.b.1");
  expect(() => unseal(sealed, "a.b.2")).toThrow();
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
    expect(() => unseal(changed, "a.b.1"), String(index)).toThrow();
  }
  expect(() => unseal(sealed.subarray(0, 20), "a.b.1")).toThrow("Not a sealed value");
  setVariables({ JEKE_SECRET: `${testSecret}-another` });
  expect(() => unseal(sealed, "a.b.1")).toThrow("does not hold");
});

test("a blind index is the same for the same value, and apart by domain and secret", () => {
  const index = hex(blindIndex("email", "a@b.kz"));
  expect(hex(blindIndex("email", "a@b.kz"))).toBe(index);
  expect(hex(blindIndex("emaila", "@b.kz"))).not.toBe(index);
  expect(hex(blindIndex("phone", "a@b.kz"))).not.toBe(index);
  setVariables({ JEKE_SECRET: `${testSecret}-another` });
  expect(hex(blindIndex("email", "a@b.kz"))).not.toBe(index);
});

test("tokens hold 256 bits and are kept as their hash", () => {
  expect(Buffer.from(randomToken(), "base64url")).toHaveLength(32);
  expect(hex(tokenHash("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("a signature holds for its text and its key only", () => {
  const { signature, keyId } = sign("text");
  const key = publicKeys().find((each) => each.keyId === keyId)?.publicKey ?? "";
  expect(verifySignature("text", signature, key)).toBe(true);
  expect(verifySignature("texts", signature, key)).toBe(false);
  expect(verifySignature("text", signature.slice(4), key)).toBe(false);
  expect(verifySignature("text", signature, "no key")).toBe(false);
});

test("after a change of keys old values open and old signatures hold, while new ones use the new key", () => {
  const [old, fresh, index] = [randomToken(), randomToken(), randomToken()];
  const use = (seals: string[]) => {
    const file = join(scratchFolder("keys"), "keys.json");
    writeFileSync(file, JSON.stringify({ seal: seals, index, signing: seals }), { mode: 0o600 });
    setVariables({ JEKE_KEYS: file });
  };
  use([old]);
  const sealed = seal("kept", "a");
  const { signature } = sign("kept");
  use([fresh, old]);
  expect(unseal(sealed, "a")).toBe("kept");
  expect(publicKeys().some(({ publicKey }) => verifySignature("kept", signature, publicKey))).toBe(
    true,
  );
  expect(sign("new").keyId).toBe(publicKeys()[0]?.keyId);
  const newer = seal("new", "a");
  use([old]);
  expect(() => unseal(newer, "a")).toThrow("does not hold");
});
