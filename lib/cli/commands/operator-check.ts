import { resolve } from "node:path";
import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import { type LocatedFinding, whereOf } from "#lib/operator/core/finding.ts";
import { type LoadedPack, loadPack } from "#lib/operator/load.ts";

const usage = "operator check <dir>";

/** `jeke operator check <dir>`: does this pack hold together, and what does it not state yet. */
export const command: Command = {
  words: ["operator", "check"],
  usage,
  run: (args) => Promise.resolve(check(args)),
};

function check(args: readonly string[]): CommandOutcome {
  const promises = args.includes("--promises");
  const [folder, ...rest] = args.filter((word) => word !== "--promises");
  if (folder === undefined || rest.length > 0 || folder.startsWith("-")) {
    return cannotTell("usage", args.join(" "), `Usage: jeke ${usage}`);
  }
  const pack = loadPack(resolve(folder));
  if (pack.outcome === "unreadable") return cannotTell("unreadable", folder, pack.message);
  if (promises && pack.outcome === "loaded") {
    return cannotTell("no-promises", folder, "Promises of a pack cannot be checked yet.");
  }
  return judge(folder, pack);
}

function judge(
  folder: string,
  pack: Exclude<LoadedPack, { readonly outcome: "unreadable" }>,
): CommandOutcome {
  const notes = pack.outcome === "loaded" ? pack.toBeSupplied : [];
  // A sample lives with what its source does not state; an operator's own pack does not.
  const missing = pack.outcome === "loaded" && !pack.operator.sample ? notes : [];
  const problems = pack.outcome === "invalid" ? pack.problems : [...pack.notBuilt, ...missing];
  const lines =
    pack.outcome === "loaded" && problems.length === 0
      ? [`The pack "${pack.operator.id}" holds: ${counts(pack.operator.systems)}.`]
      : [`The pack in ${folder} does not hold: ${problems.length} to mend.`];
  const told = problems.length > 0 ? problems : notes;
  return {
    exit: problems.length > 0 ? 1 : 0,
    text: [...lines, ...told.map((one) => `${whereOf(one)} ${one.message}`)].join("\n"),
    json: {
      ...(pack.outcome === "loaded" ? { operator: pack.operator.id } : {}),
      toBeSupplied: notes.map(problemOf),
    },
    problems: problems.map(problemOf),
  };
}

function counts(systems: readonly { readonly collections: readonly unknown[] }[]): string {
  const collections = systems.reduce((sum, system) => sum + system.collections.length, 0);
  return `${systems.length} systems, ${collections} collections`;
}

function problemOf(finding: LocatedFinding): Problem {
  return { code: finding.code, where: whereOf(finding), message: finding.message };
}

function cannotTell(code: string, where: string, message: string): CommandOutcome {
  return { exit: 2, text: message, problems: [{ code, where, message }] };
}
