import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { clientsStore, newProtocolKey, referenceSystem } from "#lib/testing/reference-system.ts";
import { startReferenceServer } from "../../../prisma/demo/reference-server/server.ts";
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

async function serve(contract?: object, start = startReferenceServer) {
  const store = { ...clientsStore(), ...(contract === undefined ? {} : { contract }) };
  const { url } = await referenceSystem(store, { secret, start });
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

/** The reference server with a fault: each text of its source that is replaced must stand there. */
async function mutant(...changes: readonly (readonly [was: string, is: string])[]) {
  let source = await readFile("prisma/demo/reference-server/server.ts", "utf8");
  for (const [was, is] of changes) {
    expect(source.split(was)).toHaveLength(2);
    source = source.replace(was, is);
  }
  const file = path.join(await mkdtemp(path.join(tmpdir(), "jeke-mutant-")), "server.ts");
  await writeFile(file, source);
  const made = (await import(file)) as { startReferenceServer: typeof startReferenceServer };
  return made.startReferenceServer;
}

const notNull = "a !== null && b !== null && write(";
const byNull = [
  "finds nothing where it is asked for null, in any column, alone or in a tuple",
  "finds nothing where it is asked for null and a row holds it",
];
const whileWalked = [
  "leaves out no row of a walk when one that was handed over is no longer found",
  "leaves out no row of a walk when one that was handed over is deleted meanwhile",
];

test.each([
  {
    ...{ fault: "pages by offset", broken: whileWalked },
    changes: [
      ["filter(({ name }) => name > after)", "slice(Number(after))"],
      ["left[limit - 1]?.name", "String(Number(after) + limit)"],
    ],
  },
  {
    ...{ fault: "looks up the last row of the page before", broken: whileWalked.slice(1) },
    changes: [
      [
        "found(all, asked).filter(({ name }) => name > after)",
        "(all.rows.some((row) => JSON.stringify([String(row.id)]) === after) || !after " +
          "? found(all, asked).filter(({ name }) => name > after) : [])",
      ],
    ],
  },
  { fault: "finds null by null", broken: byNull.slice(1), changes: [[notNull, "write("]] },
  {
    ...{ fault: "finds null by null in a tuple", broken: byNull.slice(1) },
    changes: [[notNull, "(isTuple || (a !== null && b !== null)) && write("]],
  },
] as const)("a server that $fault breaks a promise", async ({ broken, changes }) => {
  const { run } = await serve({ test: true, ...trial }, await mutant(...changes));
  const outcome = await run();
  expect(outcome.exit).toBe(1);
  expect(outcome.problems?.map(({ where }) => where)).toEqual(broken);
});

test("a server for real rows that finds null by null is caught by reading alone", async () => {
  const contract = { test: false, ...trial };
  const { store, run } = await serve(contract, await mutant([notNull, "write("]));
  store.collections["clients"]?.rows.forEach((row) => Object.assign(row, { news: null }));
  const before = structuredClone(store);
  expect((await run()).problems?.map(({ where }) => where)).toEqual(byNull.slice(0, 1));
  expect(store).toEqual(before);
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
