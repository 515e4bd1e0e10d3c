import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";
import type { Command, CommandOutcome } from "./command.ts";
import { adoptRuntime } from "./supervisor/runtime.ts";

const folder = path.join(import.meta.dirname, "commands");

/** Finds the command file for the words typed: `audit verify` is commands/audit-verify.ts. */
async function findCommand(words: readonly string[]): Promise<Command | undefined> {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join("-");
    const file = path.join(folder, `${name}.ts`);
    if (words.length < length || !/^[a-z-]+$/.test(name) || !existsSync(file)) continue;
    const { command } = (await import(pathToFileURL(file).href)) as { command: Command };
    return command;
  }
  return undefined;
}

/** Reads `--data <dir>` out of the arguments: the folder of the running portal to ask. */
function takeData(args: readonly string[]): { data?: string; rest: string[] } {
  const at = args.indexOf("--data");
  const value = at < 0 ? undefined : args[at + 1];
  if (value === undefined) return { rest: [...args] };
  return { data: value, rest: args.filter((_, index) => index !== at && index !== at + 1) };
}

function print(outcome: CommandOutcome, asJson: boolean): void {
  if (!asJson) {
    console.log(outcome.text);
    return;
  }
  const problems = outcome.problems ?? [];
  const body = {
    ok: outcome.exit === 0,
    ...outcome.json,
    ...(problems.length > 0 ? { problems } : {}),
  };
  console.log(JSON.stringify(body, null, 2));
}

async function run(argv: readonly string[]): Promise<0 | 1 | 2> {
  const { data, rest } = takeData(argv);
  const asJson = rest.includes("--json");
  const words = rest.filter((word) => word !== "--json");
  const command = await findCommand(words);
  if (command === undefined) {
    const message =
      "Unknown command. See docs/commands.md, or: jeke doctor, deadline, operator check, systems check, systems discover, audit verify, migrate.";
    print(
      { exit: 2, text: message, problems: [{ code: "usage", where: words.join(" "), message }] },
      asJson,
    );
    return 2;
  }
  adoptRuntime(data);
  const outcome = await command.run(words.slice(command.words.length));
  print(outcome, asJson);
  return outcome.exit;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const message = `Could not tell: ${error instanceof Error ? error.message : "unknown fault"}`;
  print(
    { exit: 2, text: message, problems: [{ code: "cannot-tell", where: "jeke", message }] },
    process.argv.includes("--json"),
  );
  process.exitCode = 2;
}
process.exit();
