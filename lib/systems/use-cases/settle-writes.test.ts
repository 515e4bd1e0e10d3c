import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { housekeeping } from "#lib/jobs/housekeeping.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { armFailPoint } from "#lib/platform/fail-point.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { editField } from "./edit-field.ts";

let world: SmallOperator;
let accountId: AccountId;
let email: string;
let run = 0;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  world.setDown("SHOP", false);
  run += 1;
  email = `edits${run}@example.kz`;
  const sql = `insert into customers values (${run}, '${email}', null, 'Old Name', '1990-02-03')`;
  await query(world.shopUrl, sql);
  accountId = await addAccount(world, { email });
});

const input = (value: string) => ({
  identifiers: [
    { kind: "email", value: email },
    { kind: "account", value: accountId },
  ] as const,
  ...{ system: "shop", collection: "customers", key: `[${run}]`, field: "name" },
  ...{ expected: "Old Name", value },
});
const edit = (value: string) => editField(subjectOf(accountId), input(value));

/** Dies right after the system was written, as far as the code behind it can tell. */
async function crashAfterWriting(value: string): Promise<void> {
  const disarm = armFailPoint("edit.after-write", () => {
    throw new Error("crash");
  });
  await expect(edit(value)).rejects.toThrow("crash");
  disarm();
}

type Logged = { readonly action: string; readonly outcome: string | null; readonly write: string };

function logged(): Promise<Logged[]> {
  return query<Logged>(
    world.superUrl,
    `select action, data::jsonb ->> 'outcome' as outcome, data::jsonb ->> 'write' as write
     from audit_event where action like 'data.correct%' and seq > $1 order by seq`,
    [before],
  );
}

let before = "0";
beforeEach(async () => {
  const [row] = await query<{ seq: string }>(
    world.superUrl,
    "select coalesce(max(seq), 0)::text as seq from audit_event",
  );
  before = row?.seq ?? "0";
});

const outcomes = async () =>
  (await logged()).map(({ action, outcome }) => (outcome === null ? action : outcome));
const notes = () => query(world.superUrl, "select 1 from begun_write");
const age = (interval = "2 minutes") =>
  query(world.superUrl, `update begun_write set started_at = now() - interval '${interval}'`);
const held = async () =>
  (await query(world.shopUrl, `select full_name as name from customers where id = ${run}`))[0];

test("an edit is begun and done in the log under one id, and leaves no note", async () => {
  expect((await edit("New Name")).ok).toBe(true);
  const events = await logged();
  expect(events.map(({ action }) => action)).toEqual(["data.correction-begun", "data.corrected"]);
  expect(new Set(events.map(({ write }) => write)).size).toBe(1);
  expect(await notes()).toEqual([]);
});

test("the same value again begins nothing", async () => {
  expect((await edit("Old Name")).ok).toBe(true);
  expect(await logged()).toEqual([]);
});

test("a process killed behind the write: the log says it began, and a later reading that it was done, once", async () => {
  const { identifiers, ...rest } = input("New Name");
  const code = `
    const { editField } = await import("#lib/systems/use-cases/edit-field.ts");
    const { workspaceFor } = await import("#lib/jobs/run-unit.ts");
    const actor = { kind: "subject", accountId: "${accountId}", sessionId: crypto.randomUUID(), level: 2 };
    await editField(workspaceFor({ actor, locale: "en" }), ${JSON.stringify({ identifiers, ...rest })});`;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--input-type=module", "--eval", code],
    { env: { ...process.env, JEKE_FAIL_POINT: "edit.after-write:1" }, stdio: "ignore" },
  );
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  expect(await held()).toEqual({ name: "New Name" });
  expect(await outcomes()).toEqual(["data.correction-begun"]);
  await housekeeping();
  expect(await outcomes(), "one that may still be at it is left alone").toHaveLength(1);
  await age();
  await housekeeping();
  await housekeeping();
  const events = await logged();
  expect(events.map(({ action }) => action)).toEqual(["data.correction-begun", "data.corrected"]);
  expect(events[1]?.write).toBe(events[0]?.write);
  expect(await notes()).toEqual([]);
});

test.each([
  ["not-written", "update customers set full_name = 'Old Name'"],
  ["changed-meanwhile", "update customers set full_name = 'Third Name'"],
  ["record-gone", "delete from customers"],
])("what is then found otherwise ends as %s", async (outcome, sql) => {
  await crashAfterWriting("New Name");
  await query(world.shopUrl, sql);
  await age();
  await housekeeping();
  expect(await outcomes()).toEqual(["data.correction-begun", outcome]);
});

test("a silent system is asked again; after a day it is said that nobody knows", async () => {
  await crashAfterWriting("New Name");
  await age();
  world.setDown("SHOP", true);
  await housekeeping();
  expect(await outcomes()).toEqual(["data.correction-begun"]);
  await age("25 hours");
  await housekeeping();
  expect(await outcomes()).toEqual(["data.correction-begun", "unknown"]);
  expect(await notes()).toEqual([]);
});

test("of two at once, each that began has its end in the log", async () => {
  const both = await Promise.all([edit("First Name"), edit("Second Name")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const actions = (await logged()).map(({ action }) => action);
  const count = (action: string) => actions.filter((one) => one === action).length;
  expect(count("data.corrected")).toBe(1);
  expect(count("data.correction-begun")).toBe(1 + count("data.correction-ended"));
  expect(await notes()).toEqual([]);
});

test("a note holds no value, and nobody else sees it", async () => {
  await crashAfterWriting("Secret Name");
  const [row] = await query<{ text: string }>(
    world.superUrl,
    "select begun_write::text as text from begun_write",
  );
  expect(row?.text).not.toMatch(/Secret|Old Name/);
  const other = subjectOf(await addAccount(world, { email: `other${run}@example.kz` }));
  expect(await other.unit((unit) => unit.tx.begunWrite.count())).toBe(0);
});
