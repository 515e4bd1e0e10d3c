import { expect, test } from "vitest";
import { careful } from "#lib/systems/careful.ts";
import { capabilitiesOf } from "#lib/systems/capabilities.ts";
import { type Lie, lyingManifest, lyingSystem } from "#lib/testing/lying-system.ts";
import { only } from "#lib/testing/postgres-system.ts";
import { clientsMap } from "#lib/testing/reference-system.ts";
import { heldBy } from "./core/obligations.ts";
import { obligationsOf } from "./obligations.ts";

const clients = only(clientsMap);
const key = '["1"]';

/** A system whose manifest offers only these verbs, and that knows of a debt. */
function offering(verbs: readonly string[]) {
  return ({ verb, say }: Lie): void => {
    if (verb === "manifest") say({ ...lyingManifest, verbs });
    else say({ obligations: [{ key: ["1"], code: "debt" }] });
  };
}

async function system(verbs: readonly string[]) {
  const { connector, server } = await lyingSystem(offering(verbs), { lies: ["manifest"] });
  return { connector: careful(connector, 3), server };
}

const reading = ["read", "erase"];

test("what a system can is asked before anything is decided by it, once a minute", async () => {
  const { connector, server } = await system(reading);
  expect(await capabilitiesOf(connector)).toMatchObject({ write: false, obligations: false });
  expect(await capabilitiesOf(connector)).toMatchObject({ find: true, atomic: true });
  expect(server.seen).toHaveLength(1);
});

test("a system that says nothing of obligations has not said that there are none", async () => {
  const { connector } = await system(reading);
  const said = await obligationsOf(connector, {}, clients, [key]);
  const [obligation] = said.values();
  if (obligation === undefined) throw new Error("nothing was said");
  expect(heldBy(obligation, clients.erasure)).toMatchObject({
    rule: { act: "hold", reason: { en: expect.stringContaining("does not say") } },
    until: { event: { en: "until a specialist has checked" } },
  });
});

test("the map may say so instead, or have rules of its own", async () => {
  const { connector } = await system(reading);
  expect(await obligationsOf(connector, { obligations: "none" }, clients, [key])).toEqual(
    new Map(),
  );
  const reason = { kk: "x", ru: "x", en: "x" };
  const when = { column: "owes", empty: false };
  const erasure = [
    { act: "hold" as const, when, reason, until: { event: reason } },
    ...clients.erasure,
  ];
  expect(await obligationsOf(connector, {}, { ...clients, erasure }, [key])).toEqual(new Map());
});

test("a system that offers it is asked, whatever the map says", async () => {
  const { connector } = await system([...reading, "obligations"]);
  const said = await obligationsOf(connector, { obligations: "none" }, clients, [key]);
  expect(said.get(key)).toMatchObject({ code: "debt" });
});
