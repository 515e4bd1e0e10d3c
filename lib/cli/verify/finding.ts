import type { CommandOutcome, Problem } from "#lib/cli/command.ts";

/** One thing that was checked: it holds (0), it does not (1), or nobody can tell (2). */
export type Finding = {
  readonly exit: 0 | 1 | 2;
  readonly problem?: Problem;
  readonly says: string;
};

export function holds(says: string): Finding {
  return { exit: 0, says };
}

export function fails(code: string, where: string, says: string, exit: 1 | 2 = 1): Finding {
  return { exit, says, problem: { code, where, message: says } };
}

/** One no outweighs every "cannot tell". */
export function report(
  findings: readonly Finding[],
  json: Readonly<Record<string, unknown>> = {},
): CommandOutcome {
  const exits = findings.map(({ exit }) => exit);
  return {
    exit: exits.includes(1) ? 1 : exits.includes(2) ? 2 : 0,
    text: findings.map(({ says }) => says).join("\n"),
    json,
    problems: findings.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
}
