import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { startHttpServer } from "#lib/testing/http-server.ts";
import { type Lie, lyingSystem, row } from "#lib/testing/lying-system.ts";
import { only } from "#lib/testing/postgres-system.ts";
import { clientsMap } from "#lib/testing/reference-system.ts";

const clients = only(clientsMap);
const mine = { column: "email", match: "email", values: ["aigerim@example.com"] } as const;
const page = (rows: unknown, next: unknown = null) => ({ rows, next });
const long = "x".repeat(50_000_000);
const bomb = gzipSync(Buffer.alloc(20_000_000));
const now = () => Math.floor(Date.now() / 1_000);
const says =
  (...what: Parameters<Lie["say"]>) =>
  ({ say }: Lie) =>
    say(...what);

test.each<[string, (lie: Lie) => void]>([
  ["headers that never come", () => undefined],
  ["a body that never ends", ({ response }) => response.writeHead(200).write("{")],
  [
    "a body that drips",
    ({ response }) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    },
  ],
])("%s end in time", async (_, lie) => {
  const { connector } = await lyingSystem(lie, { wholeTimeoutMs: 150 });
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code: "timeout" });
});

test.each<[string, string, (lie: Lie) => void]>([
  ["another's row", "a row that was not asked for", says(page([row(1), row(2, { email: "b@x" })]))],
  ["no address", "a row that was not asked for", says(page([row(1, { email: null })]))],
  ["a row twice", "a row came twice", says(page([row(1), row(1)]))],
  ["one column more", "a column that was not asked for", says(page([row(1, { salary: 5 })]))],
  ["a key that is no text", "an answer of another shape", says(page([{ ...row(1), key: [1] }]))],
  ["another's key", "a key that is not the row's", says(page([{ ...row(1), key: ["2"] }]))],
  ["no key", "a row without a key", says(page([row(null)]))],
  ["a list for a value", "an answer of another shape", says(page([row(1, { note: ["n"] })]))],
  ["a member more", "an answer of another shape", says({ ...page([row(1)]), also: 1 })],
  ["empty pages", "an empty page and more to come", says(page([], "more"))],
  ["a value of 50 MB", "outbound.too-large", says(page([row(1, { note: long })]))],
  [
    "a value of 2 MB",
    "an answer of another shape",
    says(page([row(1, { note: long.slice(48e6) })])),
  ],
  ["what is no UTF-8", "odd JSON: not UTF-8", says(Buffer.from([0x22, 0xff, 0x22]))],
  ["a mark in front", "odd JSON: byte order mark", says(`\uFEFF${JSON.stringify(page([]))}`)],
  ["half a character", "odd JSON: half a character", says(page([row(1, { note: "\uD800" })]))],
  ["a zero", "odd JSON: a zero character", says(page([row(1, { note: "\0" })]))],
  ["a name twice", "odd JSON: a member stands twice", says('{"rows":[],"rows":[],"next":null}')],
  ["__proto__", "odd JSON: a member is called __proto__", says('{"__proto__":{"rows":[]}}')],
  ["2^53 + 1", "odd JSON: a number too large", says('{"rows":[],"next":9007199254740993}')],
  ["100,000 brackets", "odd JSON: too deep", says("[".repeat(100_000))],
  ["two values", "odd JSON: more after the end", says("{} {}")],
  ["HTML", "odd JSON: no value where one belongs", says("<html>")],
  ["another type", "content type", says(page([]), { type: "text/html" })],
  ["a gzip bomb", "outbound.bad-answer", says(bomb, { headers: { "content-encoding": "gzip" } })],
  ["an old time", "unsigned 200", says(page([]), { seconds: now() - 400 })],
  ["a time to come", "unsigned 200", says(page([]), { seconds: now() + 400 })],
  ["another's answer", "unsigned 200", says(page([]), { nonce: "another" })],
  [
    "a wrong signature",
    "unsigned 200",
    says(page([]), { headers: { "jeke-signature": "v1,AAAA" } }),
  ],
  ["no signature", "unsigned 200", ({ response }) => response.end(JSON.stringify(page([])))],
  ["a signed 500", "content type", says("<html>", { status: 500, type: "text/html" })],
  ["an unsigned conflict", "unsigned 409", ({ response }) => response.writeHead(409).end("{}")],
])("%s is not believed, and nothing of the answer is taken", async (_, message, lie) => {
  const { connector } = await lyingSystem(lie);
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({
    ...{ code: "untrusted", cause: { message } },
  });
});

test.each<[string, string, (lie: Lie) => void]>([
  ["unreachable", "a broken gateway", ({ response }) => response.writeHead(502).end("<html>")],
  ["refused", "a closed door", ({ response }) => response.writeHead(403).end("<html>")],
  ["mismatch", "a column that lacks", says(page([row(1, { note: undefined })]))],
  [
    "unreachable",
    "a connection cut in the middle",
    ({ response }) => {
      response.writeHead(200, { "content-length": "100" }).write('{"rows":');
      response.socket?.destroySoon();
    },
  ],
  [
    "conflict",
    "a problem that it names and signs",
    says(
      { type: "about:blank", title: "x", status: 409, code: "conflict" },
      { status: 409, type: "application/problem+json" },
    ),
  ],
])("is %s: %s", async (code, _, lie) => {
  const { connector } = await lyingSystem(lie);
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code });
});

test("a redirect to the inside is not followed: nobody asks there", async () => {
  const inside = await startHttpServer((_, response) => response.end("{}"));
  const { connector } = await lyingSystem(({ response }) =>
    response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
  );
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code: "untrusted" });
  expect(inside.seen).toEqual([]);
  await inside.stop();
});

test("an answer played again is not taken, however right it was", async () => {
  let first: Parameters<Lie["say"]> | undefined;
  const { connector, server } = await lyingSystem(({ say }) => {
    const nonce = String(server.seen.at(-1)?.headers["jeke-nonce"]);
    first ??= [page([row(1)]), { seconds: now(), nonce }];
    say(...first);
  });
  expect(await connector.find(clients, [mine])).toHaveLength(1);
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code: "untrusted" });
});

test.each<[string, (call: number) => object]>([
  ["repeats its page under new cursors", (call) => page([row(1)], `c${call}`)],
  ["repeats its cursor", (call) => page([row(call)], "same")],
  ["comes back to an old page", (call) => page([row(call % 3)], `c${call}`)],
])("a system that %s is left", async (_, answer) => {
  let calls = 0;
  const { connector } = await lyingSystem(({ say }) => say(answer((calls += 1))));
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code: "untrusted" });
  expect(calls).toBeLessThan(6);
});

test("pages without end stop where no person has so many rows", async () => {
  let next = 0;
  const { connector, server } = await lyingSystem(
    ({ say }) => {
      const rows = Array.from({ length: 100 }, () => row((next += 1)));
      say(page(rows, `after ${next}`));
    },
    { mostFound: 1_000 },
  );
  await expect(connector.find(clients, [mine])).rejects.toMatchObject({ code: "untrusted" });
  expect(server.seen).toHaveLength(12);
});

test("rows without end are left where no memory should hold them, and where nobody waits any more", async () => {
  let next = 0;
  const note = "x".repeat(50_000);
  const rows = () => page([row((next += 1), { note })], `after ${next}`);
  const heavy = await lyingSystem(({ say }) => say(rows()), { mostHeld: 1_000_000 });
  const untrusted = { code: "untrusted" };
  await expect(heavy.connector.find(clients, [mine])).rejects.toMatchObject(untrusted);
  const newest = heavy.connector.find({ ...clients, order: "id" }, [mine], { limit: 100 });
  await expect(newest).rejects.toMatchObject(untrusted);
  expect(heavy.server.seen.length).toBeLessThan(45);
  const slow = await lyingSystem(({ say }) => say(rows()), { findMs: 50 });
  await expect(slow.connector.find(clients, [mine])).rejects.toMatchObject({ code: "timeout" });
});

test("a pause that a system asks for is no longer than the time it has", async () => {
  const { connector, server } = await lyingSystem(
    ({ response }) => response.writeHead(503, { "retry-after": "2" }).end(),
    { lies: ["manifest"] },
  );
  const began = performance.now();
  await expect(connector.check()).rejects.toMatchObject({ code: "unreachable" });
  await expect(connector.check()).rejects.toMatchObject({ code: "unreachable" });
  expect(performance.now() - began).toBeLessThan(1_900);
  expect(server.seen).toHaveLength(1);
});
