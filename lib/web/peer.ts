import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Set by us on each request before Next sees it; what a browser sends under this name is overwritten. */
export const peerHeader = "x-jeke-peer";

/**
 * Notes the peer of the connection on each request of this process. Next offers no other way to the socket's address: it
 * passes on X-Forwarded-For as the client sent it.
 */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "unknown";
  });
}
