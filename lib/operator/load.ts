import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { checkPack, notBuiltYet, toBeSupplied } from "./core/check.ts";
import { systemsFileSchema } from "./core/data-map.ts";
import { checkVariables } from "./core/check-variables.ts";
import type { Finding, LocatedFinding, PackFile } from "./core/finding.ts";
import { type Notice, noticeSchema } from "./core/notice.ts";
import { type Operator, operatorSchema } from "./core/pack.ts";
import { withPortalRegister } from "./core/portal-register.ts";
import { schemaFindings } from "./core/schema-findings.ts";
import { type YamlFile, isYamlFailure, readYaml } from "./core/yaml-file.ts";

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

/** A pack file larger than this is a mistake or an attack. */
const maxBytes = 1024 * 1024;

type Read<T> = { readonly value?: T; readonly file?: YamlFile; readonly found: LocatedFinding[] };

/**
 * Reads and checks the pack in a folder: `operator.yaml`, `systems.yaml` and `notices/<version>.yaml`. Every problem of
 * all files is reported at once. Variables such as `${JEKE_SYSTEM_SHOP_URL}` stay as they are written: secrets are resolved
 * by whoever connects, and never stand in the operator.
 */
export function loadPack(folder: string): LoadedPack {
  try {
    readdirSync(folder);
    const operator = readFile(folder, "operator.yaml", operatorSchema);
    const systems = readFile(folder, "systems.yaml", systemsFileSchema);
    const version = operator.value?.notice.version;
    const notice = version === undefined ? undefined : readNotice(folder, version);
    const found = [...operator.found, ...systems.found, ...(notice?.found ?? [])];
    if (operator.value === undefined || systems.value === undefined || found.length > 0) {
      return { outcome: "invalid", problems: found };
    }
    const files = { operator: operator.value, systems: systems.value.systems };
    const locate = (finding: Finding) =>
      locateIn([operator.file, systems.file, notice?.file], finding);
    const problems = checkPack(files).map(locate);
    if (problems.length > 0) return { outcome: "invalid", problems };
    return {
      outcome: "loaded",
      operator: {
        ...withPortalRegister(files.operator),
        folder,
        systems: files.systems,
        notices: notice?.value === undefined ? [] : [notice.value],
      },
      toBeSupplied: toBeSupplied(files).map(locate),
      notBuilt: notBuiltYet(files).map(locate),
    };
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { outcome: "unreadable", message: `The folder ${folder} cannot be read as a pack.` };
  }
}

function readNotice(folder: string, version: string): Read<Notice> {
  if (!/^[\w.-]+$/.test(version) || version.startsWith(".")) {
    const found = problem("operator.yaml", "wrong-form", "The notice version must be a file name.");
    return { found: [found] };
  }
  return readFile(folder, `notices/${version}.yaml`, noticeSchema);
}

function readFile<T>(folder: string, file: PackFile, schema: z.ZodType<T>): Read<T> {
  const source = readText(folder, file);
  if (typeof source !== "string") return { found: [source] };
  const yaml = readYaml(file, source);
  if (isYamlFailure(yaml)) return { found: [...yaml.findings] };
  const variables = checkVariables(file, yaml.value);
  const parsed = schema.safeParse(yaml.value);
  const issues = parsed.success ? [] : schemaFindings(file, yaml.value, parsed.error.issues);
  const found = [...variables, ...issues].map((finding) => yaml.locate(finding));
  return parsed.success ? { value: parsed.data, file: yaml, found } : { file: yaml, found };
}

function readText(folder: string, file: PackFile): string | LocatedFinding {
  try {
    const bytes = readFileSync(join(folder, file));
    if (bytes.length > maxBytes) return problem(file, "too-large", "The file is over 1 MB.");
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return problem(file, "not-utf-8", "The file is not UTF-8.");
    if (!isFileError(error)) throw error;
    return error.code === "ENOENT"
      ? problem(file, "missing-file", "The pack has no such file.")
      : problem(file, "unreadable-file", "The file cannot be read.");
  }
}

function problem(file: PackFile, code: string, message: string): LocatedFinding {
  return { code, file, path: [], message, line: 1, column: 1 };
}

function locateIn(files: readonly (YamlFile | undefined)[], finding: Finding): LocatedFinding {
  const file = files.find((one) => one?.file === finding.file);
  return file === undefined ? { ...finding, line: 1, column: 1 } : file.locate(finding);
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}
