import { readdirSync } from "node:fs";
import { checkPack, notBuiltYet, toBeSupplied } from "./core/check.ts";
import { systemsFileSchema } from "./core/data-map.ts";
import type { Finding, LocatedFinding } from "./core/finding.ts";
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
    }
  | { readonly outcome: "invalid"; readonly problems: readonly LocatedFinding[] }
  | { readonly outcome: "unreadable"; readonly message: string };

const knownFiles: readonly string[] = ["operator.yaml", "systems.yaml", "promises.yaml"];

/**
 * Reads and checks the pack in a folder: `operator.yaml`, `systems.yaml`, `promises.yaml` and all of `notices/`. Every
 * problem of all files is reported at once. Variables such as `${JEKE_SYSTEM_SHOP_URL}` stay as they are written: secrets
 * are resolved by whoever connects, and never stand in the operator.
 */
export function loadPack(folder: string): LoadedPack {
  try {
    readdirSync(folder);
    return load(folder);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { outcome: "unreadable", message: `The folder ${folder} cannot be read as a pack.` };
  }
}

function load(folder: string): LoadedPack {
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
  const problems = checkPack(files).map(locate);
  if (problems.length > 0) return { outcome: "invalid", problems };
  return {
    outcome: "loaded",
    operator: operatorOf(folder, files),
    toBeSupplied: toBeSupplied(files).map(locate),
    notBuilt: notBuiltYet(files).map(locate),
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
