import { beforeAll, expect, test } from "vitest";
import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { file, question } from "#lib/testing/filing.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { OutgoingMessage } from "./ports.ts";
import { closingMessage, myMessages } from "./queries.ts";
import { sendMessage, type SendingRoom } from "./use-cases/send-message.ts";

const words = "The two accounts were joined on Monday.";
let world: SmallOperator;
let accountId: AccountId;
let requestId: string;

beforeAll(async () => {
  world = await smallOperator();
  accountId = await addAccount(world, { phone: "+77010005566" });
  requestId = await file(subjectOf(accountId), question);
  await world.worker.unit((unit) =>
    unit.notices.notify({
      event: "request.done",
      ...{ accountId, requestId: asId<RequestId>(requestId), key: "request.done:test" },
      params: { number: "2026-0001", type: "information", words },
    }),
  );
});

test("a short text message leaves, and the portal shows the whole of it, before and after", async () => {
  const before = await subjectOf(accountId).unit((unit) => closingMessage(unit, requestId));
  expect(before?.text).toContain(words);
  const sent: OutgoingMessage[] = [];
  const carrier = {
    send: (message: OutgoingMessage) => {
      sent.push(message);
      return Promise.resolve();
    },
  };
  const sql = "select id::text from message where event = 'request.done'";
  for (const { id } of await query<{ id: string }>(world.superUrl, sql)) {
    const room: SendingRoom = {
      unit: (work) => world.worker.unit(work),
      carriers: { email: carrier, sms: carrier },
    };
    expect(await sendMessage(room, { messageId: id })).toBe("sent");
  }
  expect(sent[0]?.text).not.toContain(words);
  expect(Object.keys(sent[0] ?? {}).sort()).toEqual(["at", "id", "subject", "text", "to"]);
  const shown = await subjectOf(accountId).unit(myMessages);
  expect(shown.find(({ text }) => text.includes(words))).toMatchObject({
    ...{ channel: "sms", state: "sent", to: "+77010005566" },
    subject: expect.stringContaining("2026-0001") as string,
  });
});

test("how a request ended is told to nobody else", async () => {
  const other = await addAccount(world, { phone: "+77010005577" });
  expect(await subjectOf(other).unit((unit) => closingMessage(unit, requestId))).toBeNull();
});
