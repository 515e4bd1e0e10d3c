import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlobWriter, TextReader, ZipWriter } from "@zip.js/zip.js";
import { beforeAll, describe, expect, test } from "vitest";
import { insertArchive } from "#lib/exports/store.ts";
import { jobs } from "#lib/jobs/definitions.ts";
import { publicKeys } from "#lib/platform/crypto.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import { signManifest } from "#lib/systems/manifest.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { query, scratchFolder } from "#lib/testing/database.ts";
import { addAccount, smallOperator, subjectOf } from "#lib/testing/small-operator.ts";
import { command } from "../commands/verify.ts";

const email = "aigerim@example.kz";
type Files = ReadonlyMap<string, string>;
let files: Files;
let keys: readonly string[];

beforeAll(async () => {
  const world = await smallOperator();
  await query(
    world.shopUrl,
    `insert into customers values (1, '${email}', null, 'Әйгерім Сәтбай', '1990-02-03');
     insert into orders select n, 1, 'N-' || n, '2020-05-01', null, null, null from generate_series(1, 3) n`,
  );
  const accountId = await addAccount(world, { email });
  const person = subjectOf(accountId);
  const archiveId = await person.unit((unit) => insertArchive(unit, { accountId }));
  await jobs["build-archive"].run({ archiveId });
  files = await unpacked(person, archiveId);
  const file = join(scratchFolder("keys"), "keys.json");
  writeFileSync(file, JSON.stringify(publicKeys()));
  keys = ["--keys", file];
});

async function zipped(content: Files): Promise<string> {
  const zip = new ZipWriter(new BlobWriter());
  for (const [name, text] of content) await zip.add(name, new TextReader(text));
  const file = join(scratchFolder("zip"), "copy.zip");
  writeFileSync(file, Buffer.from(await (await zip.close()).arrayBuffer()));
  return file;
}

const check = async (file: string) => {
  const { exit, text, problems = [] } = await command.run([file, ...keys]);
  return { exit, text, codes: problems.map(({ code }) => code) };
};
const checkZip = async (content: Files) => check(await zipped(content));

async function checkBytes(bytes: Buffer) {
  const file = join(scratchFolder("zip"), "copy.zip");
  writeFileSync(file, bytes);
  return check(file);
}

/** The files with one of them changed, added or, by null, taken away. */
function having(change: Readonly<Record<string, string | null>>): Files {
  const content = new Map(files);
  for (const [name, text] of Object.entries(change)) {
    if (text === null) content.delete(name);
    else content.set(name, text);
  }
  return content;
}

const text = (name: string): string => files.get(name) ?? "";
/** The same copy under a manifest that its own portal signed otherwise. */
function signedOtherwise(change: (manifest: Manifest) => Manifest): Files {
  const signed = JSON.parse(text("manifest.json")) as { body: string };
  const manifest = change(JSON.parse(signed.body) as Manifest);
  return having({ "manifest.json": JSON.stringify(signManifest(manifest)) });
}

describe("the ZIP as it was downloaded", () => {
  test("holds: every file, every collection counted anew, and what the manifest says", async () => {
    const found = await checkZip(files);
    expect(found).toMatchObject({ exit: 0, codes: [] });
    expect(found.text).toContain("complete.");
    expect(found.text).toMatch(/All \d+ files are as signed/);
    expect(found.text).toMatch(/records of \d+ collections counted and hashed anew/);
  });

  test.each<[string, () => Record<string, string | null>, readonly string[]]>([
    [
      "a changed value",
      () => ({ "data.json": text("data.json").replace("N-2", "N-9") }),
      ["file-changed", "records-differ"],
    ],
    [
      "a record taken away",
      () => ({ "data.json": text("data.json").replace(/\{"currencies".*"N-2".*\n/, "") }),
      ["file-changed", "count-differs"],
    ],
    [
      "data.json laid out anew",
      () => ({ "data.json": JSON.stringify(JSON.parse(text("data.json")), null, 2) }),
      ["file-changed", "data-unreadable"],
    ],
    [
      "a collection under another name",
      () => ({ "data.json": text("data.json").replace('"id":"orders"', '"id":"gifts"') }),
      ["file-changed", "collection-missing", "collection-additional"],
    ],
    [
      "a copy that calls itself incomplete",
      () => ({ "data.json": text("data.json").replace('"complete":true', '"complete":false') }),
      ["file-changed", "complete-differs"],
    ],
    ["a changed table", () => ({ "csv/shop-orders.csv": "x" }), ["file-changed"]],
    ["a missing table", () => ({ "csv/shop-orders.csv": null }), ["file-missing"]],
    ["a file more", () => ({ "readme.html": "<p>" }), ["file-additional"]],
    [
      "a table under another name",
      () => ({ "csv/shop-orders.csv": null, "csv/a.csv": text("csv/shop-orders.csv") }),
      ["file-renamed"],
    ],
    [
      "a changed manifest",
      () => ({ "manifest.json": text("manifest.json").replace("export", "read") }),
      ["changed"],
    ],
  ])("does not hold with %s", async (_, change, codes) => {
    expect(await checkZip(having(change()))).toMatchObject({ exit: 1, codes });
  });

  test("does not hold when what was signed contradicts itself or the copy", async () => {
    const lying = signedOtherwise((manifest) => ({ ...manifest, complete: false }));
    expect(await checkZip(lying)).toMatchObject({
      exit: 1,
      codes: ["complete-wrong", "complete-differs"],
    });
    const less = signedOtherwise((manifest) => ({
      ...manifest,
      systems: manifest.systems.map((one) =>
        one.system === "shop" ? { ...one, collections: one.collections.slice(1) } : one,
      ),
    }));
    expect(await checkZip(less)).toMatchObject({ exit: 1, codes: ["collection-additional"] });
  });

  test("no byte of a ZIP is free: what one program would unpack, every other would", async () => {
    const whole = readFileSync(await zipped(files));
    const at = (name: string): number => whole.indexOf(name);
    const list = whole.lastIndexOf("data.json");
    const last = whole.length - 22;
    const places = [
      0,
      6,
      10,
      14,
      26,
      30,
      at("csv/"),
      at("data.html") + 20,
      list,
      list - 12,
      list - 4,
    ];
    for (const place of [...places, last, last + 5, last + 8, last + 20]) {
      const flipped = Buffer.from(whole);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      expect((await checkBytes(flipped)).exit, `byte ${place}`).toBe(1);
    }
    const other = readFileSync(await zipped(having({ "data.html": "<p>" })));
    for (const bytes of [
      [whole, Buffer.of(0)],
      [other, whole],
      [Buffer.from("#!"), whole],
      [whole.subarray(0, 900)],
      [whole.subarray(4)],
    ]) {
      expect(await checkBytes(Buffer.concat(bytes))).toMatchObject({
        exit: 1,
        codes: ["zip-damaged"],
      });
    }
  });

  test("a file that never ends is not unpacked to its end, and a name that leads out is one too many", async () => {
    const long = " ".repeat(70_000_000);
    expect(await checkZip(having({ "manifest.json": text("manifest.json") + long }))).toMatchObject(
      {
        ...{ exit: 1, codes: ["zip-damaged"] },
      },
    );
    expect(await checkZip(having({ "data.json": long }))).toMatchObject({
      codes: ["file-changed"],
    });
    expect((await checkZip(having({ "../../evil": "x" }))).exit).toBe(1);
  });

  test("damaged or of another kind, it is said so", async () => {
    const file = await zipped(files);
    const damaged = join(scratchFolder("zip"), "cut.zip");
    writeFileSync(damaged, Buffer.from("PK\u0003\u0004 and no more"));
    expect(await check(damaged)).toMatchObject({ exit: 1, codes: ["zip-damaged"] });
    expect(await checkZip(having({ "manifest.json": null }))).toMatchObject({
      ...{ exit: 1, codes: ["zip-damaged"] },
    });
    expect((await command.run([file])).problems).toMatchObject([{ code: "signer-unknown" }]);
  });
});

test("unpacked into a folder it is the same; alone, the manifest tells of nothing beside it", async () => {
  const folder = scratchFolder("unpacked");
  mkdirSync(join(folder, "csv"));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const file = join(folder, "manifest.json");
  expect(await check(file)).toMatchObject({ exit: 0, codes: [] });
  writeFileSync(join(folder, "csv", "more.csv"), "x");
  expect(await check(file)).toMatchObject({ exit: 1, codes: ["file-additional"] });
  const alone = join(scratchFolder("alone"), "manifest.json");
  writeFileSync(alone, text("manifest.json"));
  expect(await check(alone)).toMatchObject({ exit: 2, codes: ["files-absent"] });
});
