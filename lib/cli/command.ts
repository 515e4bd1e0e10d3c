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
