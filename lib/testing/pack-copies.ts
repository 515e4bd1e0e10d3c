import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { whereOf } from "#lib/operator/core/finding.ts";
import { packFolder } from "#lib/operator/current.ts";
import { type LoadedPack, loadPack } from "#lib/operator/load.ts";
import { writeDocumentedPack } from "./documented-pack.ts";

/** One thing changed for the worse in one file of a sound pack, and what must be said about it. */
export type Mutation = {
  readonly from: string;
  readonly to: string;
  /** Text on the line that must be named; `to` by default. Empty: the place is not in this file, or not the first of its kind. */
  readonly at?: string;
  readonly code: string;
  readonly says: string;
};

/** Sound packs to spoil: a sample of ours, or the one that the documentation prints. */
type Sound = "iticket" | "documented";

/** Copies of a sound pack, thrown away after the test file. */
export function packCopies(sound: Sound = "iticket"): {
  readonly scratch: string;
  readonly copyWith: (file: string, rewrite: (text: string) => string | Uint8Array) => string;
  readonly copy: () => string;
} {
  const scratch = mkdtempSync(join(tmpdir(), "jeke-pack-"));
  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
  });
  let made = 0;
  const copy = (): string => {
    made += 1;
    const folder = join(scratch, `pack-${made}`);
    mkdirSync(folder);
    if (sound === "documented") writeDocumentedPack(folder);
    else cpSync(packFolder(sound), folder, { recursive: true });
    return folder;
  };
  return {
    scratch,
    copy,
    copyWith: (file, rewrite) => {
      const folder = copy();
      const path = join(folder, file);
      const before = readFileSync(path, "utf8");
      const after = rewrite(before);
      expect(after, "the mutation changes nothing").not.toBe(before);
      writeFileSync(path, after);
      return folder;
    },
  };
}

/** Replaces the first occurrence. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => text.replace(from, () => to);
}

/** The problems of an invalid pack as `code file:line:column sentence`. */
export function problemsOf(pack: LoadedPack): readonly string[] {
  if (pack.outcome !== "invalid") throw new Error(`The pack is ${pack.outcome}.`);
  return pack.problems.map((one) => `${one.code} ${whereOf(one)} ${one.message}`);
}

/** The line of the first occurrence of a text, as an editor counts. */
export function lineOf(folder: string, file: string, text: string): number {
  const source = readFileSync(join(folder, file), "utf8");
  const at = source.indexOf(text);
  expect(at).toBeGreaterThan(-1);
  return source.slice(0, at).split("\n").length;
}

/** Each mutation must be told by its code, its sentence and its line, and every problem must have the same shape. */
export function testMutations(
  file: string,
  mutations: readonly Mutation[],
  sound: Sound = "iticket",
): void {
  const { copyWith } = packCopies(sound);
  test.each(mutations)("$code: $to", ({ from, to, at = to, code, says }) => {
    const folder = copyWith(file, swap(from, to));
    const problems = problemsOf(loadPack(folder));
    const told = problems.filter((one) => one.startsWith(`${code} `) && one.includes(says));
    expect(told, problems.join("\n")).not.toEqual([]);
    for (const one of problems) expect(one).toMatch(/^\S+ [\w./-]+\.yaml:\d+:\d+ \S.*\.$/);
    if (at === "") return;
    const line = `${file}:${lineOf(folder, file, at)}:`;
    expect(
      told.some((one) => one.includes(line)),
      `${line} in ${problems.join("\n")}`,
    ).toBe(true);
  });
}
