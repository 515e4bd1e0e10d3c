import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { innerSpellings } from "#lib/testing/address-spellings.ts";
import { startHttpServer, type HttpServer } from "#lib/testing/http-server.ts";
import { readDestinations } from "./outbound-address.ts";
import { callOut, type OutboundRequest, type ResolveHost } from "./outbound.ts";

let service: HttpServer;
let trap: HttpServer;
let location = "";

beforeAll(async () => {
  trap = await startHttpServer((_request, response) => response.end("trapped"));
  service = await startHttpServer((request, response, body) => {
    const [, act = "", value = ""] = (request.url ?? "").split("/");
    if (act === "redirect") response.writeHead(Number(value), { location }).end("moved");
    else if (act === "big") response.end(Buffer.alloc(Number(value), "x"));
    else if (act === "cut") {
      response.writeHead(200, { "content-length": "100" }).write("half");
      response.socket?.destroySoon();
    } else if (act === "drip") response.writeHead(200).write("one");
    else if (act === "zip") response.writeHead(200, { "content-encoding": "gzip" }).end("x");
    else if (act === "junk") response.socket?.end("not http at all\r\n\r\n");
    else if (act === "switch") {
      response.socket?.end(
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
      );
    } else if (act === "status") response.writeHead(Number(value)).end("no");
    else if (act === "hang") response.socket?.setTimeout(0);
    else response.writeHead(200, { "x-one": "1" }).end(`${request.method ?? ""} ${body}`);
  });
});
afterAll(() => Promise.all([service.stop(), trap.stop()]));

const here = (): string => `http://127.0.0.1:${service.port}`;
const call = (path: string, rest: Partial<OutboundRequest> = {}): ReturnType<typeof callOut> =>
  callOut(
    { method: "GET", url: `${here()}${path}`, ...rest },
    { destinations: readDestinations(here(), true) },
  );

test("an answer comes back whole, and the connection is kept", async () => {
  const answer = await call("/x?y=1", { method: "POST", body: "сәлем", headers: { "X-A": "1" } });
  if (!answer.ok) throw new Error(answer.error.code);
  expect(new TextDecoder().decode(answer.value.body)).toBe("POST сәлем");
  expect(answer.value.headers["x-one"]).toBe("1");
  expect(service.seen.at(-1)?.headers).toMatchObject({
    "x-a": "1",
    "accept-encoding": "identity",
    host: `127.0.0.1:${service.port}`,
    connection: "keep-alive",
  });
  expect(await call("/status/503")).toMatchObject({ ok: true, value: { status: 503 } });
});

test.each([
  ["/cut", {}, "outbound.broken-off"],
  ["/junk", {}, "outbound.bad-answer"],
  ["/switch", {}, "outbound.bad-answer"],
  ["/zip", {}, "outbound.bad-answer"],
  ["/big/2000", { answerLimit: 1_999 }, "outbound.too-large"],
  ["/hang", { firstByteTimeoutMs: 30 }, "outbound.first-byte-timeout"],
  ["/drip", { wholeTimeoutMs: 60 }, "outbound.timeout"],
])("what the service does at %s has a name", async (path, rest, code) => {
  expect(await call(path, rest)).toEqual({ ok: false, error: { code } });
});

test("an answer of exactly the limit is taken", async () => {
  expect(await call("/big/2000", { answerLimit: 2_000 })).toMatchObject({ ok: true });
});

test("no redirect is followed, whatever address it names and however it is spelled", async () => {
  const spellings = [...innerSpellings, "evil.example"].flatMap((one) => [
    `http://${one}:${trap.port}/`,
    `//${one}:${trap.port}/`,
  ]);
  const before = service.seen.length;
  for (const [index, target] of spellings.entries()) {
    location = encodeURI(target);
    const status = [301, 302, 303, 307, 308][index % 5] ?? 302;
    expect(await call(`/redirect/${status}`)).toMatchObject({
      error: { code: "outbound.redirected" },
    });
  }
  expect(service.seen.length - before).toBe(spellings.length);
  expect(trap.seen).toEqual([]);
});

const listed = readDestinations("hooks.example.org", false);
const answering = (...addresses: string[]): ResolveHost => {
  return async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};

test("a name that stands for an inner address is not called, not even beside a public one", async () => {
  for (const addresses of [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:127.0.0.1"]]) {
    const answer = await callOut(
      { method: "GET", url: "https://hooks.example.org/" },
      { destinations: listed, resolve: answering(...addresses) },
    );
    expect(answer).toEqual({ ok: false, error: { code: "outbound.address-refused" } });
  }
});

test("a name is asked once, and the connection goes to what was checked", async () => {
  const fresh = await startHttpServer((_request, response) => response.end("ok"));
  const url = `http://localhost:${fresh.port}/`;
  const destinations = readDestinations(url, true);
  const ask = vi.fn<ResolveHost>().mockImplementationOnce(answering("127.0.0.3"));
  // Nobody listens there; whoever asked again, here or the machine's resolver, would reach the service.
  ask.mockImplementation(answering("127.0.0.1"));
  const call = (): ReturnType<typeof callOut> =>
    callOut({ method: "GET", url }, { destinations, resolve: ask });
  expect(await call()).toEqual({ ok: false, error: { code: "outbound.unreachable" } });
  expect(ask).toHaveBeenCalledTimes(1);
  expect(fresh.seen).toEqual([]);
  expect(await call()).toMatchObject({ ok: true });
  await fresh.stop();
});

test("what cannot have been sent has a code of its own", async () => {
  const none = callOut({ method: "GET", url: "https://other.example/" }, { destinations: listed });
  expect(await none).toEqual({ ok: false, error: { code: "outbound.not-allowed" } });
  const odd = callOut(
    { method: "GET", url: "https://hooks.example.org./" },
    { destinations: listed },
  );
  expect(await odd).toEqual({ ok: false, error: { code: "outbound.url-odd" } });
  const stopped = await startHttpServer(() => undefined);
  await stopped.stop();
  const destination = `http://127.0.0.1:${stopped.port}`;
  const gone = callOut(
    { method: "GET", url: destination },
    { destinations: readDestinations(destination, true) },
  );
  expect(await gone).toEqual({ ok: false, error: { code: "outbound.unreachable" } });
});

test("a resolver that is silent or knows nothing is a refusal in time", async () => {
  const ask = (resolve: ResolveHost): ReturnType<typeof callOut> =>
    callOut(
      { method: "GET", url: "https://hooks.example.org/", connectTimeoutMs: 20 },
      { destinations: listed, resolve },
    );
  expect(await ask(() => new Promise(() => undefined))).toMatchObject({
    error: { code: "outbound.connect-timeout" },
  });
  expect(await ask(() => Promise.reject(new Error("hooks.example.org")))).toMatchObject({
    error: { code: "outbound.unknown-host" },
  });
  expect(await ask(answering())).toMatchObject({ error: { code: "outbound.unknown-host" } });
});

test("without a list of its own a call reaches nobody", async () => {
  vi.stubEnv("JEKE_OUTBOUND", "");
  vi.stubEnv("JEKE_OUTBOUND_PRIVATE", "");
  const answer = await callOut({ method: "GET", url: here() });
  expect(answer).toEqual({ ok: false, error: { code: "outbound.not-allowed" } });
  vi.stubEnv("JEKE_OUTBOUND_PRIVATE", here());
  expect(await callOut({ method: "GET", url: here() })).toMatchObject({ ok: true });
  vi.unstubAllEnvs();
});
