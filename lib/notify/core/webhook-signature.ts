import { createHmac } from "node:crypto";

const prefix = "whsec_";

/**
 * The secrets of a webhook as its variable holds them: `whsec_` and 24 to 64 random bytes in base64; while one is being
 * replaced, two with a blank between, the new one first. Undefined where one of them is none.
 */
export function readSecrets(text: string): readonly Uint8Array[] | undefined {
  const words = text.trim().split(/\s+/);
  const keys = words.map((word) => {
    if (!word.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(word.slice(prefix.length))) {
      return undefined;
    }
    const key = Buffer.from(word.slice(prefix.length), "base64");
    return key.length >= 24 && key.length <= 64 ? new Uint8Array(key) : undefined;
  });
  const known = keys.flatMap((key) => key ?? []);
  return known.length === words.length ? known : undefined;
}

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA256 over `<id>.<seconds>.<body>`, one signature per secret. The moment is that
 * of the try, so that a receiver may refuse what is five minutes old; id and body stay the same at every try.
 *
 * @example signatureHeaders("msg_1", 1674087231, "{}", keys)["webhook-signature"] // "v1,g0hM9S…"
 */
export function signatureHeaders(
  id: string,
  seconds: number,
  body: string,
  keys: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  const signed = `${id}.${seconds}.${body}`;
  const signatures = keys.map(
    (key) => `v1,${createHmac("sha256", key).update(signed, "utf8").digest("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signatures.join(" "),
  };
}
