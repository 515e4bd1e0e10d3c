import net from "node:net";
import tls from "node:tls";
import { afterAll } from "vitest";

export type Front = {
  readonly port: number;
  /** How often somebody went on to say who they are. */
  readonly signedIn: () => number;
};

type Certificate = { readonly certificate: string; readonly key: string };

const servers: net.Server[] = [];
const sockets = new Set<net.Socket>();
afterAll(() => {
  for (const server of servers) server.close();
  for (const socket of sockets) socket.destroy();
});

/** What a PostgreSQL or MariaDB says before and during TLS, and the sign-in that it refuses: no database stands behind. */
export async function databaseFront(
  kind: "postgres" | "mysql",
  secure: Certificate | undefined,
): Promise<Front> {
  let signedIn = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    if (kind === "mysql") socket.write(greeting(secure !== undefined));
    socket.once("data", (first: Buffer) => {
      if (secure === undefined) {
        socket.end(kind === "postgres" ? "N" : "");
        return;
      }
      if (kind === "postgres") socket.write("S");
      // A MariaDB is not waited for: TLS may begin in the same piece.
      else socket.pause().unshift(first.subarray(requestSize));
      const line = new tls.TLSSocket(socket, {
        ...{ isServer: true, cert: secure.certificate, key: secure.key },
      });
      line.on("error", () => undefined);
      line.once("data", () => {
        signedIn += 1;
        line.end(refusals[kind]);
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  servers.push(server);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { port, signedIn: () => signedIn };
}

/** The packet by which a client of MariaDB asks for TLS. */
const requestSize = 36;

/** The first packet of a MariaDB. */
function greeting(hasTls: boolean): Buffer {
  const low = 0x8201 | (hasTls ? 0x0800 : 0);
  const body = Buffer.concat([
    Buffer.from("\x0a10.11.6-MariaDB\0\x01\0\0\x0012345678\0", "latin1"),
    Buffer.of(low & 0xff, low >> 8, 0x2d, 0x02, 0x00, 0x08, 0x00, 21),
    Buffer.alloc(10),
    Buffer.from("abcdefghijkl\0mysql_native_password\0", "latin1"),
  ]);
  return Buffer.concat([Buffer.of(body.length, 0, 0, 0), body]);
}

const postgresFields = "SFATAL\0C28P01\0Mno\0\0";
const mysqlFields = "\xff\x15\x04#28000no";
const refusals = {
  postgres: Buffer.from(
    `E\0\0\0${String.fromCharCode(4 + postgresFields.length)}${postgresFields}`,
  ),
  mysql: Buffer.from(`${String.fromCharCode(mysqlFields.length)}\0\0\x03${mysqlFields}`, "latin1"),
};
