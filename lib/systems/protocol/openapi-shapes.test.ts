import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "#lib/kernel/zod.ts";
import { manifestSchema, messages, problemSchema } from "./messages.ts";

type Shape = { readonly [name: string]: unknown };
const file = path.join(import.meta.dirname, "../../../docs/protocol.openapi.yaml");
const published = parse(readFileSync(file, "utf8")) as {
  readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
};

/** The schema of each message, as it is published and as the code has it. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  Manifest: manifestSchema,
  Problem: problemSchema,
  ReadQuestion: messages.read.question,
  Page: messages.read.answer,
  CountQuestion: messages.count.question,
  Count: messages.count.answer,
  WriteQuestion: messages.write.question,
  Written: messages.write.answer,
  EraseQuestion: messages.erase.question,
  Counts: messages.erase.answer,
  MarkedQuestion: messages.restrict.question,
  ObligationsQuestion: messages.obligations.question,
  Obligations: messages.obligations.answer,
  ConsentQuestion: messages.consent.question,
};

test.each(Object.entries(shapes))("%s is published as it is", (name, schema) => {
  const own = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  expect(plain({ $ref: `#/components/schemas/${name}` })).toEqual(plain(own as Shape));
});

test("what is published of restricting, releasing and consent is one shape in the code too", () => {
  const { restrict, release, consent, count } = messages;
  for (const one of [release, restrict]) {
    expect(plain(z.toJSONSchema(one.question) as Shape)).toEqual(
      plain(z.toJSONSchema(restrict.question) as Shape),
    );
  }
  for (const one of [restrict, release, consent]) {
    expect(plain(z.toJSONSchema(one.answer) as Shape)).toEqual(
      plain(z.toJSONSchema(count.answer) as Shape),
    );
  }
});

test("rows are asked for by selectors or by keys, never by both or neither: published and checked", () => {
  const ways = [{ required: ["selectors"] }, { required: ["keys"] }];
  for (const name of ["ReadQuestion", "CountQuestion"]) {
    expect(published.components.schemas[name]?.["oneOf"]).toEqual(ways);
  }
  const read = { collection: "c", columns: ["id"], limit: 1 };
  const count = { collection: "c", seenBy: "portal" };
  const [selectors, keys] = [[{ column: "e", match: "email", values: ["a"] }], [["1"]]];
  for (const [{ question }, rest] of [
    [messages.read, read],
    [messages.count, count],
  ] as const) {
    expect(question.safeParse({ ...rest, keys }).success).toBe(true);
    expect(question.safeParse({ ...rest, keys, selectors }).success).toBe(false);
    expect(question.safeParse(rest).success).toBe(false);
  }
});

/** What only explains, or says the same twice: JSON Schema writes bounds of whole numbers and patterns of dates of its own. */
const aside = new Set(["description", "$schema", "examples", "title", "pattern", "format"]);

/** A schema in one writing: references followed, alternatives as a sorted list, single values as a choice of one. */
function plain(node: Shape): unknown {
  const ref = node["$ref"];
  if (typeof ref === "string") {
    const found = published.components.schemas[ref.split("/").at(-1) ?? ""];
    if (found === undefined) throw new Error(`${ref} leads nowhere`);
    return plain(found);
  }
  const { anyOf, oneOf, type } = node;
  const ways = anyOf ?? (node["properties"] === undefined ? oneOf : undefined);
  if (Array.isArray(ways)) return alternatives(ways as Shape[]);
  if (Array.isArray(type)) {
    return alternatives(
      type.map((one) => (one === "null" ? { type: one } : { ...node, type: one })),
    );
  }
  const choices = choicesOf(node);
  if (choices !== undefined) return { choices };
  const entries = Object.entries(node).flatMap(([name, value]) => entryOf(node, name, value));
  return inOrder(entries);
}

/** Members in one order, as alternatives are told apart by their text. */
function inOrder(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function choicesOf({ const: one, enum: several }: Shape): readonly unknown[] | undefined {
  if (one !== undefined) return [one];
  return Array.isArray(several) ? several.toSorted() : undefined;
}

function entryOf(node: Shape, name: string, value: unknown): [string, unknown][] {
  const isDate = node["format"] === "date";
  if (name === "oneOf") return [];
  if (name === "pattern" && !isDate) return [[name, value]];
  if (name === "format" && isDate) return [[name, value]];
  if (aside.has(name)) return [];
  if (
    (name === "maximum" || name === "minimum") &&
    Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER
  )
    return [];
  if (name === "required" && Array.isArray(value)) return [[name, value.toSorted()]];
  if (name === "properties") {
    const inner = Object.entries(value as Record<string, Shape>);
    return [[name, inOrder(inner.map(([key, one]) => [key, plain(one)]))]];
  }
  return [[name, typeof value === "object" && value !== null ? plain(value as Shape) : value]];
}

/** Alternatives that differ in one word are one alternative for each word. */
function alternatives(ways: readonly Shape[]): unknown {
  const all = ways.flatMap((way) => {
    const known = plain(way) as { properties?: { do?: { choices: unknown[] } }; any?: unknown[] };
    if (known.any !== undefined) return known.any;
    const words = known.properties?.do?.choices ?? [];
    if (words.length < 2) return [known];
    return words.map((word) => {
      return { ...known, properties: { ...known.properties, do: { choices: [word] } } };
    });
  });
  return { any: all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
}
