import { beforeAll, expect, test } from "vitest";
import { consentMatrix } from "#lib/consents/queries.ts";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { query } from "#lib/testing/database.ts";
import { file, question } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";

const email = "aigerim@example.kz";
let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
  await query(
    world.mailingUrl,
    `insert into subscribers values (1, '${email}', true, '2024-01-02T03:04:05Z', 'on', null)`,
  );
  accountId = await addAccount(world, { email });
});

const advertising = () => query(world.mailingUrl, `select marketing, sms from subscribers`);

test("whoever has stopped all advertising still gets the letters about their request", async () => {
  const person = subjectOf(accountId);
  const matrix = await consentMatrix(person);
  for (const { purpose, cells } of matrix.rows) {
    for (const cell of cells) {
      if (cell === null) continue;
      await setConsent(person, { purpose, channel: cell.channel, decision: "withdrawn" });
    }
  }
  expect(await advertising()).toEqual([{ marketing: false, sms: "off" }]);
  const id = await file(person, question);
  const letters = `select event, channel from message where request_id = '${id}'`;
  expect(await query(world.superUrl, letters)).toEqual([
    { event: "request.received", channel: "email" },
  ]);
  // And such a letter switches nothing on again.
  expect(await advertising()).toEqual([{ marketing: false, sms: "off" }]);
});
