import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import tls from "node:tls";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { env } from "./env.ts";
import {
  destinationOf,
  isPermittedAddress,
  readDestinations,
  readOutboundUrl,
  unbracketed,
  type Destination,
  type OutboundUrl,
} from "./outbound-address.ts";
import { exchange, type Exchange } from "./outbound-exchange.ts";

export type OutboundAnswer = {
  readonly status: number;
  /** Names in lower case; of a repeated header the values with a comma between. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** Nothing of the request has left this machine when it ended by one of these. */
export type NotSentCode =
  | "outbound.url-odd"
  | "outbound.not-allowed"
  | "outbound.address-refused"
  | "outbound.unknown-host"
  | "outbound.connect-timeout"
  | "outbound.unreachable"
  | "outbound.tls";

/** The other side may or may not have acted. */
export type MaybeSentCode =
  | "outbound.redirected"
  | "outbound.first-byte-timeout"
  | "outbound.timeout"
  | "outbound.too-large"
  | "outbound.broken-off"
  /** A kept line broke on being used again, as lines do that the other side has let go of: worth asking once more. */
  | "outbound.line-stale"
  | "outbound.bad-answer";

export type OutboundProblem = Refusal<NotSentCode | MaybeSentCode>;

export type OutboundRequest = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds: until connected (5,000), until the first byte of the answer (15,000), until its last (60,000). */
  readonly connectTimeoutMs?: number;
  readonly firstByteTimeoutMs?: number;
  readonly wholeTimeoutMs?: number;
  /** Longest answer taken, in bytes (1 MiB). */
  readonly answerLimit?: number;
};

export type ResolveHost = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

type Options = {
  /** Whom this call may reach; without it those of `JEKE_OUTBOUND` and `JEKE_OUTBOUND_PRIVATE`. */
  readonly destinations?: readonly Destination[];
  /** How a name becomes addresses; without it the resolver of this machine. */
  readonly resolve?: ResolveHost;
};

/**
 * Calls a service of somebody else: the only way in which this product may. The URL must be spelled plainly and name a
 * destination of the list; https with the certificate checked, plain http only where a private destination says so. The
 * name is resolved once, every address it stands for must be permitted, and the connection goes to one of those very
 * addresses: nobody can answer the second question otherwise. No redirect is followed, no proxy of the environment is
 * used, the answer is not decompressed. Any status but 3xx comes back as an answer.
 *
 * Refuses with a code and nothing else: no URL, header or body is in it, so it may be logged and shown. `NotSentCode`
 * means that the other side cannot have acted. Never throws for what the other side does.
 */
export async function callOut(
  request: OutboundRequest,
  options: Options = {},
): Promise<Result<OutboundAnswer, OutboundProblem>> {
  const url = readOutboundUrl(request.url);
  if (url === undefined) return refuse("outbound.url-odd");
  const destination = destinationOf(url, options.destinations ?? outboundDestinations());
  if (destination === undefined) return refuse("outbound.not-allowed");
  const connectMs = request.connectTimeoutMs ?? 5_000;
  const started = performance.now();
  const addresses = await addressesOf(url, options.resolve ?? resolveHere, connectMs);
  if (!addresses.ok) return addresses;
  if (!addresses.value.every(({ address }) => isPermittedAddress(address, destination))) {
    return refuse("outbound.address-refused");
  }
  const left = Math.max(1, connectMs - (performance.now() - started));
  return exchange(prepared(request, url, addresses.value, left));
}

/** The destinations that the environment of this installation allows. Throws where a list is malformed. */
export function outboundDestinations(): readonly Destination[] {
  const { JEKE_OUTBOUND: open, JEKE_OUTBOUND_PRIVATE: inner } = env();
  return [...readDestinations(open ?? "", false), ...readDestinations(inner ?? "", true)];
}

async function addressesOf(
  { host }: OutboundUrl,
  resolve: ResolveHost,
  patienceMs: number,
): Promise<Result<Awaited<ReturnType<ResolveHost>>, OutboundProblem>> {
  const literal = unbracketed(host);
  if (isIP(literal) !== 0) return ok([{ address: literal, family: isIP(literal) }]);
  const clock = new AbortController();
  const late = new Promise<"late">((done) => {
    const timer = setTimeout(() => done("late"), patienceMs);
    clock.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  try {
    const found = await Promise.race([resolve(host), late]);
    if (found === "late") return refuse("outbound.connect-timeout");
    return found.length === 0 ? refuse("outbound.unknown-host") : ok(found);
  } catch {
    return refuse("outbound.unknown-host");
  } finally {
    clock.abort();
  }
}

function resolveHere(host: string): ReturnType<ResolveHost> {
  return lookup(host, { all: true });
}

function prepared(
  request: OutboundRequest,
  url: OutboundUrl,
  addresses: Awaited<ReturnType<ResolveHost>>,
  connectMs: number,
): Exchange {
  const body = Buffer.from(request.body ?? "");
  const usual = url.isPlain ? 80 : 443;
  return {
    isPlain: url.isPlain,
    addresses,
    body,
    connectMs,
    firstByteMs: request.firstByteTimeoutMs ?? 15_000,
    wholeMs: request.wholeTimeoutMs ?? 60_000,
    limit: request.answerLimit ?? 1024 * 1024,
    options: {
      method: request.method,
      host: unbracketed(url.host),
      port: url.port,
      path: url.path,
      headers: {
        "user-agent": "jeke",
        "accept-encoding": "identity",
        ...lowered(request.headers ?? {}),
        host: url.port === usual ? url.host : `${url.host}:${url.port}`,
        ...(request.body === undefined ? {} : { "content-length": String(body.length) }),
      },
      agent: url.isPlain ? plainAgent : secureAgent(),
    },
  };
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value]));
}

/** Own agents: Node's global ones would go through the proxy that `NODE_USE_ENV_PROXY` names. */
const kept = {
  keepAlive: true,
  keepAliveMsecs: 10_000,
  maxSockets: 16,
  scheduling: "lifo",
} as const;
const plainAgent = new http.Agent(kept);
let secure: { readonly file: string | undefined; readonly agent: https.Agent } | undefined;

function secureAgent(): https.Agent {
  const { JEKE_OUTBOUND_CA: file } = env();
  if (secure?.file === file && secure !== undefined) return secure.agent;
  const further = file === undefined ? [] : [readFileSync(file, "utf8")];
  const agent = new https.Agent({
    ...kept,
    ca: [...tls.getCACertificates("default"), ...further],
    minVersion: "TLSv1.2",
    // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED cannot take it away.
    rejectUnauthorized: true,
  });
  secure = { file, agent };
  return agent;
}
