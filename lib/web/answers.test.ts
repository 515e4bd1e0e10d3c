import { createServer, type Server } from "node:http";
import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { answerNotFound, noteAnswers } from "./answers.ts";

let server: Server | undefined;

afterEach(() => server?.close());

/** Answers `/missing` as a page does that found nothing after it had waited for something. */
async function serve(): Promise<string> {
  server = createServer((request, response) => {
    void (async () => {
      await setImmediate();
      if (request.url === "/late") response.write("begun");
      if (request.url !== "/") answerNotFound();
      response.end();
    })().catch(() => response.end());
  });
  const started = server;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${String(address.port)}`;
}

test("a 404 goes to the request that asked for it, and to no other", async () => {
  noteAnswers();
  const url = await serve();
  const statuses = await Promise.all(
    ["/missing", "/", "/missing", "/"].map(async (path) => (await fetch(url + path)).status),
  );
  expect(statuses).toEqual([404, 200, 404, 200]);
});

test("what has begun to leave keeps its status, and outside a request there is nothing to say", async () => {
  noteAnswers();
  const url = await serve();
  expect((await fetch(`${url}/late`)).status).toBe(200);
  expect(answerNotFound()).toBe(false);
});
