import http from "node:http";
import https from "node:https";

export type HttpServer = {
  readonly port: number;
  /** Requests that came, in order. */
  readonly seen: readonly {
    readonly path: string;
    readonly headers: http.IncomingHttpHeaders;
    readonly body: string;
  }[];
  stop(): Promise<void>;
};

type Answer = (request: http.IncomingMessage, response: http.ServerResponse, body: string) => void;

/** A real HTTP service on loopback that answers as the test says and remembers what came. */
export async function startHttpServer(
  answer: Answer,
  secure?: { readonly certificate: string; readonly key: string },
): Promise<HttpServer> {
  const seen: HttpServer["seen"][number][] = [];
  const take: http.RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces).toString("utf8");
      seen.push({ path: request.url ?? "", headers: request.headers, body });
      answer(request, response, body);
    });
  };
  const server =
    secure === undefined
      ? http.createServer(take)
      : https.createServer({ cert: secure.certificate, key: secure.key }, take);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
