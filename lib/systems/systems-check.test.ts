import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { prepareSampleSystems } from "../../prisma/demo/iticket/index.ts";
import type { SampleSystems } from "../../prisma/demo/iticket/provision.ts";
import { command } from "#lib/cli/commands/systems-check.ts";
import { setVariables } from "#lib/platform/env.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { closeSystems } from "./registry.ts";

let sample: SampleSystems;

beforeAll(async () => {
  await freshDatabase();
  sample = await prepareSampleSystems({
    superUrl: inject("superUrl"),
    secret: "test",
    suffix: "_check_test",
    now: Temporal.Now.instant(),
  });
  setVariables({ ...sample.variables, JEKE_OPERATOR: "iticket" });
});

afterAll(closeSystems);

test("the sample systems are as their map says, and are counted", async () => {
  const outcome = await command.run([]);
  expect(outcome.problems).toEqual([]);
  expect(outcome.exit).toBe(0);
  expect(outcome.text).toContain("shop: holds");
});

test("a lost column and a lost right are named, and the exit is 1", async () => {
  const role = new URL(sample.variables["JEKE_SYSTEM_SHOP_ERASE_URL"] ?? "").username;
  await query(
    sample.shopUrl,
    `alter table refunds rename column requested_at to asked_at; revoke delete on sign_in_log from ${role};
     revoke insert (receipt_number) on stored_payments from ${role}; revoke select on sign_in_log from ${role}`,
  );
  const outcome = await command.run(["--operator", "iticket"]);
  expect(outcome.exit).toBe(1);
  expect(outcome.problems?.map(({ code, where }) => [code, where])).toEqual([
    // To delete a row it must be found.
    ["no-right", "shop/sign-ins"],
    ["no-right", "shop/sign-ins"],
    ["no-right", "shop/stored-payments"],
    ["missing-column", "shop/refunds"],
    // Under its new name it is a column that the map does not want of either role.
    ["too-wide.reads", "shop"],
    ["too-wide.reads", "shop"],
  ]);
  expect(outcome.problems?.map(({ message }) => message)).toContain(
    "The role of eraseUrl has no right on stored_payments: insert (restriction of payments). Grant it.",
  );
  await query(
    sample.shopUrl,
    `alter table refunds rename column asked_at to requested_at; grant select, delete on sign_in_log to ${role};
     grant insert (receipt_number) on stored_payments to ${role}`,
  );
});

test("a table in a schema that the role may not look into is not called gone", async () => {
  const role = new URL(sample.variables["JEKE_SYSTEM_SHOP_URL"] ?? "").username;
  await query(sample.shopUrl, `revoke usage on schema public from ${role}`);
  const { problems } = await command.run([]);
  await query(sample.shopUrl, `grant usage on schema public to ${role}`);
  expect(problems?.[0]).toEqual({
    code: "no-right",
    where: "shop/customers",
    message: "The role of url has no right on customers: select (usage of its schema). Grant it.",
  });
});

test("a system that does not answer cannot be judged: exit 2, without its address", async () => {
  setVariables({ JEKE_SYSTEM_MAILING_URL: "postgres://somebody:secret@127.0.0.1:1/none" });
  const down = await command.run([]);
  expect(down.exit).toBe(2);
  expect(JSON.stringify(down)).not.toContain("secret");
  setVariables({ JEKE_SYSTEM_MAILING_URL: "" });
  expect((await command.run([])).problems?.[0]).toMatchObject({ code: "no-url", where: "mailing" });
  expect((await command.run(["--what"])).exit).toBe(2);
});
