import { randomBytes } from "node:crypto";
import net from "node:net";
import { afterAll } from "vitest";
import type { Connector } from "#lib/systems/ports.ts";
import { usualBounds } from "#lib/systems/connectors/http/client.ts";
import { answerHeaders } from "#lib/systems/protocol/signature.ts";
import { lyingManifest } from "./lying-system.ts";
import { connectTo } from "./reference-system.ts";

/** One question as it came over the line, and the line itself. */
export type Line = {
  readonly verb: string;
  readonly socket: net.Socket;
  /** How many questions came over this very connection before. */
  readonly before: number;
  /** Head lines that make an answer with this body a signed one. */
  readonly signed: (body: string, status?: number) => string;
};

const key = randomBytes(32);
const secret = `jeke_${key.toString("base64")}`;
const open: { readonly server: net.Server; readonly sockets: Set<net.Socket> }[] = [];
afterAll(() => {
  for (const { server, sockets } of open) {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
});

/** A system that holds the right key and writes whatever bytes it likes onto the line; its manifest is honest. */
export async function rawSystem(
  talk: (line: Line) => void,
  wholeTimeoutMs = 5_000,
): Promise<{ readonly connector: Connector; readonly connections: () => number }> {
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    let [text, before] = ["", 0];
    socket.on("error", () => undefined);
    socket.on("data", (piece) => {
      text += piece.toString("latin1");
      const head = text.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (head < 0 || text.length < head + 4 + length) return;
      const [, verb = ""] = /^[A-Z]+ \/jeke\/v1\/(\w+)/.exec(text) ?? [];
      const [, nonce = ""] = /jeke-nonce: (\S+)/i.exec(text) ?? [];
      text = "";
      const signed: Line["signed"] = (body, status = 200) => {
        const seconds = Math.floor(Date.now() / 1_000);
        const headers = answerHeaders({ status, body, seconds, nonce }, [key]);
        const all = { "content-type": "application/json", ...headers };
        return Object.entries(all)
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join("");
      };
      if (verb === "manifest") {
        const body = JSON.stringify(lyingManifest);
        socket.write(
          `HTTP/1.1 200 OK\r\n${signed(body)}content-length: ${body.length}\r\n\r\n${body}`,
        );
      } else talk({ verb, socket, before, signed });
      before += 1;
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  open.push({ server, sockets });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const patience = { connectTimeoutMs: wholeTimeoutMs, firstByteTimeoutMs: wholeTimeoutMs };
  const bounds = { ...usualBounds, patience: { ...patience, wholeTimeoutMs } };
  const connector = connectTo(`http://127.0.0.1:${port}`, { secret }, bounds);
  return { connector, connections: () => connections };
}
