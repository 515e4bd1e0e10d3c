import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Mutation,
  lineOf,
  packCopies,
  problemsOf,
  swap,
  testMutations,
} from "#lib/testing/pack-copies.ts";
import { loadPack } from "./load.ts";

const mutations: readonly Mutation[] = [
  {
    from: 'version: "2026-09"',
    to: 'version: "2026-10"',
    code: "wrong-version",
    says: 'The version must be "2026-09", as the file is called.',
  },
  {
    from: "posted: 2026-09-01",
    to: "posted: 2026-02-30",
    code: "wrong-form",
    says: "posted must be a date as YYYY-MM-DD",
  },
  {
    from: "posted: 2026-09-01",
    to: "posted: 2025-09-01",
    code: "notice-overlap",
    says: "begins on 2025-09-02, but notices/2025-09.yaml, posted before it, begins on 2025-09-02",
  },
  {
    from: "posted: 2026-09-01",
    to: "posted: 2026-09-01\neffective: 2026-08-01",
    at: "effective:",
    code: "effective-before-posted",
    says: "cannot govern before it was posted",
  },
  {
    from: "posted: 2026-09-01",
    to: "posted: 2026-09-01\neffective: 2026-10-01",
    at: "effective:",
    code: "effective-against-rule",
    says: "the text governs from 2026-09-02",
  },
  {
    from: "sections:",
    to: "section:",
    code: "unknown-key",
    says: 'The key "section" is not known in the file.',
  },
  {
    from: 'clause: "3"',
    to: 'clause: "2"',
    at: "",
    code: "duplicate-clause",
    says: "The clause 2 stands twice.",
  },
  {
    from: 'clause: "3"',
    to: 'clause: "8"',
    code: "section-without-promise",
    says: "promises.yaml says nothing of clause 8",
  },
  {
    from: "en: Term and rights",
    to: "eng: Term and rights",
    code: "unknown-key",
    says: 'The key "eng" is not known in sections[2].titles.',
  },
  {
    from: "changes: { kk: Сақтау мерзімі қосылды., ru: Добавлен срок хранения.,",
    to: "changes: { kk: Сақтау мерзімі қосылды.,",
    code: "missing",
    says: "changes.ru is missing.",
  },
];

describe("whoever writes something wrong in a notice is told the line and one sentence", () => {
  testMutations("notices/2026-09.yaml", mutations, "documented");
});

describe("versions of a notice", () => {
  const { copyWith } = packCopies("documented");

  test("only one of them may lack the day it was posted", () => {
    const folder = copyWith("notices/2026-09.yaml", swap("posted: 2026-09-01\n", ""));
    expect(loadPack(folder).outcome).toBe("loaded");
    const both = copyWith("notices/2026-09.yaml", swap("posted: 2026-09-01\n", ""));
    copyOver(both, "notices/2025-09.yaml", "posted: 2025-09-01\n");
    expect(problemsOf(loadPack(both)).join()).toContain(
      "notice-undatable notices/2026-09.yaml:1:1 Another version of this notice has no day either",
    );
  });

  test("under a rule of stated days each states its own", () => {
    const folder = copyWith("operator.yaml", swap("inForce: day-after", "inForce: as-stated"));
    const line = lineOf(folder, "notices/2025-09.yaml", "posted:");
    expect(problemsOf(loadPack(folder))[0]).toBe(
      `effective-missing notices/2025-09.yaml:${line}:1 By the operator's rule the text states its day: effective is missing.`,
    );
  });

  test("the folder of a service is called after it", () => {
    const folder = copyWith("operator.yaml", swap("closes:", "# closes:"));
    renameSync(join(folder, "notices/news"), join(folder, "notices/film"));
    expect(problemsOf(loadPack(folder)).join()).toContain(
      'unknown-service notices/film/2026-09.yaml:1:1 No service "film" is registered',
    );
  });

  test("a later one without changes is mentioned", () => {
    const folder = copyWith("notices/2026-09.yaml", (text) => text.replace(/^changes.*\n/m, ""));
    const pack = loadPack(folder);
    expect(pack.outcome === "loaded" ? pack.remarks.map(({ code }) => code) : []).toEqual([
      "changes-missing",
    ]);
  });
});

function copyOver(folder: string, file: string, without: string): void {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(without, ""));
}
