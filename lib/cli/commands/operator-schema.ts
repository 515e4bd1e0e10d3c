import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, type CommandOutcome, wrongUsage } from "#lib/cli/command.ts";
import { jsonSchemas, schemaFolder } from "#lib/operator/json-schemas.ts";

const usage = "operator schema [--write]";

/** `jeke operator schema`: are the JSON Schemas of the pack files those of this version; `--write` makes them so. */
export const command: Command = {
  words: ["operator", "schema"],
  usage,
  group: "pack",
  does: "whether the JSON Schemas of the pack files are those of this version",

  run: (args) => Promise.resolve(compare(args)),
};

function compare(args: readonly string[]): CommandOutcome {
  if (args.some((word) => word !== "--write")) return wrongUsage(usage, args);
  if (args.length > 0) write();
  const stale = [...jsonSchemas()].filter(([name, text]) => textOf(name) !== text);
  const problems = stale.map(([name]) => ({
    code: "schema-stale",
    where: join(schemaFolder, name),
    message: `${name} is not that of this version: run jeke operator schema --write.`,
  }));
  return {
    exit: problems.length > 0 ? 1 : 0,
    text:
      problems.length > 0
        ? problems.map(({ message }) => message).join("\n")
        : `The JSON Schemas in ${schemaFolder} are those of this version.`,
    json: { files: [...jsonSchemas().keys()].map((name) => join(schemaFolder, name)) },
    problems,
  };
}

function write(): void {
  mkdirSync(schemaFolder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(schemaFolder, name), text);
}

function textOf(name: string): string | undefined {
  const path = join(schemaFolder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
