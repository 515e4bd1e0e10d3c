import { expect, test } from "vitest";
import { unseal } from "#lib/platform/crypto.ts";
import { email, erasureCase } from "#lib/testing/erasure-case.ts";
import { UndeliverableAddress, type OutgoingMessage } from "./ports.ts";
import { sendMessage, type SendingRoom } from "./use-cases/send-message.ts";

const one = erasureCase();
const rows = () =>
  one.portal(
    `select id::text, event, key, state, to_sealed, body_sealed from message order by event`,
  );

/** Sends what waits through carriers that take, or refuse, everything; gives back what they took. */
async function sendAll(refusal?: Error): Promise<OutgoingMessage[]> {
  const taken: OutgoingMessage[] = [];
  const carrier = {
    send: (message: OutgoingMessage): Promise<void> => {
      if (refusal !== undefined) return Promise.reject(refusal);
      taken.push(message);
      return Promise.resolve();
    },
  };
  const room: SendingRoom = {
    unit: (work) => one.world.worker.unit(work),
    carriers: { email: carrier, sms: carrier },
  };
  for (const { id } of await rows()) await sendMessage(room, { messageId: String(id) });
  return taken;
}

const tellApproved = () =>
  one.world.worker.unit((unit) =>
    unit.notices.notify({
      event: "request.approved",
      accountId: one.accountId,
      requestId: one.requestId,
      params: { number: "2026-0001", type: "erasure", words: "We will delete it." },
      key: "request.decided:test",
    }),
  );

test("the last message is sent and then forgotten: no address, no text, no mark of the address", async () => {
  await one.run();
  const [mail] = await sendAll();
  expect(mail).toMatchObject({ to: email });
  expect(mail?.text).toContain("salt=");
  const [row] = await rows();
  expect(row).toMatchObject({ state: "sent", key: `erasure.last:${one.requestId}` });
  expect([row?.to_sealed, row?.body_sealed]).toEqual([Buffer.alloc(0), Buffer.alloc(0)]);
});

test("a last message whose address is refused for good is forgotten too, and the log says so", async () => {
  await one.run();
  expect(await sendAll(new UndeliverableAddress())).toEqual([]);
  const [row] = await rows();
  expect(row).toMatchObject({ state: "failed", to_sealed: Buffer.alloc(0) });
  const log = await one.portal(`select 1 from audit_event where action = 'message.refused'`);
  expect(log.length).toBeGreaterThan(0);
});

test("a last message that a dead mail server did not take keeps all it needs", async () => {
  await one.run();
  await expect(sendAll(new Error("down"))).rejects.toThrow("down");
  const [mail] = await sendAll();
  expect(mail?.to).toBe(email);
});

test("a decision still waiting when the run closes is replaced by the last message, and the log says so", async () => {
  await tellApproved();
  const [waiting] = await rows();
  await one.run();
  expect((await rows()).map(({ event }) => event)).toEqual(["erasure.held"]);
  const log = await one.portal(`select target_id, request_id, data from audit_event
    where action = 'message.replaced' order by seq desc limit 1`);
  expect(log).toEqual([
    {
      target_id: waiting?.id,
      request_id: one.requestId,
      data: expect.stringContaining(`"event":"request.approved"`) as string,
    },
  ]);
  const mails = await sendAll();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("2026-");
});

test("a message to somebody who stays keeps its address and shows its text without secrets", async () => {
  await tellApproved();
  await sendAll();
  const [row] = await rows();
  const address = unseal(row?.to_sealed as Uint8Array, `message.to.${String(row?.id)}`);
  expect(address).toBe(email);
});
