import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { clientsStore, newProtocolKey, referenceSystem } from "#lib/testing/reference-system.ts";
import { command } from "./systems-contract.ts";

const secret = newProtocolKey();
beforeAll(() => setVariables({ TRIED_KEYS: secret, OTHER_KEYS: newProtocolKey() }));

const trial = {
  collection: "clients",
  mine: { column: "email", match: "email", values: ["aigerim@example.com"] },
  theirs: { column: "phone", match: "phone", values: ["+77000000018"] },
  ...{ writable: "note", obliged: 1 },
  consent: { purpose: "news", channel: "email", given: { news: "on" }, withdrawn: { news: "off" } },
};

async function serve(contract?: object) {
  const store = { ...clientsStore(), ...(contract === undefined ? {} : { contract }) };
  const { url } = await referenceSystem(store, { secret });
  const run = (...more: readonly string[]) =>
    command.run(["--url", url, "--secret-env", "TRIED_KEYS", ...more]);
  return { store, run, url };
}

type Checks = readonly { readonly name: string; readonly outcome: string }[];
const checksOf = (json: Readonly<Record<string, unknown>> | undefined) =>
  (json?.["checks"] ?? []) as Checks;

test("the reference server keeps every promise, and its test person is gone afterwards", async () => {
  const { store, run } = await serve({ test: true, ...trial });
  const outcome = await run();
  expect(outcome.text).not.toContain("BROKEN");
  expect(outcome.exit).toBe(0);
  expect(checksOf(outcome.json).filter((one) => one.outcome !== "kept")).toEqual([]);
  expect(store.collections["clients"]?.rows.map(({ id }) => id)).toEqual([4, 5]);
});

test("a server that does not call itself one for trials is only read, whatever the world says", async () => {
  const { store, run } = await serve({ test: false, ...trial });
  const before = structuredClone(store);
  const folder = await mkdtemp(path.join(tmpdir(), "jeke-world-"));
  await writeFile(path.join(folder, "world.json"), JSON.stringify({ test: true, ...trial }));
  for (const more of [[], ["--world", path.join(folder, "world.json")]]) {
    const outcome = await run(...more);
    expect(outcome.exit).toBe(0);
    expect(
      checksOf(outcome.json).filter((one) => one.outcome === "not-tried").length,
    ).toBeGreaterThan(8);
  }
  expect(store).toEqual(before);
});

test("a promise that is broken is named, without a value of anybody", async () => {
  const { run } = await serve({ test: true, ...trial, obliged: 2 });
  const outcome = await run();
  expect(outcome.exit).toBe(1);
  expect(outcome.problems).toEqual([
    { code: "broken", where: "says what stands against erasing, row by row", message: "1, not 2" },
  ]);
  expect(JSON.stringify(outcome)).not.toContain("aigerim");
});

test("exit 2 without an answer, a right key, rows to try on, or the right words", async () => {
  const { run, url } = await serve();
  expect(await run()).toMatchObject({ exit: 2, problems: [{ code: "no-world" }] });
  const other = ["--url", url, "--secret-env", "OTHER_KEYS"];
  expect(await command.run(other)).toMatchObject({ exit: 2, problems: [{ code: "refused" }] });
  const none = ["--url", url, "--secret-env", "NO_SUCH_KEYS"];
  expect(await command.run(none)).toMatchObject({ exit: 2, problems: [{ code: "no-key" }] });
  const gone = ["--url", "http://127.0.0.1:1", "--secret-env", "TRIED_KEYS"];
  expect(await command.run(gone)).toMatchObject({ exit: 2, problems: [{ code: "unreachable" }] });
  expect(await command.run(["--uri", url])).toMatchObject({ problems: [{ code: "usage" }] });
  const empty = await serve({ test: true, ...trial, theirs: { ...trial.theirs, values: ["+7"] } });
  expect(await empty.run()).toMatchObject({ exit: 2, problems: [{ code: "no-world" }] });
});
