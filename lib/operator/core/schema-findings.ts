import type { z } from "zod";
import { describePath, valueAt } from "./describe-path.ts";
import type { Finding, NodePath, PackFile } from "./finding.ts";

type Issue = z.core.$ZodIssue;
type Raw = { readonly code: string; readonly path: NodePath; readonly atKey?: boolean } & {
  readonly say: (name: string) => string;
};

/** What zod found wrong in one file, a plain sentence for each; of a union only the branch that was meant speaks. */
export function schemaFindings(
  file: PackFile,
  root: unknown,
  issues: readonly Issue[],
): readonly Finding[] {
  return issues
    .flatMap((issue) => explain(root, issue, []))
    .map(({ code, path, atKey, say }) => ({
      code,
      file,
      path,
      ...(atKey === true ? { atKey } : {}),
      message: say(describePath(root, atKey === true ? path.slice(0, -1) : path)),
    }));
}

function explain(root: unknown, issue: Issue, base: NodePath): readonly Raw[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === "symbol" ? "" : step))];
  const value = valueAt(root, path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      code: "unknown-key",
      path: [...path, key],
      atKey: true,
      say: (name) => `The key "${key}" is not known in ${name}.`,
    }));
  }
  if (value === undefined) {
    return [{ code: "missing", path, say: (name) => `${name} is missing.` }];
  }
  if (issue.code === "invalid_union") {
    const options = "options" in issue ? issue.options : undefined;
    if (options === undefined) return explainUnion(root, issue.errors, path, value);
    const demands = options.map(String).join(", ");
    return [
      { code: "wrong-value", path, say: (name) => `${name} must be ${demands}${butIs(value)}.` },
    ];
  }
  return [
    { code: codeOf(issue), path, say: (name) => `${name} ${demand(issue, value)}${butIs(value)}.` },
  ];
}

function explainUnion(
  root: unknown,
  branches: readonly (readonly Issue[])[],
  path: NodePath,
  value: unknown,
): readonly Raw[] {
  const atRoot = branches.every((issues) => issues.some((issue) => issue.path.length === 0));
  if (atRoot && (typeof value !== "object" || value === null)) {
    const demands = [...new Set(branches.flat().map(allowed))].join(" or ");
    return [
      { code: "wrong-value", path, say: (name) => `${name} must be ${demands}${butIs(value)}.` },
    ];
  }
  const meant = [...branches].sort((a, b) => distance(a) - distance(b))[0] ?? [];
  return meant.flatMap((issue) => explain(root, issue, path));
}

/** How far a value is from a branch: keys it has too many weigh most, then keys it lacks. */
function distance(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys") return sum + 3 * issue.keys.length;
    return sum + (issue.path.length === 0 ? 20 : issue.path.length === 1 ? 2 : 1);
  }, 0);
}

function codeOf(issue: Issue): string {
  if (issue.code === "invalid_type") return "wrong-type";
  return issue.code === "invalid_format" ? "wrong-form" : "wrong-value";
}

function demand(issue: Issue, value: unknown): string {
  if (issue.code === "too_small") {
    return issue.origin === "array" || issue.origin === "string"
      ? "must not be empty"
      : `must be at least ${issue.minimum}`;
  }
  if (issue.code === "too_big") return `must be at most ${issue.maximum}`;
  if (issue.code === "invalid_format" && issue.pattern === "/\\S/") return "must not be empty";
  // What YAML takes for a number, such as the clause 4.20, was meant as a text.
  const isNumber =
    issue.code === "invalid_type" && issue.expected === "string" && typeof value === "number";
  return `must be ${allowed(issue)}${isNumber ? " in quotes" : ""}`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys and values",
  record: "a map of keys and values",
  null: "null",
};

function allowed(issue: Issue): string {
  if (issue.code === "invalid_value") return issue.values.map((value) => String(value)).join(", ");
  if (issue.code === "invalid_type") return typeNames[issue.expected] ?? issue.expected;
  if (issue.code !== "invalid_format") return "of another form";
  if (issue.format === "email") return "an e-mail address";
  if (issue.format === "date") return "a date as YYYY-MM-DD";
  return `written as ${issue.pattern ?? issue.format}`;
}

function butIs(value: unknown): string {
  if (value === null) return ", but it is empty";
  if (Array.isArray(value)) return ", but it is a list";
  if (typeof value === "object") return ", but it is a map";
  return value === "" ? "" : `, but it is ${JSON.stringify(value)}`;
}
