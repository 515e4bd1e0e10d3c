import { beforeAll, expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { type World, well } from "#lib/testing/answer-acts.ts";
import { casesFor } from "#lib/testing/answer-cases.ts";
import { answersOf, answerWorld } from "#lib/testing/answer-world.ts";
import { scratchFolder } from "#lib/testing/database.ts";
import { testSecret } from "#lib/testing/test-server.ts";

let world: World;

beforeAll(async () => {
  setVariables({ JEKE_MODE: "test", JEKE_SECRET: testSecret, JEKE_ARCHIVES: scratchFolder("a") });
  world = await answerWorld();
});

const isMissing = (says: string): boolean =>
  says.startsWith("failed") || says.startsWith("after-review");

test.each(casesFor(() => world))("$name", async (one) => {
  await one.begin?.();
  const connectors = world.connect();
  try {
    const told = await answersOf(one.with?.(connectors) ?? connectors, one.identifiers);
    const wanted = { ...well, ...one.says };
    expect(told.copied).toEqual(wanted);
    expect(told.manifest.complete).toBe(!Object.values(wanted).some(isMissing));
    if (one.page === "by-chance") {
      expect(told.receipt.complete).toBe(!Object.values(told.read).some(isMissing));
      return;
    }
    const page = { ...wanted, ...one.page };
    expect(told.read).toEqual(page);
    expect(told.page).toEqual(
      Object.fromEntries(Object.entries(page).map(([place, says]) => [place, says.split(" ")[0]])),
    );
    expect(told.receipt.complete).toBe(!Object.values(page).some(isMissing));
  } finally {
    await Promise.all(Object.values(connectors).map((connector) => connector.close()));
    await one.end?.();
  }
});
