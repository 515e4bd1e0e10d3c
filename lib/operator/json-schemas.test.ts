import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { command } from "#lib/cli/commands/operator-schema.ts";
import { readYaml } from "./core/yaml-file.ts";
import { jsonSchemas, schemaFolder } from "./json-schemas.ts";

const packs = "lib/operator/packs";
const files = readdirSync(packs, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".yaml"),
);

test("the JSON Schemas that lie here are those of this version", async () => {
  expect((await command.run([])).text).toContain("are those of this version");
  expect(readdirSync(schemaFolder).toSorted()).toEqual([...jsonSchemas().keys()].toSorted());
  expect((await command.run(["--all"])).exit).toBe(2);
});

const keys = z.object({
  properties: z.record(z.string(), z.object({ description: z.string().optional() })),
});

test("every key of every file is explained to whoever writes it in an editor", () => {
  for (const [name, text] of jsonSchemas()) {
    const { properties } = keys.parse(JSON.parse(text));
    for (const [key, { description }] of Object.entries(properties)) {
      expect(description ?? "", `${name} ${key}`).not.toBe("");
    }
  }
});

describe.each(files)("%s", (file) => {
  const source = readFileSync(join(packs, file), "utf8");
  const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(source)?.[1] ?? "";

  test("names its schema in its first line, and fits it", () => {
    const path = resolve(dirname(join(packs, file)), schema);
    expect(existsSync(path) && schema !== "", `${file} begins with "${schema}"`).toBe(true);
    const schemaOf: z.core.JSONSchema.JSONSchema = JSON.parse(readFileSync(path, "utf8"));
    const shape = z.fromJSONSchema(schemaOf);
    const yaml = readYaml(file, source);
    const checked = shape.safeParse("value" in yaml ? yaml.value : undefined);
    expect(checked.success ? [] : checked.error.issues).toEqual([]);
  });
});
