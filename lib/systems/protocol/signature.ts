import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Version of the protocol, and the start of every signed text. */
export const protocolName = "jeke/1";
/** How far two clocks may be apart, in seconds. */
export const toleranceSeconds = 300;

const prefix = "jeke_";
const mostKeys = 2;

/**
 * The keys of one system as its variable holds them: `jeke_` and 32 to 64 random bytes in base64; while one is being replaced,
 * two with a blank between, the new one first. Undefined where one of them is none.
 */
export function readProtocolKeys(text: string): readonly Uint8Array[] | undefined {
  const words = text.trim().split(/\s+/);
  const keys = words.flatMap((word): readonly Uint8Array[] => {
    if (!word.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(word.slice(prefix.length))) {
      return [];
    }
    const key = Buffer.from(word.slice(prefix.length), "base64");
    return key.length >= 32 && key.length <= 64 ? [new Uint8Array(key)] : [];
  });
  return keys.length === words.length && keys.length <= mostKeys ? keys : undefined;
}

/** What is signed of a request. `path` is path and query as sent; `seconds` since 1970. */
export type SignedRequest = {
  readonly method: string;
  readonly path: string;
  readonly body: string | Uint8Array;
  readonly seconds: number;
  readonly nonce: string;
};

/** What is signed of an answer: with the nonce of its request, so that no older answer can stand for it. */
export type SignedAnswer = {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly seconds: number;
  readonly nonce: string;
};

/** The headers of a signed request: one signature for each key, as either side may be the first to change keys. */
export function requestHeaders(
  request: SignedRequest,
  keys: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  return {
    "jeke-time": String(request.seconds),
    "jeke-nonce": request.nonce,
    "jeke-signature": signatures(requestText(request), keys),
  };
}

/** The headers of a signed answer. */
export function answerHeaders(
  answer: SignedAnswer,
  keys: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  return {
    "jeke-time": String(answer.seconds),
    "jeke-signature": signatures(answerText(answer), keys),
  };
}

/** Whether one of the signatures in the header was made of this answer with one of the keys. */
export function isSignedAnswer(
  answer: SignedAnswer,
  header: string,
  keys: readonly Uint8Array[],
): boolean {
  const text = answerText(answer);
  const given = header
    .split(" ")
    .slice(0, mostKeys)
    .flatMap((one) => (one.startsWith("v1,") ? [Buffer.from(one.slice(3), "base64")] : []));
  return keys.some((key) => {
    const wanted = mac(text, key);
    return given.some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
  });
}

function signatures(text: string, keys: readonly Uint8Array[]): string {
  return keys.map((key) => `v1,${mac(text, key).toString("base64")}`).join(" ");
}

function mac(text: string, key: Uint8Array): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}

function requestText({ method, path, body, seconds, nonce }: SignedRequest): string {
  return [protocolName, "request", method, path, String(seconds), nonce, digest(body)].join("\n");
}

function answerText({ status, body, seconds, nonce }: SignedAnswer): string {
  return [protocolName, "answer", String(status), String(seconds), nonce, digest(body)].join("\n");
}

function digest(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}
