import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import { beyondProblems } from "#lib/cli/beyond-words.ts";
import { differenceProblem } from "#lib/cli/difference-words.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator, packFolder } from "#lib/operator/current.ts";
import { loadPack } from "#lib/operator/load.ts";
import { type Inspector, isInspector } from "#lib/systems/core/inspection.ts";
import { unsoundSystems } from "#lib/systems/core/graph.ts";
import { connectorKinds } from "#lib/systems/connectors/kinds.ts";
import type { Unused } from "#lib/systems/discovery/core/unmapped.ts";
import { inspectDeclared } from "#lib/systems/discovery/inspect-declared.ts";
import { type Beyond, inspectSystem } from "#lib/systems/discovery/inspect-system.ts";
import { type Connector, SystemFailure } from "#lib/systems/ports.ts";
import { closeSystems, connectorFor, missingVariables } from "#lib/systems/registry.ts";

const usage = "systems check [--operator <id or folder>]";

/** `jeke systems check`: does every system answer, is it built as the data map says, and may we do what it needs. */
export const command: Command = {
  words: ["systems", "check"],
  usage,
  group: "systems",
  does: "whether the data map fits the live systems, and what the roles may do beyond it",

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
  const urls = `${system.url ?? ""}${system.eraseUrl ?? ""}${system.ordinaryUrl ?? ""}${system.secret ?? ""}`;
  const missing = missingVariables(urls).map((name) => {
    return { code: "no-url", where: system.id, message: `The variable ${name} is not set.` };
  });
  if (missing.length > 0) return noAnswer(system, missing);
  try {
    if (unsoundSystems(systems).has(system.id)) throw new SystemFailure("mismatch");
    const connector = connectorFor(system, zone);
    if (!isInspector(connector)) {
      await connector.check();
      return { system: system.id, outcome: "holds", collections: [], unused: [], problems: [] };
    }
    await answers(connector);
    const found = [];
    for (const one of system.collections) found.push(await inspected(system, connector, one));
    const beyond = await beyondMap(system, connector, Temporal.Now.plainDateISO(zone).year);
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

async function inspected(system: SystemMap, connector: Inspector, collection: CollectionMap) {
  const { id } = collection;
  try {
    const { rows, differences } = await connector.inspect(collection);
    const problems = differences.map((it) => differenceProblem(system, id, it));
    return { id, rows: rows ?? null, problems };
  } catch (error) {
    // What the role may not even look at costs its own answer, not the system's.
    if (!(error instanceof SystemFailure && ["refused", "mismatch"].includes(error.code)))
      throw error;
    const problem = {
      code: error.code,
      where: `${system.id}/${id}`,
      message: silence(system, error),
    };
    return { id, rows: null, problems: [problem] };
  }
}

/** What is not as mapped is told collection by collection, not as a silence of the whole system. */
async function answers(connector: Connector): Promise<void> {
  try {
    await connector.check();
  } catch (error) {
    if (!(error instanceof SystemFailure && error.code === "mismatch")) throw error;
  }
}

async function beyondMap(
  system: SystemMap,
  connector: Inspector,
  year: number,
): Promise<Beyond | undefined> {
  const declared = await connector.declared?.();
  if (declared === undefined) return inspectSystem(system, year);
  return { ...inspectDeclared(system, declared, year), tooWide: [], inSight: [] };
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
