import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { manifestSchema, messages, problemSchema, verbs } from "./messages.ts";

type Node = { readonly [name: string]: unknown };
const file = path.join(import.meta.dirname, "../../../docs/protocol.openapi.yaml");
const api = nodeOf(parse(readFileSync(file, "utf8")));

function nodeOf(value: unknown): Node {
  if (typeof value !== "object" || value === null) throw new Error("no object");
  return resolved(value as Node);
}

/** What a `$ref` stands for; only places of this very file are named. */
function resolved(node: Node): Node {
  const ref = node["$ref"];
  if (ref === undefined) return node;
  if (typeof ref !== "string" || !ref.startsWith("#/")) throw new Error("odd $ref");
  return at(...ref.slice(2).split("/"));
}

function at(...steps: readonly string[]): Node {
  return steps.reduce((node, step) => {
    const next = node[step];
    if (next === undefined) throw new Error(`${steps.join("/")} leads nowhere`);
    return nodeOf(next);
  }, api);
}

function examplesOf(media: Node): readonly unknown[] {
  return Object.values(nodeOf(media["examples"])).map((one) => nodeOf(one)["value"]);
}

test("says OpenAPI 3.1 and has one operation for each verb, and the manifest", () => {
  expect(api["openapi"]).toMatch(/^3\.1\.\d+$/);
  expect(nodeOf(api["info"])).toMatchObject({ title: expect.any(String), version: "1" });
  const wanted = ["manifest", ...verbs].map((name) => `/jeke/v1/${name}`);
  expect(Object.keys(at("paths")).sort()).toEqual(wanted.sort());
  const ids = Object.values(at("paths")).map((one) => {
    const operation = nodeOf(Object.values(nodeOf(one))[0]);
    expect(Object.keys(nodeOf(operation["responses"]))).toEqual(["200", "default"]);
    return operation["operationId"];
  });
  expect(ids.sort()).toEqual(["manifest", ...verbs].sort());
});

test("every reference leads somewhere, and every schema has a use", () => {
  const text = readFileSync(file, "utf8");
  const refs = [...text.matchAll(/\$ref: "#\/([^"]+)"/g)].map(([, ref = ""]) => ref);
  for (const ref of refs) at(...ref.split("/"));
  for (const name of Object.keys(at("components", "schemas"))) {
    expect(refs).toContain(`components/schemas/${name}`);
  }
});

test.each(verbs)(
  "the examples of %s are taken by our own schemas, and by no stricter bound",
  (verb) => {
    const operation = at("paths", `/jeke/v1/${verb}`, "post");
    const asked = nodeOf(nodeOf(operation["requestBody"])["content"]);
    const answered = nodeOf(nodeOf(nodeOf(operation["responses"])["200"])["content"]);
    for (const value of examplesOf(nodeOf(asked["application/json"]))) {
      expect(messages[verb].question.safeParse(value).error).toBeUndefined();
    }
    for (const value of examplesOf(nodeOf(answered["application/json"]))) {
      expect(messages[verb].answer.safeParse(value).error).toBeUndefined();
    }
  },
);

test("so are the examples of the manifest and of a problem", () => {
  const json = at("paths", "/jeke/v1/manifest", "get", "responses", "200", "content");
  for (const value of examplesOf(nodeOf(json["application/json"]))) {
    expect(manifestSchema.safeParse(value).error).toBeUndefined();
  }
  const problem = at("components", "responses", "Problem", "content", "application/problem+json");
  for (const value of examplesOf(problem)) {
    expect(problemSchema.safeParse(value).error).toBeUndefined();
  }
});

test("names the same members as required as our schemas do", () => {
  const named: Record<string, { safeParse: (value: unknown) => { success: boolean } }> = {
    Manifest: manifestSchema,
    Problem: problemSchema,
    ReadQuestion: messages.read.question,
    Page: messages.read.answer,
    CountQuestion: messages.count.question,
    WriteQuestion: messages.write.question,
    EraseQuestion: messages.erase.question,
    MarkedQuestion: messages.restrict.question,
    ObligationsQuestion: messages.obligations.question,
    Obligations: messages.obligations.answer,
    ConsentQuestion: messages.consent.question,
  };
  const examples = new Map<string, Node>();
  collect(api, examples);
  for (const [name, schema] of Object.entries(named)) {
    const example = examples.get(`#/components/schemas/${name}`);
    if (example === undefined) throw new Error(`no example of ${name}`);
    for (const member of at("components", "schemas", name)["required"] as string[]) {
      const { [member]: _, ...rest } = example;
      expect([name, member, schema.safeParse(rest).success]).toEqual([name, member, false]);
    }
    expect(schema.safeParse({ ...example, more: 1 }).success).toBe(false);
  }
});

/** The first example beside each schema. */
function collect(node: unknown, found: Map<string, Node>): void {
  if (typeof node !== "object" || node === null) return;
  const { schema, examples } = node as Node;
  if (schema !== undefined && examples !== undefined) {
    const ref = String((schema as Node)["$ref"]);
    const [first] = examplesOf(node as Node);
    if (!found.has(ref)) found.set(ref, nodeOf(first));
  }
  for (const child of Object.values(node)) collect(child, found);
}
