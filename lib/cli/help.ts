import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Command, type CommandOutcome, cannotTell, groups } from "./command.ts";

const folder = path.join(import.meta.dirname, "commands");

/** Every command there is, group by group. */
export async function allCommands(): Promise<readonly Command[]> {
  const names = readdirSync(folder)
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -".ts".length));
  const commands = (await Promise.all(names.map(commandIn))).flatMap((one) => one ?? []);
  return Object.keys(groups).flatMap((group) => commands.filter((one) => one.group === group));
}

/** The command that is typed by these words: `audit verify` is commands/audit-verify.ts. */
export async function findCommand(words: readonly string[]): Promise<Command | undefined> {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join("-");
    if (words.length < length || !/^[a-z-]+$/.test(name)) continue;
    const command = await commandIn(name);
    if (command?.words.length === length) return command;
  }
  return undefined;
}

/** What `--help` prints: the commands that begin with these words, or that there is none. */
export async function help(words: readonly string[]): Promise<CommandOutcome> {
  const all = await allCommands();
  const meant = all.filter((one) => words.every((word, at) => one.words[at] === word));
  if (meant.length === 0) return unknownCommand(words);
  const parts = [...Map.groupBy(meant, ({ group }) => group)].map(([group, commands]) =>
    [groups[group], ...commands.map(({ usage, does }) => `  ${usage}\n      ${does}`)].join("\n"),
  );
  const text = ["npm run -s jeke -- <command> [--json] [--data <folder>]", ...parts, footer];
  const commands = meant.map(({ usage, group, does }) => ({ usage, group, does }));
  return { exit: 0, text: text.join("\n\n"), json: { commands } };
}

const footer =
  "Exit 0: it holds. Exit 1: it does not hold. Exit 2: cannot tell, or wrong usage. More: docs/commands.md";

/** One sentence for words that are no command. */
export function unknownCommand(words: readonly string[]): CommandOutcome {
  const where = words.join(" ");
  const message =
    where === ""
      ? "Name a command: jeke --help lists them."
      : `There is no command "${where}": jeke --help lists them.`;
  return cannotTell("usage", where, message);
}

/** Undefined for a file that only helps a command. */
async function commandIn(name: string): Promise<Command | undefined> {
  const file = path.join(folder, `${name}.ts`);
  if (!existsSync(file)) return undefined;
  const { command } = (await import(pathToFileURL(file).href)) as { command?: Command };
  return command;
}
