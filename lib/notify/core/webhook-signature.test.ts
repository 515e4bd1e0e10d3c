import { expect, test } from "vitest";
import { readSecrets, signatureHeaders } from "./webhook-signature.ts";
import { waitAfter } from "./webhook-tries.ts";

/** The example that the specification of Standard Webhooks prints. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const body = '{"test": 2432232314}';

test("a signature is that of the published example", () => {
  expect(signatureHeaders(id, 1_614_265_330, body, readSecrets(secret) ?? [])).toEqual({
    "webhook-id": id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("while a secret is replaced both sign", () => {
  const both = readSecrets(`whsec_${"B".repeat(43)}= ${secret}`) ?? [];
  const signatures = signatureHeaders(id, 1_614_265_330, body, both)["webhook-signature"];
  expect(signatures?.split(" ")).toHaveLength(2);
  expect(signatures?.endsWith("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")).toBe(true);
});

test.each(["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_ä", "a b"])(
  "%j is no secret",
  (text) => {
    expect(readSecrets(text)).toBeUndefined();
  },
);

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
