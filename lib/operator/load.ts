import { readdirSync } from "node:fs";
import { lawTables } from "#lib/law/data/tables.ts";
import { findControl } from "./controls/registry.ts";
import { checkPack } from "./core/check/check-pack.ts";
import { notBuiltYet, remarksOn, toBeSupplied } from "./core/check/check-supplied.ts";
import { systemsFileSchema } from "./core/data-map.ts";
import type { Finding, LocatedFinding } from "./core/finding.ts";
import type { Known } from "./core/known.ts";
import { type Operator, operatorSchema } from "./core/pack.ts";
import type { PackFiles } from "./core/pack-files.ts";
import { withPortalRegister } from "./core/portal-register.ts";
import { promiseId, promisesFileSchema } from "./core/promise.ts";
import type { YamlFile } from "./core/yaml-file.ts";
import { readNotices } from "./load-notices.ts";
import { type Read, isFileError, namesIn, problemWith, readPackFile } from "./pack-file.ts";

/** What came of reading a pack: an operator, sentences about what is wrong, or no pack to read at all. */
export type LoadedPack =
  | {
      readonly outcome: "loaded";
      readonly operator: Operator;
      readonly toBeSupplied: readonly LocatedFinding[];
      /** What the pack asks for and this portal cannot do yet; whatever hangs on it is refused. */
      readonly notBuilt: readonly LocatedFinding[];
      /** Worth knowing; stops nobody. */
      readonly remarks: readonly LocatedFinding[];
    }
  | { readonly outcome: "invalid"; readonly problems: readonly LocatedFinding[] }
  | { readonly outcome: "unreadable"; readonly message: string };

/** What this module itself knows: all law tables and all controls. */
export const ours: Known = { law: lawTables, control: findControl };

const knownFiles: readonly string[] = ["operator.yaml", "systems.yaml", "promises.yaml"];

/**
 * Reads and checks the pack in a folder: `operator.yaml`, `systems.yaml`, `promises.yaml` and all of `notices/`. Every
 * problem of all files is reported at once. Variables such as `${JEKE_SYSTEM_SHOP_URL}` stay as they are written: secrets
 * are resolved by whoever connects, and never stand in the operator. `known` is what the pack is checked against.
 */
export function loadPack(folder: string, known: Known = ours): LoadedPack {
  try {
    readdirSync(folder);
    return load(folder, known);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { outcome: "unreadable", message: `The folder ${folder} cannot be read as a pack.` };
  }
}

function load(folder: string, known: Known): LoadedPack {
  const operator = readPackFile(folder, "operator.yaml", operatorSchema);
  const systems = readPackFile(folder, "systems.yaml", systemsFileSchema);
  const promises = readPromises(folder);
  const notices = readNotices(folder);
  const found = [
    ...strayFiles(folder),
    ...[operator, systems, promises, notices].flatMap((read) => read.found),
  ];
  if (operator.value === undefined || systems.value === undefined || found.length > 0) {
    return { outcome: "invalid", problems: found };
  }
  const files: PackFiles = {
    operator: operator.value,
    systems: systems.value.systems,
    notices: notices.notices,
    ...(promises.value === undefined ? {} : { promises: promises.value }),
  };
  const locate = locator([operator.file, systems.file, promises.file, ...notices.files]);
  const problems = checkPack(files, known).map(locate);
  if (problems.length > 0) return { outcome: "invalid", problems };
  return {
    outcome: "loaded",
    operator: operatorOf(folder, files),
    toBeSupplied: toBeSupplied(files).map(locate),
    notBuilt: notBuiltYet(files, known).map(locate),
    remarks: remarksOn(files).map(locate),
  };
}

function operatorOf(folder: string, { operator, systems, notices, promises }: PackFiles): Operator {
  return {
    ...withPortalRegister(operator),
    folder,
    systems,
    notices: notices.map(({ notice }) => notice),
    promises: (promises?.promises ?? []).map((one) => ({
      ...one,
      id: promiseId(operator.id, one),
    })),
  };
}

function readPromises(folder: string): Read<PackFiles["promises"]> {
  const exists = namesIn(folder).some(({ name }) => name === "promises.yaml");
  return exists ? readPackFile(folder, "promises.yaml", promisesFileSchema) : { found: [] };
}

/** A misspelt name would otherwise be a file that nobody reads. */
function strayFiles(folder: string): readonly LocatedFinding[] {
  return namesIn(folder)
    .filter(({ name }) => /\.ya?ml$/i.test(name) && !knownFiles.includes(name))
    .map(({ name }) =>
      problemWith(
        name,
        "unknown-file",
        `A pack has no such file; it has ${knownFiles.join(", ")}.`,
      ),
    );
}

function locator(files: readonly (YamlFile | undefined)[]): (finding: Finding) => LocatedFinding {
  return (finding) =>
    files.find((one) => one?.file === finding.file)?.locate(finding) ?? {
      ...finding,
      line: 1,
      column: 1,
    };
}
