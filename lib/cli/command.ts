/** One thing wrong, as `--json` prints it. */
export type Problem = { readonly code: string; readonly where: string; readonly message: string };

/**
 * What a command found: exit 0 holds, 1 does not hold, 2 cannot tell or wrong usage.
 * `text` is for people; `json` is printed with `--json` (with `ok` and, when false, `problems`).
 */
export type CommandOutcome = {
  readonly exit: 0 | 1 | 2;
  readonly text: string;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
};

/** What the commands are about, in the order in which `--help` names them. */
export const groups = {
  portal: "The portal",
  pack: "Your pack",
  systems: "Your systems",
  proofs: "What people hold in hand",
} as const;

/** One command of `jeke`; `words` are what is typed, e.g. `["audit", "verify"]`. */
export type Command = {
  readonly words: readonly string[];
  /** What is typed behind `jeke`; docs/commands.md has it too. */
  readonly usage: string;
  readonly group: keyof typeof groups;
  /** One line for `--help`. */
  readonly does: string;
  /** `args` are the words after the command, `--json` already taken out. */
  run(args: readonly string[]): Promise<CommandOutcome>;
};

/** A command that cannot tell, and the one reason why. */
export function cannotTell(
  code: string,
  where: string,
  message: string,
): CommandOutcome & { readonly problems: readonly Problem[] } {
  return { exit: 2, text: message, problems: [{ code, where, message }] };
}

/** Words that the command does not take: how it is typed. */
export function wrongUsage(usage: string, args: readonly string[]): CommandOutcome {
  return cannotTell("usage", args.join(" "), `Usage: jeke ${usage}`);
}
