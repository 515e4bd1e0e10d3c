import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { checkVariables } from "./core/check/check-variables.ts";
import type { LocatedFinding, PackFile } from "./core/finding.ts";
import { schemaFindings } from "./core/schema-findings.ts";
import { type YamlFile, isYamlFailure, readYaml } from "./core/yaml-file.ts";

/** A pack file larger than this is a mistake or an attack. */
const maxBytes = 1024 * 1024;

/** What came of reading one file: its value if the shape holds, its lines, and every problem. */
export type Read<T> = {
  readonly value?: T;
  readonly file?: YamlFile;
  readonly found: readonly LocatedFinding[];
};

/** Reads one YAML file of a pack against its shape; whatever is wrong with the file is a finding, never an exception. */
export function readPackFile<T>(folder: string, file: PackFile, schema: z.ZodType<T>): Read<T> {
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

/** Names in a folder of the pack, without those that begin with a dot; none where there is no such folder. */
export function namesIn(
  folder: string,
): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .toSorted()
      .map((name) => ({ name, isFolder: isFolder(join(folder, name)) }));
  } catch (error) {
    if (isFileError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}

/** A problem with a file as a whole. */
export function problemWith(file: PackFile, code: string, message: string): LocatedFinding {
  return { code, file, path: [], message, line: 1, column: 1 };
}

/** True for what the file system refuses, as against a fault of ours. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function readText(folder: string, file: PackFile): string | LocatedFinding {
  const path = join(folder, file);
  try {
    // Asked before it is read: a pipe would never end, and a huge file would fill the memory.
    const { size, isRegular } = shapeOf(path);
    if (!isRegular) return problemWith(file, "not-a-file", "This is not a file.");
    if (size > maxBytes) return problemWith(file, "too-large", "The file is over 1 MB.");
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return problemWith(file, "not-utf-8", "The file is not UTF-8.");
    if (!isFileError(error)) throw error;
    if (error.code === "ENOENT") {
      return problemWith(file, "missing-file", "The pack has no such file.");
    }
    return error.code === "ELOOP"
      ? problemWith(file, "link-loop", "The link to this file leads back to itself.")
      : problemWith(file, "unreadable-file", "The file cannot be read.");
  }
}

function shapeOf(path: string): { readonly size: number; readonly isRegular: boolean } {
  const stats = statSync(path);
  return { size: stats.size, isRegular: stats.isFile() };
}

/** What cannot be looked at is no folder; reading it as a file then says why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    if (!isFileError(error)) throw error;
    return false;
  }
}
