import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { callOut, type OutboundAnswer } from "#lib/platform/outbound.ts";
import type { Capabilities } from "../ports.ts";
import { messages, problemSchema, type Trial } from "./messages.ts";
import { requestHeaders, type SignedRequest } from "./signature.ts";
import { readStrictJson } from "./strict-json.ts";

/** A server of the protocol and the rows on which it may be tried. */
export type ProtocolWorld = {
  readonly url: string;
  readonly keys: readonly Uint8Array[];
  readonly trial: Trial;
  /** Columns of the collection on which it is tried. */
  readonly columns: readonly string[];
};

/** One promise of docs/protocol.md that no connector can see, as it always asks rightly. */
export type ProtocolCheck = {
  readonly name: string;
  readonly needs: readonly (keyof Capabilities)[];
  /** Whether it changes rows: then only a server for trials is asked. */
  readonly changes: boolean;
  run(world: ProtocolWorld): Promise<void>;
};

export const protocolChecks: readonly ProtocolCheck[] = [
  {
    ...{ name: "refuses a request that is signed with another key", needs: [], changes: false },
    run: async (world) => {
      const keys = [new Uint8Array(randomBytes(32))];
      assert.equal((await ask({ ...world, keys }, "read", one(world))).status, 401);
    },
  },
  {
    ...{ name: "refuses a request of ten minutes ago", needs: [], changes: false },
    run: async (world) => {
      const seconds = Math.floor(Date.now() / 1_000) - 600;
      assert.equal((await ask(world, "read", one(world), { seconds })).status, 401);
    },
  },
  {
    ...{ name: "refuses a request that is sent a second time", needs: [], changes: false },
    run: async (world) => {
      const nonce = randomBytes(16).toString("base64url");
      const seconds = Math.floor(Date.now() / 1_000);
      assert.equal((await ask(world, "read", one(world), { nonce, seconds })).status, 200);
      assert.equal((await ask(world, "read", one(world), { nonce, seconds })).status, 401);
    },
  },
  {
    ...{ name: "gives no more rows in a page than are asked for, and the rest after it" },
    ...{ needs: ["find"], changes: false },
    run: async (world) => {
      const first = await page(world);
      assert.equal(first.rows.length, 1);
      assert(first.next !== null, "the next page has no cursor");
      const second = await page(world, first.next);
      assert.equal(second.rows.length, 1);
      assert.notDeepEqual(second.rows[0]?.key, first.rows[0]?.key);
    },
  },
  {
    ...{ name: "finds an address however it is written, and nothing by another" },
    ...{ needs: ["find"], changes: false },
    run: async (world) => {
      const { mine } = world.trial;
      if (mine.match !== "email") return;
      const spelled = mine.values.map((one) => ` ${String(one).toUpperCase()}`);
      assert((await found(world, { ...mine, values: spelled })) > 0, "other capitals find nothing");
      const longer = mine.values.map((one) => `x${String(one)}`);
      assert.equal(await found(world, { ...mine, values: longer }), 0);
      assert.equal(await found(world, { ...mine, values: [null] }), 0);
    },
  },
  {
    // No connector ever sends a null, but a server that finds by one joins rows of different people where a link is empty.
    ...{ name: "finds nothing where it is asked for null, in any column, alone or in a tuple" },
    ...{ needs: ["find"], changes: false },
    run: foundByNull,
  },
  {
    ...{ name: "finds nothing where it is asked for null and a row holds it" },
    ...{ needs: ["write"], changes: true },
    run: async (world) => {
      const { writable: column, collection } = world.trial;
      if (column === undefined) return;
      const [row] = (await page(world)).rows;
      const write = async (from: unknown, to: unknown): Promise<unknown> => {
        const mark = randomBytes(16).toString("base64url");
        const change = { expected: { [column]: from }, set: { [column]: to } };
        const question = { mark, collection, key: row?.key, ...change };
        return messages.write.answer.parse(json(await ask(world, "write", question))).outcome;
      };
      const before = row?.values[column] ?? null;
      assert.equal(await write(before, null), "changed");
      await foundByNull(world);
      assert.equal(await write(null, before), "changed");
    },
  },
  {
    ...{ name: "says mismatch, signed, for a collection or a column that it does not have" },
    ...{ needs: ["find"], changes: false },
    run: async (world) => {
      const unknown = `none-${randomBytes(6).toString("hex")}`;
      const questions = [{ collection: unknown }, { columns: [unknown] }];
      for (const question of questions) {
        const answer = await ask(world, "read", { ...one(world), ...question });
        assert.notEqual(answer.status, 200);
        assert.equal(problemSchema.parse(readStrictJson(answer.body)).code, "mismatch");
      }
    },
  },
  {
    ...{ name: "does what carries a mark once, and answers a repetition as before" },
    ...{ needs: ["write"], changes: true },
    run: async (world) => {
      const column = world.trial.writable;
      if (column === undefined) return;
      const write = async (mark: string, from: unknown, to: string): Promise<unknown> => {
        const [row] = (await page(world)).rows;
        const { collection } = world.trial;
        const question = { mark, collection, key: row?.key };
        const change = { ...question, expected: { [column]: from }, set: { [column]: to } };
        return json(await ask(world, "write", change));
      };
      const held = async (): Promise<unknown> => (await page(world)).rows[0]?.values[column];
      const [begun, mark] = [await held(), randomBytes(16).toString("base64url")];
      const answer = await write(mark, begun, "once");
      await write(randomBytes(16).toString("base64url"), "once", "later");
      assert.deepEqual(await write(mark, begun, "once"), answer);
      assert.equal(await held(), "later");
      const { collection } = world.trial;
      const other = { mark, collection, key: ["0"], expected: {}, set: { [column]: "x" } };
      assert.equal((await ask(world, "write", other)).status, 409);
    },
  },
];

function one({ trial }: ProtocolWorld): object {
  const columns = [trial.mine.column, ...(trial.writable === undefined ? [] : [trial.writable])];
  const { collection, mine } = trial;
  return { collection, selectors: [mine], columns: [...new Set(columns)], limit: 1 };
}

async function found(world: ProtocolWorld, selector: object): Promise<number> {
  const answer = await ask(world, "read", { ...one(world), selectors: [selector] });
  return messages.read.answer.parse(json(answer)).rows.length;
}

async function foundByNull(world: ProtocolWorld): Promise<void> {
  const [row] = (await page(world)).rows;
  const { column: own } = world.trial.mine;
  const held = row?.values[own] ?? null;
  for (const column of world.columns) {
    const alone = { column, match: "exact", values: [null] };
    const tuple = { columns: [own, column], tuples: [[held, null]] };
    for (const selector of column === own ? [alone] : [alone, tuple]) {
      assert.equal(await found(world, selector), 0);
    }
  }
}

async function page(world: ProtocolWorld, cursor?: string) {
  const question = { ...one(world), ...(cursor === undefined ? {} : { cursor }) };
  return messages.read.answer.parse(json(await ask(world, "read", question)));
}

function json({ status, body }: OutboundAnswer): unknown {
  assert.equal(status, 200);
  return readStrictJson(body);
}

async function ask(
  { url, keys }: ProtocolWorld,
  verb: string,
  question: object,
  how: Partial<Pick<SignedRequest, "nonce" | "seconds">> = {},
): Promise<OutboundAnswer> {
  const address = `${url.replace(/\/+$/, "")}/jeke/v1/${verb}`;
  const body = JSON.stringify(question);
  const signed = {
    ...{ method: "POST", path: new URL(address).pathname, body },
    nonce: how.nonce ?? randomBytes(16).toString("base64url"),
    seconds: how.seconds ?? Math.floor(Date.now() / 1_000),
  };
  const headers = { "content-type": "application/json", ...requestHeaders(signed, keys) };
  const outcome = await callOut({ method: "POST", url: address, headers, body });
  assert(outcome.ok, outcome.ok ? "" : outcome.error.code);
  return outcome.value;
}
