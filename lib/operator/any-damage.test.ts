import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { packCopies } from "#lib/testing/pack-copies.ts";
import { whereOf } from "./core/finding.ts";
import { loadPack } from "./load.ts";

const { copy } = packCopies("documented");
const files = [
  "operator.yaml",
  "systems.yaml",
  "promises.yaml",
  "notices/2026-09.yaml",
  "notices/news/2026-09.yaml",
] as const;

const ways = ["lost", "twice", "right", "left", "cut", "overwritten"] as const;
type Damage = {
  readonly file: (typeof files)[number];
  readonly at: number;
  readonly other: number;
  readonly how: (typeof ways)[number];
};

/** One line lost, doubled, moved right or left, cut, or overwritten by another one of the file. */
const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.constantFrom(...files),
  at: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom(...ways),
});

function damaged(text: string, { at, other, how }: Damage): string {
  const lines = text.split("\n");
  const index = at % (lines.length - 1);
  const line = lines[index] ?? "";
  const put = {
    lost: [],
    twice: [line, line],
    right: [`  ${line}`],
    left: [line.replace(/^ {2}/, "")],
    cut: [line.slice(0, other % (line.length + 1))],
    overwritten: [lines[other % lines.length] ?? ""],
  }[how];
  return [...lines.slice(0, index), ...put, ...lines.slice(index + 1)].join("\n");
}

test("whatever happens to a line, the pack loads or says where it does not, in one sentence each", () => {
  const folder = copy();
  fc.assert(
    fc.property(damage, (one) => {
      const path = join(folder, one.file);
      const sound = readFileSync(path, "utf8");
      try {
        const text = damaged(sound, one);
        writeFileSync(path, text);
        const pack = loadPack(folder);
        expect(pack.outcome).not.toBe("unreadable");
        const problems = pack.outcome === "invalid" ? pack.problems : [];
        if (pack.outcome === "invalid") expect(problems.length).toBeGreaterThan(0);
        for (const problem of problems) {
          expect(`${whereOf(problem)} ${problem.message}`).toMatch(/^[\w./-]+:\d+:\d+ \S[^\n]*\.$/);
          const own =
            problem.file === one.file ? text : readFileSync(join(folder, problem.file), "utf8");
          expect(problem.line).toBeLessThanOrEqual(own.split("\n").length);
        }
      } finally {
        writeFileSync(path, sound);
      }
    }),
    { numRuns: 100 },
  );
});
