import { expect, test } from "vitest";
import { readBack } from "#lib/fulfilment/read-back.ts";
import { type Lie, lyingSystem, row } from "#lib/testing/lying-system.ts";
import { only } from "#lib/testing/postgres-system.ts";
import { clientsMap } from "#lib/testing/reference-system.ts";

const clients = only(clientsMap);
const key = '["1"]';
const withdrawn = { purpose: "news", channel: "email", decision: "withdrawn" } as const;

/** Says that all went well, and does nothing. */
function idle({ verb, asked, say }: Lie): void {
  const keys = Array.isArray(asked["keys"]) ? asked["keys"] : [];
  if (verb === "read") say({ rows: [theRow(asked["columns"])], next: null });
  if (verb === "write") say({ outcome: "changed" });
  if (verb === "erase") say({ counts: [1] });
  if (["restrict", "release", "consent"].includes(verb)) say({ count: keys.length });
  if (verb === "count") say({ count: 0 });
}

/** Its one row, with the columns asked for. */
function theRow(columns: unknown): object {
  const { key, values } = row(1);
  const asked = Array.isArray(columns) ? columns : [];
  const held = Object.entries(values).filter(([column]) => asked.includes(column));
  return { key, values: Object.fromEntries(held) };
}

test("what was not done is seen by reading back, whatever the system said and counts", async () => {
  const { connector } = await lyingSystem(idle);
  const [before] = await connector.readKeys(clients, [key]);
  expect(await connector.erase([{ do: "delete", collection: clients, keys: [key] }], "m")).toEqual([
    1,
  ]);
  expect(await connector.readKeys(clients, [key])).toEqual([before]);
  expect(await connector.recount(clients, { keys: [key] })).toBe(1);
  const change = { key, expected: { note: "n" }, set: { note: "new" } };
  expect(await connector.write(clients, change, "m")).toBe("changed");
  const set = { news: "no" };
  expect(await connector.setConsent(clients, [key], { ...withdrawn, set }, "m")).toBe(1);
  expect(await connector.readKeys(clients, [key])).toEqual([before]);
});

test.each([
  [{ act: "delete" as const, keys: [key] }, { gone: [key] }],
  [
    { act: "anonymise" as const, keys: [key], set: { note: null } },
    { held: new Map([[key, { note: null }]]) },
  ],
])("an erasure that was only said is no erasure: %j", async (action, acts) => {
  const { connector } = await lyingSystem(idle);
  const none = { acts: [], gone: [], restricted: [], held: new Map(), replaced: 0 };
  const about = { system: clientsMap, collection: clients, action, known: [] };
  const back = readBack(connector, { ...about, acts: { ...none, ...acts } });
  await expect(back).rejects.toThrow("1 rows disagree");
});

test("counts that cannot be are not believed", async () => {
  const { connector } = await lyingSystem(({ verb, say }) => {
    if (verb === "erase") say({ counts: [2] });
    else if (verb === "obligations") say({ obligations: [{ key: ["2"], code: "debt" }] });
    else say({ count: 5 });
  });
  const untrusted = { code: "untrusted" };
  const erase = connector.erase([{ do: "delete", collection: clients, keys: [key] }], "m");
  await expect(erase).rejects.toMatchObject(untrusted);
  await expect(connector.restrict(clients, [key], "m")).rejects.toMatchObject(untrusted);
  await expect(connector.obligations(clients, [key])).rejects.toMatchObject(untrusted);
});

test("a verb that is not offered is refused before anything is asked", async () => {
  const { connector, server } = await lyingSystem(
    ({ say }) =>
      say({
        ...{ protocol: "jeke/1", verbs: ["read"], atomic: false, ordinaryRole: false },
        collections: [
          { name: "clients", key: ["id"], columns: ["id", "email", "phone", "note", "news"] },
        ],
      }),
    { lies: ["manifest"] },
  );
  const refused = { code: "refused" };
  const erase = connector.erase([{ do: "delete", collection: clients, keys: [key] }], "m");
  await expect(erase).rejects.toMatchObject(refused);
  await expect(connector.recount(clients, { keys: [key] }, "ordinary")).rejects.toMatchObject(
    refused,
  );
  expect(await connector.obligations(clients, [key])).toEqual([]);
  expect(connector.can).toMatchObject({ find: true, erase: false, write: false, atomic: false });
  expect(server.seen.map(({ path }) => path)).toEqual(["/jeke/v1/manifest"]);
});

test("a short wait that the system asks for is kept; during a long one it is not asked at all", async () => {
  let calls = 0;
  const { connector, server } = await lyingSystem(({ say, response }) => {
    calls += 1;
    if (calls === 2) say({ rows: [row(1)], next: null });
    else response.writeHead(429, { "retry-after": calls === 1 ? "0" : "3600" }).end();
  });
  expect(await connector.readKeys(clients, [key])).toHaveLength(1);
  await expect(connector.readKeys(clients, [key])).rejects.toMatchObject({ code: "unreachable" });
  const before = server.seen.length;
  await expect(connector.readKeys(clients, [key])).rejects.toMatchObject({ code: "unreachable" });
  expect(server.seen).toHaveLength(before);
});

test("no identifier and no key stands in an address or a header", async () => {
  const { connector, server } = await lyingSystem(idle);
  await connector.find(clients, [
    { column: "email", match: "email", values: ["aigerim@example.com"] },
  ]);
  const [, question] = server.seen;
  expect(server.seen.map(({ path }) => path)).toEqual(["/jeke/v1/manifest", "/jeke/v1/read"]);
  expect(JSON.stringify(question?.headers)).not.toContain("aigerim");
  expect(question?.body).toContain("aigerim@example.com");
});
