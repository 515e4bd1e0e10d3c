import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readRuntime } from "./runtime.ts";

/** Whose demo lives in a data folder; undefined while it is nobody's. */
export function ownerOf(dataFolder: string): string | undefined {
  const file = path.join(dataFolder, "operator");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  // A folder of a version that wrote no such file.
  return readRuntime(dataFolder)?.environment["JEKE_OPERATOR"];
}

/** Writes down whose the folder is, before anything of that operator is put into it. */
export function claimFolder(dataFolder: string, operator: string): void {
  writeFileSync(path.join(dataFolder, "operator"), `${operator}\n`);
}
