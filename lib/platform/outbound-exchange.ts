import http from "node:http";
import https from "node:https";
import type { LookupFunction, Socket } from "node:net";
import { ok, refuse, type Result } from "#lib/kernel/result.ts";
import type { OutboundAnswer, OutboundProblem } from "./outbound.ts";

type Outcome = Result<OutboundAnswer, OutboundProblem>;

/** One request, checked and ready: whatever it may reach is in `addresses`. */
export type Exchange = {
  readonly isPlain: boolean;
  readonly addresses: readonly { readonly address: string; readonly family: number }[];
  readonly body: Uint8Array;
  readonly connectMs: number;
  readonly firstByteMs: number;
  readonly wholeMs: number;
  readonly limit: number;
  readonly options: http.RequestOptions;
};

/** Sends it and reads the answer; ends in exactly one outcome, with every timer and the socket let go. */
export function exchange(input: Exchange): Promise<Outcome> {
  return new Promise((resolve) => {
    const timers = new Set<NodeJS.Timeout>();
    let isConnected = false;
    let isAnswered = false;
    const request = (input.isPlain ? http : https).request({
      ...input.options,
      lookup: pinned(input.addresses),
    });
    const settle = (outcome: Outcome): void => {
      for (const timer of timers) clearTimeout(timer);
      if (!outcome.ok) request.destroy();
      resolve(outcome);
    };
    const after = (ms: number, code: OutboundProblem["code"]): NodeJS.Timeout => {
      const timer = setTimeout(() => settle(refuse(code)), ms);
      timers.add(timer);
      return timer;
    };
    after(input.wholeMs, "outbound.timeout");
    const connecting = after(input.connectMs, "outbound.connect-timeout");
    let waiting: NodeJS.Timeout | undefined;
    request.on("socket", (socket) =>
      onceReady(socket, input.isPlain, () => {
        isConnected = true;
        clearTimeout(connecting);
        waiting = after(input.firstByteMs, "outbound.first-byte-timeout");
      }),
    );
    request.on("error", (error) => {
      // A kept line that the other side had already let go of: it breaks on being used again, before any answer.
      const isStale = request.reusedSocket && !isAnswered && isOfTransport(codeIn(error));
      settle(refuse(isStale ? "outbound.line-stale" : codeOf(error, isConnected)));
    });
    // A protocol switch was never asked for.
    request.on("upgrade", () => settle(refuse("outbound.bad-answer")));
    request.on("response", (response) => {
      isAnswered = true;
      clearTimeout(waiting);
      read(response, input.limit, settle);
    });
    request.end(input.body);
  });
}

/** Answers every question of the socket with what was checked, and asks nobody. */
function pinned(addresses: Exchange["addresses"]): LookupFunction {
  return (_host, options, done) => {
    if (options.all === true) {
      done(null, [...addresses]);
      return;
    }
    const [first] = addresses;
    if (first === undefined) done(new Error("No address."), "");
    else done(null, first.address, first.family);
  };
}

/** A kept connection is ready at once; a new one when connected, and with TLS when the certificate was checked. */
function onceReady(socket: Socket, isPlain: boolean, ready: () => void): void {
  if (socket.connecting || (!isPlain && !isHandshakeDone(socket))) {
    socket.once(isPlain ? "connect" : "secureConnect", ready);
  } else {
    ready();
  }
}

function isHandshakeDone(socket: Socket): boolean {
  return "authorized" in socket && socket.authorized === true;
}

function read(
  response: http.IncomingMessage,
  limit: number,
  settle: (outcome: Outcome) => void,
): void {
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400) {
    settle(refuse("outbound.redirected"));
    return;
  }
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    settle(refuse("outbound.bad-answer"));
    return;
  }
  const pieces: Buffer[] = [];
  let size = 0;
  response.on("data", (piece: Buffer) => {
    size += piece.length;
    if (size > limit) settle(refuse("outbound.too-large"));
    else pieces.push(piece);
  });
  response.on("error", () => settle(refuse("outbound.broken-off")));
  response.on("end", () => {
    settle(
      response.complete
        ? ok({ status, headers: flat(headers), body: new Uint8Array(Buffer.concat(pieces)) })
        : refuse("outbound.broken-off"),
    );
  });
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

/** By the code of the error alone: its message may hold an address or a piece of the answer. */
function codeOf(error: Error, isConnected: boolean): OutboundProblem["code"] {
  const code = codeIn(error);
  if (code.startsWith("HPE_")) return "outbound.bad-answer";
  if (isConnected) return "outbound.broken-off";
  return isOfTransport(code) ? "outbound.unreachable" : "outbound.tls";
}

function codeIn(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

function isOfTransport(code: string): boolean {
  return /^E(CONN|HOST|NET|TIMEDOUT|PIPE|ADDR|ACCES|PERM)/.test(code);
}
