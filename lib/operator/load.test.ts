import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { command } from "#lib/cli/commands/operator-check.ts";
import { setVariables } from "#lib/platform/env.ts";
import { whereOf } from "./core/finding.ts";
import { currentOperator, packFolder } from "./current.ts";
import { type LoadedPack, loadPack } from "./load.ts";

const sample = packFolder("iticket");
const scratch = mkdtempSync(join(tmpdir(), "jeke-pack-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let made = 0;
/** A copy of the sample with one file rewritten. */
function copyWith(file: string, rewrite: (text: string) => string | Uint8Array): string {
  const folder = join(scratch, String((made += 1)));
  cpSync(sample, folder, { recursive: true });
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  const after = rewrite(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return folder;
}

function swap(from: string, to: string): (text: string) => string {
  return (text) => text.replace(from, () => to);
}

function problemsOf(pack: LoadedPack): readonly string[] {
  if (pack.outcome !== "invalid") throw new Error(`The pack is ${pack.outcome}.`);
  return pack.problems.map((one) => `${one.code} ${whereOf(one)} ${one.message}`);
}

/** The line of the first text in a changed file, as an editor counts. */
function lineOf(folder: string, file: string, text: string): number {
  const at = readFileSync(join(folder, file), "utf8").indexOf(text);
  expect(at).toBeGreaterThan(-1);
  return readFileSync(join(folder, file), "utf8").slice(0, at).split("\n").length;
}

describe("the pack iticket", () => {
  test("holds, and says what its source does not state", () => {
    const pack = loadPack(sample);
    expect(pack.outcome === "invalid" ? pack.problems : []).toEqual([]);
    if (pack.outcome !== "loaded") throw new Error(pack.outcome);
    expect(pack.toBeSupplied.map(({ code }) => code)).toEqual([
      "to-be-supplied.bin",
      "to-be-supplied.email",
      "to-be-supplied.posted",
    ]);
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

type Mutation = {
  readonly file?: "operator.yaml" | "systems.yaml";
  readonly from: string;
  readonly to: string;
  /** Text on the line that must be named; `to` by default. */
  readonly at?: string;
  readonly code: string;
  readonly says: string;
};

const mutations: readonly Mutation[] = [
  {
    file: "operator.yaml",
    from: "week: 5",
    to: "week: 8",
    code: "wrong-value",
    says: "week must be 5 or 6, but it is 8.",
  },
  {
    file: "operator.yaml",
    from: "sample: true",
    to: "sample: perhaps",
    code: "wrong-type",
    says: 'sample must be true or false, but it is "perhaps".',
  },
  {
    file: "operator.yaml",
    from: "sample: true",
    to: "sampel: true",
    code: "unknown-key",
    says: 'The key "sampel" is not known in the file.',
  },
  {
    file: "operator.yaml",
    from: "defaultLocale: ru",
    to: "defaultLocale: de",
    code: "wrong-value",
    says: 'defaultLocale must be kk, ru, en, but it is "de".',
  },
  {
    file: "operator.yaml",
    from: "names: { kk: Жарнама, ru: Реклама, en: Advertising }",
    to: "names: { kk: Жарнама, ru: Реклама }",
    code: "missing",
    says: "purposes.marketing.names.en is missing.",
  },
  {
    file: "operator.yaml",
    from: "id: marketing",
    to: "id: Marketing!",
    code: "wrong-form",
    says: "purposes.Marketing!.id must be written as",
  },
  {
    file: "operator.yaml",
    from: "- id: faults",
    to: "- id: changes",
    at: "",
    code: "duplicate-id",
    says: 'The id "changes" stands twice here.',
  },
  {
    file: "operator.yaml",
    from: "zone: Asia/Almaty",
    to: "zone: Asia/Atlantis",
    code: "unknown-zone",
    says: 'No time zone "Asia/Atlantis" exists.',
  },
  {
    file: "operator.yaml",
    from: "en: One year after each sign-in",
    to: "en: Indefinitely",
    at: "names:\n      kk: Әр кіруден",
    code: "retention-endless",
    says: 'Retention "sign-in" has no end',
  },
  {
    file: "operator.yaml",
    from: "rule: { from: active_on, years: 3 }",
    to: "rule: { from: active_on, years: 300 }",
    code: "retention-endless",
    says: 'Retention "customer" is longer than 75 years',
  },
  {
    file: "operator.yaml",
    from: "rule: { from: active_on, years: 3 }",
    to: "rule: { from: active_on }",
    code: "retention-empty",
    says: "must count days, months or years",
  },
  {
    file: "operator.yaml",
    from: "rule: { from: active_on, years: 3 }",
    to: "rule: { from: left_on, years: 3 }",
    at: "",
    code: "unknown-column",
    says: 'The column "left_on" is declared nowhere in "customers"',
  },
  {
    file: "operator.yaml",
    from: "channels: [email, sms]",
    to: "channels: [email, sms, push]",
    code: "consent-unbound",
    says: 'No system obeys the consent "marketing" by push',
  },
  {
    file: "operator.yaml",
    from: "requests: [information,",
    to: "requests: [wishes,",
    code: "unknown-request",
    says: 'No request type "wishes" exists.',
  },
  {
    file: "operator.yaml",
    from: "- id: claim.iticket",
    to: "- id: claim.other",
    code: "wrong-term-id",
    says: 'must be called "claim.iticket"',
  },
  {
    file: "operator.yaml",
    from: "sample: true",
    to: "sample: true\nsample: false",
    at: "sample: false",
    code: "yaml",
    says: "This key stands twice",
  },
  {
    file: "operator.yaml",
    from: "reason: *no-term",
    to: "reason: *nowhere",
    code: "alias",
    says: "The alias *nowhere has no anchor before it.",
  },
  {
    file: "operator.yaml",
    from: "en: Mailing }",
    to: 'en: "${JEKE_SECRET}" }',
    code: "variable-elsewhere",
    says: "Variables are replaced only in the url",
  },
  {
    from: "url: ${JEKE_SYSTEM_SHOP_URL}",
    to: "url: postgres://app:hunter2@db/shop",
    code: "url-secret",
    says: "never a secret",
  },
  {
    from: "url: ${JEKE_SYSTEM_SHOP_URL}",
    to: "url: http://db.example/?token=${JEKE_SECRET}",
    code: "url-secret",
    says: "url must be one variable",
  },
  {
    from: "service: tickets",
    to: "service: hotels",
    code: "unknown-service",
    says: 'No service "hotels" is registered',
  },
  {
    from: "purposes: [tickets, identify]",
    to: "purposes: [tickets, resale]",
    code: "unknown-purpose",
    says: 'No purpose "resale" is registered',
  },
  {
    from: "basis: law",
    to: "basis: interest",
    code: "unknown-basis",
    says: 'No basis "interest" is registered',
  },
  {
    from: "source: registration",
    to: "source: broker",
    code: "unknown-source",
    says: 'No source "broker" is registered',
  },
  {
    from: "recipients: [organiser, state]",
    to: "recipients: [neighbour]",
    code: "unknown-recipient",
    says: 'No recipient "neighbour" is registered',
  },
  {
    from: "retention: customer",
    to: "retention: forever",
    code: "unknown-retention",
    says: 'No retention "forever" is registered',
  },
  {
    from: "category: sign-ins",
    to: "category: spies",
    code: "unknown-category",
    says: 'No category "spies" is registered',
  },
  {
    from: "{ via: customers, theirs: id, column: customer_id }",
    to: "{ via: clients, theirs: id, column: customer_id }",
    code: "unknown-via",
    says: 'No collection "clients" stands in the system "shop".',
  },
  {
    from: "- { by: email, column: email }",
    to: "- { via: orders, theirs: customer_id, column: id }",
    code: "cyclic-via",
    says: 'found via "customers" again',
  },
  {
    from: "- { by: email, column: email }",
    to: "- { by: passport, column: email }",
    code: "wrong-value",
    says: "find[0].by must be email, phone",
  },
  {
    from: "- { by: email, column: email }",
    to: "- { by: email, column: mail }",
    code: "unknown-column",
    says: 'The column "mail" is declared nowhere in "customers"',
  },
  {
    from: "key: [id]",
    to: "key: [uid]",
    code: "unknown-column",
    says: 'The column "uid" is declared nowhere',
  },
  {
    from: "set: { holder_name: null, holder_email: null }",
    to: "set: { holder_name: null, holder: null }",
    code: "unknown-column",
    says: 'The column "holder" is declared nowhere in "tickets"',
  },
  {
    from: "set: { holder_name: null, holder_email: null }",
    to: "set: {}",
    at: "- names: { kk: Өткен билеттер",
    code: "act-without-set",
    says: '"anonymise" must say in set',
  },
  {
    from: "until: { from: paid_at, years: 5, endOfYear: true }",
    to: "# no end",
    at: "- act: restrict",
    code: "stays-without-until",
    says: "until is missing",
  },
  {
    from: "where: { column: status, in: [requested, approved] }",
    to: "where: { column: state, in: [requested, approved] }",
    code: "unknown-column",
    says: 'The column "state" is declared nowhere in "refunds"',
  },
  {
    from: "related: refunds",
    to: "related: loans",
    at: "theirs: payment_id",
    code: "unknown-related",
    says: 'No collection "loans" stands',
  },
  {
    from: "not: { column: event_on, before: today }",
    to: "not: { column: event_on, before: tomorrow }",
    code: "wrong-value",
    says: 'must be today, but it is "tomorrow"',
  },
  {
    from: "when: { column: status, in: [requested, approved] }",
    to: "when: { column: status, in: paid }",
    code: "wrong-type",
    says: 'must be a list, but it is "paid"',
  },
  {
    from: "given: true",
    to: "given: false",
    at: "- purpose: marketing",
    code: "binding-without-effect",
    says: "stored as the same value",
  },
  {
    from: "- purpose: marketing",
    to: "- purpose: changes",
    code: "binding-not-free",
    says: 'The purpose "changes" is not a free consent',
  },
  {
    from: "- id: sign-ins",
    to: "- id: orders",
    at: "",
    code: "duplicate-id",
    says: 'The collection "orders" stands twice',
  },
  { from: "type: code", to: "type: colour", code: "wrong-value", says: "type must be text, name" },
  {
    from: "type: name",
    to: "type: code",
    at: "fullName:",
    code: "code-without-values",
    says: "names no values",
  },
  {
    from: "key: [id]",
    to: "key: id",
    code: "wrong-type",
    says: 'shop.collections.customers.key must be a list, but it is "id".',
  },
  { from: "systems:", to: "\tsystems:", code: "yaml", says: "." },
];

describe("a pack that says something wrong is told file, line and one sentence", () => {
  test.each(mutations)("$code: $to", ({ file = "systems.yaml", from, to, at = to, code, says }) => {
    const folder = copyWith(file, swap(from, to));
    const problems = problemsOf(loadPack(folder));
    const told = problems.filter((one) => one.startsWith(`${code} `) && one.includes(says));
    expect(told, problems.join("\n")).not.toEqual([]);
    // Without a text to look for the place is elsewhere in the pack, or the second of two.
    if (at !== "") {
      const line = `${file}:${lineOf(folder, file, at)}:`;
      expect(
        told.some((one) => one.includes(line)),
        `${line} in ${problems.join("\n")}`,
      ).toBe(true);
    }
    for (const one of problems) expect(one).toMatch(/^\S+ [\w./-]+\.yaml:\d+:\d+ \S.*\.$/);
  });

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
});

describe("a file that is no pack file at all", () => {
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

  test("a file or a notice that is not there", () => {
    const folder = copyWith("operator.yaml", swap("version: undated", "version: unwritten"));
    expect(problemsOf(loadPack(folder)).join()).toContain(
      "notices/unwritten.yaml:1:1 The pack has no such file.",
    );
    rmSync(join(folder, "systems.yaml"));
    expect(problemsOf(loadPack(folder)).join()).toContain(
      "systems.yaml:1:1 The pack has no such file.",
    );
  });

  test("a notice cannot lead out of the pack", () => {
    const folder = copyWith("operator.yaml", swap("version: undated", "version: ../../secrets"));
    expect(problemsOf(loadPack(folder)).join()).toContain("must be a file name");
  });

  test("an unsound pack stops the portal with its first problems", () => {
    const folder = copyWith("operator.yaml", swap("week: 5", "week: 8"));
    setVariables({ JEKE_OPERATOR: folder });
    expect(() => currentOperator()).toThrow(/operator\.yaml:\d+:1 week must be 5 or 6/);
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

  test("exits 2 for no folder, two folders, an unknown flag, a file and promises", async () => {
    mkdirSync(join(scratch, "empty"), { recursive: true });
    for (const args of [
      [],
      ["a", "b"],
      ["--all"],
      [join(sample, "operator.yaml")],
      [join(scratch, "absent")],
      [sample, "--promises"],
    ]) {
      const outcome = await command.run(args);
      expect(outcome.exit, args.join(" ")).toBe(2);
      expect(outcome.problems?.length).toBe(1);
    }
    expect((await command.run([join(scratch, "empty")])).exit).toBe(1);
  });
});
