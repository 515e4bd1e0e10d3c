import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { publicKeyOf, readSigningKeys, signatureHeaders } from "./webhook-signature.ts";
import { waitAfter } from "./webhook-tries.ts";

/** The example that the specification of Standard Webhooks prints. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const body = '{"test": 2432232314}';

test("a signature is that of the published example", () => {
  expect(signatureHeaders(id, 1_614_265_330, body, readSigningKeys(secret) ?? [])).toEqual({
    "webhook-id": id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("a key of our own signs so that its public half alone verifies", () => {
  const [seed, x] = [
    "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=",
    "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
  ];
  const keys = readSigningKeys(`whsk_${seed}`) ?? [];
  const both = Buffer.concat([Buffer.from(seed, "base64"), Buffer.from(x, "base64")]);
  expect(readSigningKeys(`whsk_${both.toString("base64")}`)).toHaveLength(1);
  // The first example of RFC 8032.
  expect(keys.map(publicKeyOf)).toEqual([`whpk_${x}`]);
  const [version, given = ""] = (
    signatureHeaders(id, 1_614_265_330, body, keys)["webhook-signature"] ?? ""
  ).split(",");
  const jwk = { kty: "OKP", crv: "Ed25519", x: x.replaceAll("/", "_").replace("=", "") };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  const signed = (text: string) => Buffer.from(`${id}.1614265330.${text}`);
  expect(version).toBe("v1a");
  expect(verify(null, signed(body), key, Buffer.from(given, "base64"))).toBe(true);
  expect(verify(null, signed("{}"), key, Buffer.from(given, "base64"))).toBe(false);
});

test("while a secret is replaced both sign", () => {
  const both = readSigningKeys(`whsec_${"B".repeat(43)}= ${secret}`) ?? [];
  const signatures = signatureHeaders(id, 1_614_265_330, body, both)["webhook-signature"];
  expect(signatures?.split(" ")).toHaveLength(2);
  expect(signatures?.endsWith("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")).toBe(true);
});

test.each([
  "",
  "whsec_",
  "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  "whsec_c2hvcnQ=",
  "whsec_ä",
  "a b",
  "whsk_c2hvcnQ=",
  `whsk_${"B".repeat(86)}==`,
])("%j is no secret", (text) => {
  expect(readSigningKeys(text)).toBeUndefined();
});

test("tries come later and later, spread by a fifth, and end after two days", () => {
  const waits = Array.from({ length: 9 }, (_, index) => waitAfter(index + 1, 0.5) ?? 0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waitAfter(1, 0)).toBe(4_000);
  expect(waitAfter(1, 1)).toBe(6_000);
  const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000;
  expect(days).toBeGreaterThan(2);
  expect(days).toBeLessThan(2.2);
  expect(waitAfter(10, 0.5)).toBeUndefined();
});
