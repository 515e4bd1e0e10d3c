import path from "node:path";
import { type Command, type CommandOutcome, cannotTell, wrongUsage } from "#lib/cli/command.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { packSecret } from "#lib/platform/env.ts";
import { type UploadProblem, uploadFile } from "#lib/systems/connectors/csv/upload.ts";

const usage = "systems upload <system> <file> [--as <name>]";

/** `jeke systems upload`: puts an exported file into the folder of a `csv` system, if it holds what the data map needs. */
export const command: Command = {
  words: ["systems", "upload"],
  usage,
  group: "systems",
  does: "puts an exported file into the folder of a csv system",

  run: async (args) => {
    const [id = "", source = "", flag, typed, ...rest] = args;
    const isSound =
      source !== "" &&
      !id.startsWith("-") &&
      (flag === undefined || (flag === "--as" && typed !== undefined));
    if (!isSound || rest.length > 0) return wrongUsage(usage, args);
    const system = currentOperator().systems.find((one) => one.id === id);
    if (system?.kind !== "csv") {
      return cannotTell("no-system", id, `There is no system "${id}" of kind csv in the pack.`);
    }
    const folder = folderOf(system);
    if (folder === undefined)
      return cannotTell("no-url", id, `The variable in ${system.url ?? "url"} is not set.`);
    const name = path.basename(typed ?? source);
    const outcome = await uploadFile(system, { folder, source, name });
    if (!outcome.ok) return refused(id, name, outcome.problems);
    const { rows, collections } = outcome;
    return {
      exit: 0,
      text: `${name}: ${rows} rows, read from now on as ${collections.join(", ")} of ${id}.`,
      json: { system: id, file: name, collections, rows },
    };
  },
};

function folderOf({ url = "" }: SystemMap): string | undefined {
  const [, name] = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(url) ?? [];
  return name === undefined ? undefined : packSecret(name);
}

function refused(system: string, name: string, found: readonly UploadProblem[]): CommandOutcome {
  const words: Record<UploadProblem["code"], (what: string) => string> = {
    "no-collection": (what) =>
      `No collection reads a file of this name; they read: ${what}. Name it with --as.`,
    "missing-column": (what) => `The header lacks the column ${what}.`,
    "row-without-key": (what) => `${what} rows have no key: nobody could name them.`,
    "key-twice": (what) => `${what} rows have the key of another one.`,
    older: (what) => `A newer file is read already, so this one would not be: ${what}.`,
    unreadable: (what) => `It cannot be read to its end: ${what}.`,
    "not-written": (what) => `It could not be put into the folder: ${what}.`,
  };
  const problems = found.map(({ code, collection, what }) => {
    const where = collection === undefined ? `${system}/${name}` : `${system}/${collection}`;
    return { code, where, message: words[code](what) };
  });
  const text = [`${name} was not taken; what was there stays.`];
  return {
    exit: found.some(({ code }) => code === "not-written") ? 2 : 1,
    text: [...text, ...problems.map(({ where, message }) => `${where}: ${message}`)].join("\n"),
    problems,
  };
}
