import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command } from "#lib/cli/commands/operator-check.ts";
import { setVariables } from "#lib/platform/env.ts";
import { lineOf, packCopies, problemsOf, swap } from "#lib/testing/pack-copies.ts";
import { currentOperator, packFolder } from "./current.ts";
import { loadPack } from "./load.ts";

const sample = packFolder("iticket");
const { scratch, copyWith } = packCopies();

describe("the pack iticket", () => {
  test("holds, and says what its source does not state", () => {
    const pack = loadPack(sample);
    expect(pack.outcome === "invalid" ? pack.problems : []).toEqual([]);
    if (pack.outcome !== "loaded") throw new Error(pack.outcome);
    expect([...new Set(pack.toBeSupplied.map(({ code }) => code))]).toEqual([
      "to-be-supplied.bin",
      "to-be-supplied.email",
      "to-be-supplied.posted",
      "to-be-supplied.attested",
    ]);
  });

  test("that wants a second person from outside is told that this is not built yet", async () => {
    const folder = copyWith("operator.yaml", swap("secondPerson: staff", "secondPerson: outside"));
    const outcome = await command.run([folder]);
    expect(outcome.exit).toBe(1);
    expect(outcome.problems?.map(({ code }) => code)).toEqual(["not-built.second-person-outside"]);
    expect(outcome.text).toContain("not built yet");
  });

  test("keeps its variables unread, so that no secret stands in the operator", () => {
    setVariables({ JEKE_OPERATOR: "iticket", JEKE_SYSTEM_SHOP_URL: "postgres://a:secret@b/c" });
    const urls = currentOperator().systems.map(({ url }) => url);
    expect(urls).toEqual(["${JEKE_SYSTEM_SHOP_URL}", "${JEKE_SYSTEM_MAILING_URL}"]);
    expect(currentOperator()).toBe(currentOperator());
  });

  test("explains the portal's own records too", () => {
    const { categories, purposes, retention } = currentOperator();
    for (const register of [categories, purposes, retention]) {
      expect(register.map(({ id }) => id)).toContain("portal");
    }
  });
});

test.each([
  [1, "1\u00a0год после закрытия обращения", "1\u00a0year after the request is closed"],
  [3, "3\u00a0года после закрытия обращения", "3\u00a0years after the request is closed"],
  [5, "5\u00a0лет после закрытия обращения", "5\u00a0years after the request is closed"],
])("the proof of a closed request is kept for the %i years of the pack", (years, ru, en) => {
  const change = (text: string) => text.replace("proofYears: 3", `proofYears:  ${years}`);
  const pack = loadPack(copyWith("operator.yaml", change));
  const retention = pack.outcome === "loaded" ? pack.operator.retention : [];
  expect(retention.find(({ id }) => id === "portal-proof")?.names).toMatchObject({ ru, en });
});

describe("a file that is no pack file at all", () => {
  test("broken syntax is told once, not again on every line after it", () => {
    const folder = copyWith("operator.yaml", swap("sample: true", "sample: {"));
    expect(problemsOf(loadPack(folder)).length).toBe(1);
  });

  test("every problem of both files is told at once", () => {
    const folder = copyWith("operator.yaml", swap("week: 5", "week: 8"));
    const systems = join(folder, "systems.yaml");
    writeFileSync(systems, readFileSync(systems, "utf8").replace("key: [id]", "key: id"));
    expect(problemsOf(loadPack(folder)).length).toBe(2);
  });

  const cases: readonly [string, (text: string) => string | Uint8Array, string][] = [
    ["empty", () => "", "The file is empty."],
    ["only a comment", () => "# nothing\n", "The file is empty."],
    ["a list", () => "- a\n- b\n", "the file must be a map of keys and values, but it is a list."],
    ["two documents", (text) => `${text}\n---\nid: other\n`, "a second document"],
    ["not UTF-8", () => Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe]), "not UTF-8"],
    ["too large", (text) => text + `# ${"x".repeat(1024 * 1024)}`, "over 1 MB"],
    ["an unclosed quote", (text) => `${text}\nlast: "open`, "is missing here"],
    [
      "a tag that runs code elsewhere",
      (text) => text.replace("sample: true", "sample: !!js/function 'x'"),
      "Tags",
    ],
    ["an alias into itself", () => "id: &a [*a]\n", "leads into itself"],
    ["a billion laughs", () => laughs(), "too deeply or repeats itself too often"],
    ["endless nesting", () => "[".repeat(200_000), "."],
    [
      "a prototype",
      (text) => `${text}\n__proto__: { sample: false }\n`,
      '"__proto__" is not known',
    ],
  ];

  test.each(cases)("%s", (_name, rewrite, says) => {
    const problems = problemsOf(loadPack(copyWith("operator.yaml", rewrite)));
    expect(problems.join("\n")).toContain(says);
    expect(problems[0]).toMatch(/ operator\.yaml:\d+:\d+ /);
  });

  test("a file that is not there", () => {
    const folder = copyWith("operator.yaml", swap("sample: true", "sample: false"));
    rmSync(join(folder, "systems.yaml"));
    expect(problemsOf(loadPack(folder)).join()).toContain(
      "systems.yaml:1:1 The pack has no such file.",
    );
  });

  test("a service without any notice", () => {
    const folder = copyWith("operator.yaml", swap("sample: true", "sample: false"));
    rmSync(join(folder, "notices"), { recursive: true });
    const line = lineOf(folder, "operator.yaml", "id: tickets");
    expect(problemsOf(loadPack(folder)).join()).toContain(
      `service-without-notice operator.yaml:${line}:5 The service "tickets" has no notice`,
    );
  });

  test("an unsound pack stops the portal with its first problems", () => {
    const folder = copyWith("operator.yaml", swap("week: 5", "week: 8"));
    setVariables({ JEKE_OPERATOR: folder });
    expect(() => currentOperator()).toThrow(/operator\.yaml:\d+:1 week must be 5 or 6/);
    expect(() => currentOperator()).toThrow(folder);
    setVariables({ JEKE_OPERATOR: "iticket" });
    expect(currentOperator().id).toBe("iticket");
  });
});

function laughs(): string {
  const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let index = 1; index < 9; index += 1) {
    lines.push(
      `a${index}: &a${index} [${Array.from({ length: 10 }, () => `*a${index - 1}`).join(", ")}]`,
    );
  }
  return lines.join("\n");
}

describe("jeke operator check", () => {
  test("exits 0 for the sample and lists what is to be supplied", async () => {
    const outcome = await command.run([sample]);
    expect(outcome).toMatchObject({ exit: 0, json: { operator: "iticket" }, problems: [] });
    expect(outcome.text).toContain("operator.yaml:1:1 The business identification number");
  });

  test("exits 1 for an operator's own pack that still lacks its contacts", async () => {
    const folder = copyWith("operator.yaml", swap("sample: true", "sample: false"));
    const outcome = await command.run([folder]);
    expect(outcome.exit).toBe(1);
    expect(outcome.problems?.map(({ code }) => code)).toContain("to-be-supplied.email");
  });

  test("exits 1 with a place and a sentence for each problem", async () => {
    const folder = copyWith("operator.yaml", swap("week: 5", "week: 8"));
    const outcome = await command.run([folder]);
    expect(outcome.exit).toBe(1);
    expect(outcome.problems).toEqual([
      {
        code: "wrong-value",
        where: `operator.yaml:${lineOf(folder, "operator.yaml", "week: 8")}:1`,
        message: "week must be 5 or 6, but it is 8.",
      },
    ]);
  });

  test("exits 2 for no folder, two folders, an unknown flag and a file", async () => {
    mkdirSync(join(scratch, "empty"), { recursive: true });
    for (const args of [
      [],
      ["a", "b"],
      ["--all"],
      [join(sample, "operator.yaml")],
      [join(scratch, "absent")],
    ]) {
      const outcome = await command.run(args);
      expect(outcome.exit, args.join(" ")).toBe(2);
      expect(outcome.problems?.length).toBe(1);
    }
    expect((await command.run([join(scratch, "empty")])).exit).toBe(1);
  });
});
