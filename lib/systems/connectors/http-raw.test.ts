import { expect, test } from "vitest";
import { type Line, rawSystem } from "#lib/testing/raw-system.ts";
import { row } from "#lib/testing/lying-system.ts";
import { only } from "#lib/testing/postgres-system.ts";
import { clientsMap } from "#lib/testing/reference-system.ts";

const clients = only(clientsMap);
const mine = { column: "email", match: "email", values: ["aigerim@example.com"] } as const;
const body = JSON.stringify({ rows: [row(1)], next: null });
const ok = "HTTP/1.1 200 OK\r\n";
const length = (bytes: number): string => `content-length: ${bytes}\r\n\r\n`;
const whole = ({ signed }: Line): string => `${ok}${signed(body)}${length(body.length)}${body}`;
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

/** Writes piece after piece for as long as somebody listens. */
function drip({ socket }: Line, first: string, piece: string | Buffer, everyMs = 5): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on("close", () => clearInterval(timer));
}

test.each<[string, (line: Line) => void]>([
  [
    "an answer of HTTP/1.0 that ends with its line",
    (line) => {
      line.socket.end(`HTTP/1.0 200 OK\r\n${line.signed(body)}\r\n${body}`);
    },
  ],
  [
    "pieces of a byte each, with trailers after them",
    (line) => {
      const head = `${ok}${line.signed(body)}transfer-encoding: chunked\r\ntrailer: x-late\r\n\r\n`;
      line.socket.write(
        `${head}${Array.from(body, chunk).join("")}0\r\nx-late: jeke-signature\r\n\r\n`,
      );
    },
  ],
  [
    "hints before the answer",
    (line) => {
      line.socket.write(
        `HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${whole(line)}`,
      );
    },
  ],
])("%s is an answer", async (_, talk) => {
  const { connector } = await rawSystem(talk);
  expect(await connector.find(clients, [mine])).toHaveLength(1);
});

test.each<[string, string, (line: Line) => void]>([
  [
    "more announced than sent",
    "unreachable",
    (line) => {
      line.socket.end(`${ok}${line.signed(body)}${length(body.length + 9)}${body}`);
    },
  ],
  [
    "less announced than sent",
    "untrusted",
    (line) => {
      line.socket.write(`${ok}${line.signed(body)}${length(body.length - 9)}${body}`);
    },
  ],
  [
    "two lengths",
    "untrusted",
    (line) => {
      line.socket.write(
        `${ok}content-length: 3\r\n${line.signed(body)}${length(body.length)}${body}`,
      );
    },
  ],
  [
    "a length and pieces",
    "untrusted",
    (line) => {
      line.socket.write(
        `${ok}transfer-encoding: chunked\r\n${line.signed(body)}${length(body.length)}${body}`,
      );
    },
  ],
  [
    "a length that is none",
    "untrusted",
    ({ socket }) => {
      socket.write(`${ok}content-length: 1e9\r\n\r\n{}`);
    },
  ],
  [
    "a piece whose size is none",
    "untrusted",
    (line) => {
      line.socket.write(`${ok}${line.signed(body)}transfer-encoding: chunked\r\n\r\nzz\r\n${body}`);
    },
  ],
  [
    "pieces that stop in the middle",
    "unreachable",
    (line) => {
      line.socket.end(`${ok}${line.signed(body)}transfer-encoding: chunked\r\n\r\n${chunk(body)}`);
    },
  ],
  [
    "a reset in the middle of the body",
    "unreachable",
    (line) => {
      line.socket.write(`${ok}${line.signed(body)}${length(body.length)}${body.slice(0, 9)}`);
      setImmediate(() => line.socket.resetAndDestroy());
    },
  ],
  ["a reset before the first byte", "unreachable", ({ socket }) => socket.resetAndDestroy()],
  ["half a head", "unreachable", ({ socket }) => socket.end("HTTP/1.1 200 O")],
  ["another protocol", "untrusted", ({ socket }) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")],
  ["a version nobody knows", "untrusted", ({ socket }) => socket.end("HTTP/9.9 200 OK\r\n\r\n")],
  [
    "a head of 100 MB",
    "untrusted",
    (line) => {
      drip(line, ok, `x-more: ${"x".repeat(65_536)}\r\n`, 0);
    },
  ],
  [
    "a name of 100 MB in the head",
    "untrusted",
    (line) => {
      drip(line, ok, "x".repeat(65_536), 0);
    },
  ],
  ["a zero in the head", "untrusted", ({ socket }) => socket.end(`${ok}x: a\0b\r\n\r\n`)],
  [
    "a body without end",
    "untrusted",
    (line) => {
      drip(line, `${ok}content-type: application/json\r\n\r\n`, Buffer.alloc(1_000_000, " "), 0);
    },
  ],
  [
    "packed pieces",
    "untrusted",
    (line) => {
      line.socket.write(
        `${ok}${line.signed(body)}content-encoding: identity, gzip\r\n${length(body.length)}${body}`,
      );
    },
  ],
  [
    "no content",
    "untrusted",
    (line) => {
      line.socket.write(`HTTP/1.1 204 No Content\r\n${line.signed("", 204)}\r\n`);
    },
  ],
  [
    "what was not modified",
    "untrusted",
    ({ socket }) => {
      socket.write("HTTP/1.1 304 Not Modified\r\n\r\n");
    },
  ],
  [
    "two signatures in two lines, neither right",
    "untrusted",
    ({ socket }) => {
      const wrong = "jeke-signature: v1,AAAA\r\n";
      socket.write(
        `${ok}${wrong}${wrong}jeke-time: 1\r\njeke-time: 2\r\n${length(body.length)}${body}`,
      );
    },
  ],
  [
    "a page that wants a sign-in",
    "untrusted",
    ({ socket }) => {
      const page = '<meta http-equiv="refresh" content="0;url=http://169.254.169.254/">';
      socket.write(`${ok}content-type: text/html\r\n${length(page.length)}${page}`);
    },
  ],
  [
    "a network that wants a sign-in",
    "unreachable",
    ({ socket }) => {
      socket.write(`HTTP/1.1 511 Network Authentication Required\r\n${length(0)}`);
    },
  ],
])("%s: %s", async (_, code, talk) => {
  const { connector } = await rawSystem(talk);
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code });
});

test.each<[string, (line: Line) => void]>([
  ["no byte at all", () => undefined],
  ["an end of its half of the line only", ({ socket }) => void socket.pause()],
  ["a byte of the head at a time", (line) => drip(line, "HTTP/1.1 200 OK\r\nx: ", "x")],
  ["hints without end", (line) => drip(line, "", "HTTP/1.1 103 Early Hints\r\n\r\n")],
  [
    "a byte of the body at a time",
    (line) => {
      drip(line, `${ok}${line.signed(body)}${length(body.length)}`, "", 5);
    },
  ],
  [
    "pieces without end",
    (line) => {
      drip(line, `${ok}transfer-encoding: chunked\r\n\r\n`, "1\r\n \r\n");
    },
  ],
])("%s is given up in time", async (_, talk) => {
  const { connector } = await rawSystem(talk, 150);
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code: "timeout" });
});

test("what comes after an answer belongs to no question", async () => {
  const { connector, connections } = await rawSystem((line) => {
    line.socket.write(`${whole(line)}${whole(line)}HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n`);
  });
  for (let asked = 0; asked < 3; asked += 1) {
    expect(await connector.find(clients, [mine])).toHaveLength(1);
  }
  expect(connections()).toBeGreaterThan(1);
});

test("a kept line that breaks when it is used again is a line, not a silence", async () => {
  const { connector } = await rawSystem((line) => {
    if (line.before > 1) line.socket.resetAndDestroy();
    else line.socket.write(whole(line));
  });
  for (let asked = 0; asked < 3; asked += 1) {
    expect(await connector.find(clients, [mine])).toHaveLength(1);
  }
});
