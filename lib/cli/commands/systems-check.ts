import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import { beyondProblems } from "#lib/cli/beyond-words.ts";
import { differenceProblem } from "#lib/cli/difference-words.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator, packFolder } from "#lib/operator/current.ts";
import { loadPack } from "#lib/operator/load.ts";
import { isInspector } from "#lib/systems/core/inspection.ts";
import { unsoundSystems } from "#lib/systems/core/graph.ts";
import { connectorKinds } from "#lib/systems/connectors/kinds.ts";
import type { Unused } from "#lib/systems/discovery/core/unmapped.ts";
import { inspectSystem } from "#lib/systems/discovery/inspect-system.ts";
import { SystemFailure } from "#lib/systems/ports.ts";
import { closeSystems, connectorFor, missingVariables } from "#lib/systems/registry.ts";

const usage = "systems check [--operator <id or folder>]";

/** `jeke systems check`: does every system answer, is it built as the data map says, and may we do what it needs. */
export const command: Command = {
  words: ["systems", "check"],
  usage,
  run: async (args) => {
    const operator = findOperator(args);
    if ("code" in operator) return { exit: 2, text: operator.message, problems: [operator] };
    try {
      const checks = operator.systems.map((system) => checkSystem(system, operator));
      return answer(operator.id, await Promise.all(checks));
    } finally {
      await closeSystems();
    }
  },
};

type Checked = {
  readonly system: string;
  readonly outcome: "holds" | "differs" | "no-answer";
  readonly collections: readonly { readonly id: string; readonly rows: number | null }[];
  /** Columns of mapped tables that have no role in the map and say nothing by themselves. */
  readonly unused: readonly Unused[];
  readonly problems: readonly Problem[];
};

type Pack = { readonly id: string; readonly zone: string; readonly systems: readonly SystemMap[] };

function findOperator(args: readonly string[]): Pack | Problem {
  if (args.length === 0) return currentOperator();
  const [flag, name, ...rest] = args;
  if (flag !== "--operator" || name === undefined || rest.length > 0) {
    return { code: "usage", where: args.join(" "), message: `Usage: jeke ${usage}` };
  }
  const pack = loadPack(packFolder(name));
  return pack.outcome === "loaded"
    ? pack.operator
    : { code: "pack", where: name, message: "The pack does not hold: run jeke operator check." };
}

async function checkSystem(system: SystemMap, { systems, zone }: Pack): Promise<Checked> {
  const urls = `${system.url ?? ""}${system.eraseUrl ?? ""}${system.ordinaryUrl ?? ""}`;
  const missing = missingVariables(urls).map((name) => {
    return { code: "no-url", where: system.id, message: `The variable ${name} is not set.` };
  });
  if (missing.length > 0) return noAnswer(system, missing);
  try {
    if (unsoundSystems(systems).has(system.id)) throw new SystemFailure("mismatch");
    const connector = connectorFor(system, zone);
    await connector.check();
    if (!isInspector(connector)) {
      return { system: system.id, outcome: "holds", collections: [], unused: [], problems: [] };
    }
    const found = [];
    for (const one of system.collections) {
      const { rows, differences } = await connector.inspect(one);
      const problems = differences.map((it) => differenceProblem(system, one.id, it));
      found.push({ id: one.id, rows: rows ?? null, problems });
    }
    const beyond = await inspectSystem(system, Temporal.Now.plainDateISO(zone).year);
    const problems = [
      ...found.flatMap((one) => one.problems),
      ...(beyond === undefined ? [] : beyondProblems(system.id, beyond)),
    ];
    return {
      system: system.id,
      outcome: problems.length > 0 ? "differs" : "holds",
      collections: found.map(({ id, rows }) => ({ id, rows })),
      unused: beyond?.unused ?? [],
      problems,
    };
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    return noAnswer(system, [
      { code: error.code, where: system.id, message: silence(system, error) },
    ]);
  }
}

/** Why a system gave no answer, without its address: what its driver says would carry it. */
function silence(system: SystemMap, { code, cause }: SystemFailure): string {
  if (!Object.hasOwn(connectorKinds, system.kind)) {
    const kinds = Object.keys(connectorKinds).join(", ");
    return `There is no connector of kind "${system.kind}", only: ${kinds}.`;
  }
  const sentences = {
    unreachable: "Nothing answers at its address",
    timeout: "It did not answer in time",
    refused: "It does not let the portal's role in, or has no such right",
    mismatch: "It answers otherwise than the map expects",
    conflict: "It was changed while it was asked",
    untrusted: "What it answers cannot be trusted",
    full: "It has no room left",
  };
  return cause instanceof Error ? `${sentences[code]} (${cause.message}).` : `${sentences[code]}.`;
}

function noAnswer(system: SystemMap, problems: readonly Problem[]): Checked {
  return { system: system.id, outcome: "no-answer", collections: [], unused: [], problems };
}

function answer(operator: string, systems: readonly Checked[]): CommandOutcome {
  const problems = systems.flatMap((one) => one.problems);
  const lines = systems.flatMap(({ system, outcome, collections, unused }) => [
    `${system}: ${{ holds: "holds", differs: "differs from the map", "no-answer": "gave no answer" }[outcome]}`,
    ...collections.map(({ id, rows }) => `  ${id}: ${rows ?? "?"} rows`),
    ...unused.map(({ table, columns }) => `  ${table}: in no role: ${columns.join(", ")}`),
  ]);
  // What did not answer may be sound: then nobody can tell. A difference is a difference whatever else is silent.
  const differs = systems.some(({ outcome }) => outcome === "differs");
  const silent = systems.some(({ outcome }) => outcome === "no-answer");
  return {
    exit: differs ? 1 : silent ? 2 : 0,
    text: [...lines, ...problems.map(({ where, message }) => `${where}: ${message}`)].join("\n"),
    json: {
      operator,
      systems: systems.map(({ system, outcome, collections, unused }) => ({
        id: system,
        outcome,
        collections,
        unused,
      })),
    },
    problems,
  };
}
