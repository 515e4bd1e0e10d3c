import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command } from "#lib/cli/commands/operator-check.ts";
import { packCopies, problemsOf } from "#lib/testing/pack-copies.ts";
import { loadPack } from "./load.ts";

const { copy, scratch } = packCopies("documented");

/** A file of the pack taken away, and something else put in its place. */
function instead(file: string, put: (path: string) => void): readonly string[] {
  const folder = copy();
  rmSync(join(folder, file), { recursive: true });
  put(join(folder, file));
  return problemsOf(loadPack(folder));
}

/** The pack with one of its files written anew. */
function written(file: string, rewrite: (text: string) => string | Uint8Array): string {
  const folder = copy();
  const path = join(folder, file);
  writeFileSync(path, rewrite(readFileSync(path, "utf8")));
  return folder;
}

describe("what stands in place of a file", () => {
  const cases: readonly [string, string, (path: string) => void, string][] = [
    [
      "nothing",
      "operator.yaml",
      () => undefined,
      "missing-file operator.yaml:1:1 The pack has no such file.",
    ],
    [
      "a folder",
      "operator.yaml",
      (path) => mkdirSync(path),
      "not-a-file operator.yaml:1:1 This is not a file.",
    ],
    [
      "a folder called like a notice",
      "notices/2026-09.yaml",
      (path) => mkdirSync(path),
      "not-a-file notices/2026-09.yaml:1:1 This is not a file.",
    ],
    [
      "a device that never ends",
      "promises.yaml",
      (path) => {
        symlinkSync("/dev/zero", path);
      },
      "not-a-file promises.yaml:1:1 This is not a file.",
    ],
    [
      "a link to itself",
      "systems.yaml",
      (path) => {
        symlinkSync(path, path);
      },
      "link-loop systems.yaml:1:1 The link to this file leads back to itself.",
    ],
    [
      "a link to nowhere",
      "systems.yaml",
      (path) => {
        symlinkSync("/nowhere/at/all", path);
      },
      "missing-file systems.yaml:1:1 The pack has no such file.",
    ],
    [
      "a terabyte of nothing",
      "notices/news/2026-09.yaml",
      (path) => {
        writeFileSync(path, "");
        truncateSync(path, 2 ** 40);
      },
      "too-large notices/news/2026-09.yaml:1:1 The file is over 1 MB.",
    ],
  ];

  test.each(cases)("%s", (_name, file, put, says) => {
    expect(instead(file, put)).toContain(says);
  });
});

describe("names that nobody would read", () => {
  const cases: readonly [string, string, string][] = [
    ["promises.yaml", "promise.yaml", "unknown-file promise.yaml:1:1 A pack has no such file"],
    ["systems.yaml", "systems.yml", "unknown-file systems.yml:1:1 A pack has no such file"],
    ["notices/2026-09.yaml", "notices/2026-09.yml", "unknown-file notices/2026-09.yml:1:1 Only"],
    ["notices/news/2026-09.yaml", "notices/news/new.txt", "unknown-file notices/news/new.txt:1:1"],
  ];

  test.each(cases)("%s called %s", (file, name, says) => {
    const folder = copy();
    renameSync(join(folder, file), join(folder, name));
    expect(problemsOf(loadPack(folder)).join("\n")).toContain(says);
  });

  test("hidden files are nobody's business", () => {
    const folder = copy();
    for (const name of [".DS_Store", "notices/.2026-09.yaml.swp", ".promises.yaml"]) {
      writeFileSync(join(folder, name), "x");
    }
    expect(loadPack(folder).outcome).toBe("loaded");
  });

  test("a folder of notices that leads into itself is read once", () => {
    const folder = copy();
    symlinkSync(join(folder, "notices"), join(folder, "notices", "loop"));
    expect(problemsOf(loadPack(folder)).join("\n")).toContain(
      "unknown-file notices/loop/news:1:1 Only files that end in .yaml are notices.",
    );
  });

  test("more files than a policy can have versions", () => {
    const folder = copy();
    for (let index = 0; index < 501; index += 1) {
      writeFileSync(join(folder, "notices", `v${index}.yaml`), "");
    }
    expect(problemsOf(loadPack(folder))).toEqual([
      "too-many-files notices:1:1 The folder holds more than 500 files.",
    ]);
  });
});

describe("how a file is written", () => {
  test("a byte-order mark and line ends of Windows are read, and lines counted the same", () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    expect(loadPack(written("operator.yaml", windows)).outcome).toBe("loaded");
    const wrong = written("operator.yaml", (text) => windows(text.replace("week: 6", "week: 9")));
    const line = readFileSync(join(wrong, "operator.yaml"), "utf8").split("week: 9")[0];
    expect(problemsOf(loadPack(wrong))).toEqual([
      `wrong-value operator.yaml:${line?.split("\n").length}:1 week must be 5 or 6, but it is 9.`,
    ]);
  });

  test.each<[string, (text: string) => string | Uint8Array, string]>([
    [
      "a tab",
      (text) => text.replace("  - id: news", "\t- id: news"),
      "made of spaces, not of tabs",
    ],
    ["UTF-16", (text) => Buffer.from(`\uFEFF${text}`, "utf16le"), "The file is not UTF-8."],
    ["Windows-1251", () => Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xcf, 0xf0]), "not UTF-8"],
    ["zeros", () => new Uint8Array(64), "."],
    ["an indentation that slipped", (text) => text.replace("    clause:", "   clause:"), "."],
    ["JSON cut off in the middle", () => '{ "id": "x", "names": ', "."],
    ["an anchor that repeats itself", () => "id: &a [*a]\n", "leads into itself"],
    [
      "an anchor used before it stands",
      () => "id: *later\nnames: &later x\n",
      "no anchor before it",
    ],
  ])("%s", (_name, rewrite, says) => {
    const problems = problemsOf(loadPack(written("operator.yaml", rewrite)));
    expect(problems.join("\n")).toContain(says);
    for (const one of problems) expect(one).toMatch(/^\S+ operator\.yaml:\d+:\d+ \S.*\.$/);
  });
});

test("the check ends with 2 where there is no pack to judge, and says so in one sentence", async () => {
  const file = join(scratch, "file");
  writeFileSync(file, "id: x");
  for (const folder of [join(scratch, "absent"), file]) {
    const outcome = await command.run([folder]);
    expect(outcome).toMatchObject({ exit: 2, problems: [{ code: "unreadable", where: folder }] });
    expect(outcome.text).toBe(`The folder ${folder} cannot be read as a pack.`);
  }
});
