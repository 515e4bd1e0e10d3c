import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lawTables } from "#lib/law/data/tables.ts";
import { offerableRequests } from "./core/request-types.ts";
import { jsonSchemas } from "./json-schemas.ts";

const page = readFileSync("docs/operator-pack.md", "utf8");
/** What stands in the page as code: words a reader types. */
const code = [...page.matchAll(/```.*?```|`[^`\n]+`/gs)].map(([text]) => text).join("\n");

/** Every key of a schema that may be written, and every word of which one may be: `on-posting`, `as-stated`. */
function wordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const entries: readonly (readonly [string, unknown])[] = Object.entries(schema);
  return entries.flatMap(([key, value]) => [
    ...(key === "properties" && typeof value === "object" && value !== null
      ? Object.keys(value)
      : []),
    ...(key === "enum" && Array.isArray(value) ? value.map(String) : []),
    ...(key === "const" ? [String(value)] : []),
    ...wordsOf(value),
  ]);
}

test("the page names every key of every file, and every word that may stand there", () => {
  const schemas = [...jsonSchemas().values()].map((text): unknown => JSON.parse(text));
  const words = new Set(schemas.flatMap(wordsOf));
  const stands = (word: string) =>
    new RegExp(`(?<![\\w-])${word.replace("+", "\\+")}(?![\\w-])`).test(code);
  expect([...words].filter((word) => !stands(word))).toEqual([]);
});

test("the page names every request type, and every regime and its bases", () => {
  const ids = lawTables.regimes.flatMap(({ id, bases = [] }) => [id, ...bases]);
  for (const word of [...offerableRequests, ...ids]) expect(code).toContain(word);
});
