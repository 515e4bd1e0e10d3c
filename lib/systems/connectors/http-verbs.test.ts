import { describe, expect, test } from "vitest";
import { writeField } from "#lib/systems/write-field.ts";
import { type Lie, lyingSystem, row } from "#lib/testing/lying-system.ts";
import { only } from "#lib/testing/postgres-system.ts";
import { clientsMap } from "#lib/testing/reference-system.ts";
import type { Connector } from "../ports.ts";

const clients = only(clientsMap);
const key = '["1"]';
const keys = [key];
const mine = { column: "email", match: "email", values: ["aigerim@example.com"] } as const;
const withdrawn = { purpose: "news", channel: "email", decision: "withdrawn" } as const;
const verbs: Readonly<Record<string, (connector: Connector) => Promise<unknown>>> = {
  read: (one) => one.find(clients, [mine]),
  count: (one) => one.recount(clients, { keys }, "ordinary"),
  write: (one) => one.write(clients, { key, expected: { note: "n" }, set: { note: "m" } }, "m"),
  erase: (one) => one.erase([{ do: "delete", collection: clients, keys }], "m"),
  restrict: (one) => one.restrict(clients, keys, "m"),
  release: (one) => one.release(clients, keys, "m"),
  obligations: (one) => one.obligations(clients, keys),
  consent: (one) => one.setConsent(clients, keys, { ...withdrawn, set: { news: "no" } }, "m"),
};

/** Answers that no honest system gives, by verb. */
const odd: Readonly<Record<string, readonly unknown[]>> = {
  read: [
    { rows: null, next: null },
    { rows: Array.from({ length: 1_001 }, (_, at) => row(at)), next: null },
    ...["", "x".repeat(2_001), 7, undefined].map((next) => ({ rows: [row(1)], next })),
    ...["null", "[]", "true", "", '{"rows":[],"next":NaN}', '{"rows":[],"next":1e999}'],
  ],
  count: [-1, 1.5, "1", null, 2 ** 53].map((count) => ({ count })),
  write: ["done", true, null, "CHANGED"].map((outcome) => ({ outcome })),
  erase: [[], [1, 1], [-1], [2], ["1"], [0.5]].map((counts) => ({ counts })),
  restrict: [{ count: 2 }, { count: -1 }, {}, { counts: [1] }],
  release: [{ count: 2 }, { count: "1" }],
  obligations: [
    { obligations: [{ key: ["2"], code: "debt" }] },
    { obligations: [{ key: ["1"], code: "owes 5 to aigerim@example.com" }] },
    { obligations: [{ key: ["1"], code: "debt", until: "2026-02-30" }] },
    { obligations: {} },
  ],
  consent: [{ count: 2 }, { count: 1, done: true }],
};

describe.each(Object.keys(verbs))("%s", (verb) => {
  const run = async (lie: (question: Lie) => void): Promise<unknown> => {
    const { connector } = await lyingSystem(lie);
    return verbs[verb]?.(connector).catch((error: unknown) => error);
  };

  test("an answer of any other shape is not believed", async () => {
    for (const answer of odd[verb] ?? []) {
      const text = typeof answer === "string" ? answer : JSON.stringify(answer);
      const failure = await run(({ say }) => say(text));
      expect(failure, text.slice(0, 80)).toMatchObject({ code: "untrusted" });
    }
  });

  test("a no is taken by its code when it is signed, and never as a conflict when it is not", async () => {
    for (const code of ["refused", "mismatch", "conflict", "unreachable"]) {
      const problem = { type: "about:blank", title: "aigerim@example.com", status: 400, code };
      const how = { status: 400, type: "application/problem+json" };
      const failure = await run(({ say }) => say(problem, how));
      expect(failure).toMatchObject({ code, cause: { message: `answered ${code}` } });
    }
    const codes = { refused: [401, 403], unreachable: [429, 500, 502, 504], untrusted: [404, 409] };
    for (const [code, statuses] of Object.entries(codes)) {
      for (const status of statuses) {
        const failure = await run(({ response }) => response.writeHead(status).end("{}"));
        expect(failure, String(status)).toMatchObject({ code });
      }
    }
  });
});

test.each(["Wed, 21 Oct 2026 07:28:00 GMT", "-5", "99999999999", "1.5", "soon", ""])(
  "a wait until %j keeps nobody waiting",
  async (wait) => {
    const { connector, server } = await lyingSystem(({ response }) =>
      response.writeHead(429, { "retry-after": wait }).end(),
    );
    await expect(connector.readKeys(clients, keys)).rejects.toMatchObject({ code: "unreachable" });
    expect(server.seen).toHaveLength(2);
  },
);

test("done twice with two receipts is what reading says, and so is a no that was none", async () => {
  let [held, calls] = ["n", 0];
  const { connector } = await lyingSystem(({ verb, say, response }) => {
    if (verb === "read") say({ rows: [row(1, { note: held })], next: null });
    if (verb !== "write") return;
    calls += 1;
    held = "m";
    if (calls === 1) response.writeHead(403).end("<html>");
    else say({ outcome: calls === 2 ? "changed" : "gone" });
  });
  const { note } = clients.fields;
  if (note === undefined) throw new Error("no field");
  const target = { system: clientsMap, collection: clients, id: "note", field: note };
  const systems = { systems: { maps: [clientsMap], connector: () => connector } };
  const record = { key, values: { note: "n" } };
  const write = () => writeField(systems, target, { record, before: "n", wanted: "m", mark: "a" });
  expect(await write()).toEqual({ ok: true, value: "m" });
  expect(await write()).toEqual({ ok: true, value: "m" });
  expect(await write()).toMatchObject({ error: { code: "systems.record-gone" } });
});
