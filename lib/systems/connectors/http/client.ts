import { createHash, randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { z } from "#lib/kernel/zod.ts";
import { type OutboundAnswer, callOut } from "#lib/platform/outbound.ts";
import {
  type Manifest,
  manifestSchema,
  problemSchema,
  type Verb,
} from "../../protocol/messages.ts";
import {
  isSignedAnswer,
  readProtocolKeys,
  requestHeaders,
  toleranceSeconds,
} from "../../protocol/signature.ts";
import { pageRows } from "../../protocol/messages.ts";
import { type StrictJson, readStrictJson } from "../../protocol/strict-json.ts";
import { failure, outboundFailure } from "./failure.ts";

/** Milliseconds until connected, until the first byte, until the last. */
export type Patience = {
  readonly connectTimeoutMs: number;
  readonly firstByteTimeoutMs: number;
  readonly wholeTimeoutMs: number;
};

/** What a system may take, and what one `find` may bring into memory and last; a stream has no such bound. */
export type Bounds = {
  readonly patience: Patience;
  /** Rows. */
  readonly mostFound: number;
  /** Characters of values. */
  readonly mostHeld: number;
  readonly findMs: number;
  /** Rows that one page is asked for. */
  readonly rowsInPage: number;
};

export const usualBounds: Bounds = {
  patience: { connectTimeoutMs: 3_000, firstByteTimeoutMs: 20_000, wholeTimeoutMs: 30_000 },
  ...{ mostFound: 200_000, mostHeld: 64 * 1024 * 1024, findMs: 120_000, rowsInPage: pageRows },
};

const answerLimit = 8 * 1024 * 1024;
/** A pause that a system asks for is kept to here; for a longer one it counts as not reachable meanwhile. */
const longestPauseMs = 2_000;
/** Kept lines that had been let go of; there may be as many as were ever used side by side. */
const mostStale = 16;

/**
 * Puts one signed question and believes nothing of the answer before it is proven: the signature over this very question,
 * the time, the type, the JSON, the shape. What is not signed can only fail, never do or conflict.
 */
export class HttpClient {
  readonly #base: string;
  readonly #keys: readonly Uint8Array[];
  readonly #patience: Patience;
  #notBefore = 0;

  constructor(base: string, secret: string, patience: Patience) {
    this.#base = base.replace(/\/+$/, "");
    const keys = readProtocolKeys(secret);
    if (keys === undefined) throw failure("mismatch", "secret is no key");
    this.#keys = keys;
    this.#patience = patience;
  }

  /** Puts one question; `answer` is the shape that what comes back must have. */
  async ask<T>(verb: Verb, question: object, answer: z.ZodType<T>): Promise<T> {
    return shaped(answer, await this.#call("POST", verb, JSON.stringify(question)));
  }

  async manifest(patience: Partial<Patience> = {}): Promise<Manifest> {
    return shaped(manifestSchema, await this.#call("GET", "manifest", undefined, patience));
  }

  async #call(
    method: "GET" | "POST",
    what: string,
    body: string | undefined,
    given: Partial<Patience> = {},
  ): Promise<StrictJson> {
    const url = `${this.#base}/jeke/v1/${what}`;
    const patience = { ...this.#patience, ...given };
    // Pauses and second tries count: whoever asks is kept waiting no longer than for one answer.
    const ends = performance.now() + patience.wholeTimeoutMs;
    for (let isSecond = false; ; isSecond = true) {
      await this.#wait(ends);
      const { answer, nonce } = await this.#send({ method, url, body }, patience, ends);
      const pauseMs = this.#pauseOf(answer);
      if (pauseMs === undefined) return this.#believe(answer, nonce);
      this.#notBefore = performance.now() + pauseMs;
      if (isSecond || pauseMs > longestPauseMs) throw failure("unreachable", "asks to wait");
    }
  }

  /** Sends it, once more over another line where a kept one had been let go of: every verb may be repeated. */
  async #send(
    { method, url, body }: { method: "GET" | "POST"; url: string; body: string | undefined },
    patience: Patience,
    ends: number,
  ): Promise<{ readonly answer: OutboundAnswer; readonly nonce: string }> {
    const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: "", search: "" };
    for (let stale = 0; ; stale += 1) {
      const nonce = randomBytes(16).toString("base64url");
      const seconds = Math.floor(Date.now() / 1_000);
      const signed = { method, path: `${pathname}${search}`, body: body ?? "", seconds, nonce };
      const outcome = await callOut({
        ...{ method, url, answerLimit, ...patience },
        wholeTimeoutMs: Math.max(1, ends - performance.now()),
        headers: {
          accept: "application/json, application/problem+json",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...requestHeaders(signed, this.#keys),
        },
        ...(body === undefined ? {} : { body }),
      });
      if (outcome.ok) return { answer: outcome.value, nonce };
      const isStale = outcome.error.code === "outbound.line-stale";
      if (!isStale || stale >= mostStale) throw outboundFailure(outcome.error);
    }
  }

  async #wait(ends: number): Promise<void> {
    const left = this.#notBefore - performance.now();
    if (left > longestPauseMs || this.#notBefore > ends) {
      throw failure("unreachable", "asked to wait");
    }
    if (left > 0) await pause(left);
  }

  /** How long the system asks to be left alone; undefined when it does not. */
  #pauseOf({ status, headers }: OutboundAnswer): number | undefined {
    if (status !== 429 && status !== 503) return undefined;
    const wanted = headers["retry-after"]?.trim() ?? "";
    if (!/^\d{1,6}$/.test(wanted)) return undefined;
    return Math.min(Number(wanted), 3_600) * 1_000;
  }

  #believe(answer: OutboundAnswer, nonce: string): StrictJson {
    const { status, headers, body } = answer;
    if (!this.#isSigned(answer, nonce)) throw unsigned(status);
    const type = (headers["content-type"] ?? "").toLowerCase().replaceAll(" ", "");
    const isGood = status === 200;
    const wanted = isGood ? "application/json" : "application/problem+json";
    if (type !== wanted && type !== `${wanted};charset=utf-8`) {
      throw failure("untrusted", "content type");
    }
    const value = parse(body);
    if (isGood) return value;
    const problem = problemSchema.safeParse(value);
    if (!problem.success) throw failure("untrusted", `status ${status}`);
    throw failure(problem.data.code, `answered ${problem.data.code}`);
  }

  #isSigned({ status, headers, body }: OutboundAnswer, nonce: string): boolean {
    const time = headers["jeke-time"] ?? "";
    const seconds = /^\d{1,12}$/.test(time) ? Number(time) : 0;
    const isOfNow = Math.abs(Date.now() / 1_000 - seconds) <= toleranceSeconds;
    const header = headers["jeke-signature"] ?? "";
    return isOfNow && isSignedAnswer({ status, body, seconds, nonce }, header, this.#keys);
  }
}

/** An idempotency key on the wire: of the step and of what exactly is asked, so that another question is never taken for it. */
export function wireMark(mark: string, verb: Verb, question: object): string {
  const text = JSON.stringify([mark, verb, question]);
  return createHash("sha256").update(text).digest("base64url");
}

/** A proxy, a gateway or a system with another key: nothing was said that could be believed. */
function unsigned(status: number): Error {
  if (status === 401 || status === 403) return failure("refused", `unsigned ${status}`);
  if (status === 429 || status >= 500) return failure("unreachable", `unsigned ${status}`);
  return failure("untrusted", `unsigned ${status}`);
}

function shaped<T>(schema: z.ZodType<T>, value: StrictJson): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw failure("untrusted", "an answer of another shape");
  return parsed.data;
}

function parse(body: Uint8Array): StrictJson {
  try {
    return readStrictJson(body);
  } catch (error) {
    throw failure("untrusted", error instanceof Error ? error.message : "odd JSON");
  }
}
