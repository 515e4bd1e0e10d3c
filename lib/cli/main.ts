import type { CommandOutcome } from "./command.ts";
import { findCommand, help, unknownCommand } from "./help.ts";
import { adoptRuntime } from "./supervisor/runtime.ts";

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
  const outcome = await answer(
    rest.filter((word) => word !== "--json"),
    data,
  );
  print(outcome, asJson);
  return outcome.exit;
}

async function answer(words: readonly string[], data?: string): Promise<CommandOutcome> {
  if (words[0] === "help") return help(words.slice(1));
  if (words.some((word) => ["--help", "-h"].includes(word))) return help(untilFlag(words));
  const command = await findCommand(words);
  if (command === undefined) return unknownCommand(untilFlag(words));
  adoptRuntime(data);
  return command.run(words.slice(command.words.length));
}

/** The words before the first flag; what stands behind one may be an address with a password. */
function untilFlag(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => word.startsWith("-"));
  return at < 0 ? words : words.slice(0, at);
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
