import {
  type Command,
  type CommandOutcome,
  type Problem,
  cannotTell,
  wrongUsage,
} from "#lib/cli/command.ts";
import { type LocatedFinding, whereOf } from "#lib/operator/core/finding.ts";
import { packFolder } from "#lib/operator/current.ts";
import { type LoadedPack, loadPack, ours } from "#lib/operator/load.ts";
import { requestTypes } from "#lib/requests/types/registry.ts";
import { connectorKinds } from "#lib/systems/connectors/kinds.ts";
import { reportPromises } from "../promises-report.ts";

const usage = "operator check <folder or id> [--promises]";

/**
 * `jeke operator check <folder>`: does this pack hold together, and what does it not state yet. With `--promises` also what
 * its notices promise and by what each promise is kept.
 */
export const command: Command = {
  words: ["operator", "check"],
  usage,
  group: "pack",
  does: "whether an operator pack is whole, each fault with file and line",

  run: (args) => Promise.resolve(check(args)),
};

type Answer = Exclude<LoadedPack, { readonly outcome: "unreadable" }>;

function check(args: readonly string[]): CommandOutcome {
  const [name, ...rest] = args.filter((word) => word !== "--promises");
  if (name === undefined || rest.length > 0 || name.startsWith("-")) {
    return wrongUsage(usage, args);
  }
  // Later modules than operator know these; here all of them are at hand.
  const known = {
    ...ours,
    systemKinds: Object.keys(connectorKinds),
    requestTypes: requestTypes.map(({ id }) => id),
  };
  const pack = loadPack(packFolder(name), known);
  if (pack.outcome === "unreadable") return cannotTell("unreadable", name, pack.message);
  return judge(name, pack, args.includes("--promises"));
}

function judge(name: string, pack: Answer, withPromises: boolean): CommandOutcome {
  if (pack.outcome === "invalid") return told(name, pack.problems.map(problemOf), [], {});
  const { operator, toBeSupplied, notBuilt, remarks } = pack;
  const report = withPromises ? reportPromises(operator) : undefined;
  // A sample lives with what its source does not state; an operator's own pack does not.
  const missing = operator.sample ? [] : toBeSupplied;
  const problems = [...[...notBuilt, ...missing].map(problemOf), ...(report?.problems ?? [])];
  const notes = [...(operator.sample ? toBeSupplied : []), ...remarks];
  const lines = [
    ...(problems.length > 0 ? [] : [`The pack "${operator.id}" holds: ${sizeOf(pack)}.`]),
    ...(report?.lines ?? []),
    ...notes.map(lineOf),
  ];
  return told(name, problems, lines, {
    operator: operator.id,
    toBeSupplied: toBeSupplied.map(problemOf),
    remarks: remarks.map(problemOf),
    ...(report === undefined ? {} : { promises: report.json }),
  });
}

function told(
  name: string,
  problems: readonly Problem[],
  lines: readonly string[],
  json: Readonly<Record<string, unknown>>,
): CommandOutcome {
  const text = [
    ...(problems.length > 0
      ? [
          `The pack in ${packFolder(name)} does not hold: ${problems.length} to mend.`,
          ...problems.map(({ where, message }) => `${where} ${message}`),
        ]
      : []),
    ...lines,
  ].join("\n");
  return { exit: problems.length > 0 ? 1 : 0, text, json, problems };
}

function sizeOf({ operator }: Extract<Answer, { readonly outcome: "loaded" }>): string {
  const { systems, notices, promises } = operator;
  const collections = systems.reduce((sum, system) => sum + system.collections.length, 0);
  return `systems: ${systems.length}, collections: ${collections}, versions of notices: ${notices.length}, promises: ${promises.length}`;
}

function problemOf(finding: LocatedFinding): Problem {
  return { code: finding.code, where: whereOf(finding), message: finding.message };
}

function lineOf(finding: LocatedFinding): string {
  return `${whereOf(finding)} ${finding.message}`;
}
