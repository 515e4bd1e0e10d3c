import { afterAll, beforeAll, expect, test } from "vitest";
import { startHttpServer, type HttpServer } from "#lib/testing/http-server.ts";
import { httpSms } from "./sms-http.ts";

let status = 202;
let gateway: HttpServer;
beforeAll(async () => {
  gateway = await startHttpServer((_request, response) => {
    response.writeHead(status, { location: "/elsewhere" }).end();
  });
});
afterAll(() => gateway.stop());

const sms = { id: "m1", to: "+77010000001", subject: "", text: "12345678", at: "2026-03-02" };
const send = (): Promise<void> =>
  httpSms(`http://:se%40cret@127.0.0.1:${gateway.port}/send?from=jeke`).send(sms);

test("a text message goes to the gateway with its token, and never in the address", async () => {
  await send();
  const [seen] = gateway.seen;
  expect(seen?.path).toBe("/send?from=jeke");
  expect(seen?.headers).toMatchObject({ authorization: "Bearer se@cret", "idempotency-key": "m1" });
  expect(JSON.parse(seen?.body ?? "")).toEqual({ id: "m1", to: sms.to, text: sms.text });
});

test.each([302, 400, 503])("an answer of %i is tried again, and names no number", async (next) => {
  status = next;
  await expect(send()).rejects.toThrow(/^SMS gateway: (HTTP \d+|outbound\.redirected)$/);
});
