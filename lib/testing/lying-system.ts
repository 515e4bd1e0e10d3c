import { randomBytes } from "node:crypto";
import type http from "node:http";
import { afterAll } from "vitest";
import type { Connector } from "#lib/systems/ports.ts";
import { usualBounds } from "#lib/systems/connectors/http/client.ts";
import { answerHeaders } from "#lib/systems/protocol/signature.ts";
import { type HttpServer, startHttpServer } from "./http-server.ts";
import { connectTo } from "./reference-system.ts";

/** One question as it came, and the ways to answer it. */
export type Lie = {
  readonly verb: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly response: http.ServerResponse;
  /** Answers signed as a real system would, with whatever is said here instead. */
  readonly say: (
    body: string | Buffer | object,
    how?: {
      readonly status?: number;
      readonly type?: string;
      readonly seconds?: number;
      readonly nonce?: string;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) => void;
};

const key = randomBytes(32);
const secret = `jeke_${key.toString("base64")}`;
const running: HttpServer[] = [];
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
});

/** What it says of itself. */
export const lyingManifest = {
  ...{ protocol: "jeke/1", atomic: true, ordinaryRole: true },
  verbs: ["read", "count", "write", "erase", "restrict", "release", "obligations", "consent"],
  collections: [
    { name: "clients", key: ["id"], columns: ["id", "email", "phone", "note", "news"] },
  ],
};

/** A row as the protocol has it; `id` may be anything. */
export function row(id: unknown, values: object = {}): { key: string[]; values: object } {
  const email = "aigerim@example.com";
  return {
    key: [String(id)],
    values: { id, email, phone: null, note: "n", news: "yes", ...values },
  };
}

const patient = { connectTimeoutMs: 5_000, firstByteTimeoutMs: 5_000, wholeTimeoutMs: 5_000 };

/** A system that holds the right key and lies; of its manifest it says the truth unless `lies` names it too. */
export async function lyingSystem(
  lie: (question: Lie) => void,
  {
    lies = ["answers"],
    wholeTimeoutMs = 5_000,
    ...bounds
  }: {
    readonly lies?: readonly ("answers" | "manifest")[];
    readonly wholeTimeoutMs?: number;
    readonly mostFound?: number;
    readonly mostHeld?: number;
    readonly findMs?: number;
  } = {},
): Promise<{
  readonly connector: Connector;
  readonly server: HttpServer;
  /** For a pack that names it: its address, and the key that signs. */
  readonly url: string;
  readonly secret: string;
}> {
  const server = await startHttpServer((request, response, body) => {
    const verb = (request.url ?? "").replace("/jeke/v1/", "");
    const nonce = String(request.headers["jeke-nonce"]);
    const say: Lie["say"] = (text, how = {}) => {
      const { status = 200, type = "application/json", headers = {} } = how;
      const sent = typeof text === "string" || Buffer.isBuffer(text) ? text : JSON.stringify(text);
      const seconds = how.seconds ?? Math.floor(Date.now() / 1_000);
      const signed = { status, body: sent, seconds, nonce: how.nonce ?? nonce };
      response
        .writeHead(status, { "content-type": type, ...answerHeaders(signed, [key]), ...headers })
        .end(sent);
    };
    if (verb === "manifest" && !lies.includes("manifest")) say(lyingManifest);
    else lie({ verb, asked: body === "" ? {} : parsed(body), response, say });
  });
  running.push(server);
  const all = { ...usualBounds, mostFound: 10_000, ...bounds };
  const url = `http://127.0.0.1:${server.port}`;
  return {
    connector: connectTo(url, { secret }, { ...all, patience: { ...patient, wholeTimeoutMs } }),
    server,
    url,
    secret,
  };
}

function parsed(body: string): Lie["asked"] {
  return JSON.parse(body) as Lie["asked"];
}
