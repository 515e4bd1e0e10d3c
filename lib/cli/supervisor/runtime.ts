import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Root folder of the project. */
export const projectRoot = path.resolve(import.meta.dirname, "../../..");

/** Whose demo starts when nobody is named. */
export const firstOperator = "iticket";

/** Where the demo of the first operator keeps its data, and where the `jeke` command looks for one that runs. */
const defaultDataFolder = path.join(projectRoot, ".jeke", "demo");

/** Where the demo of an operator keeps its data unless `--data` says otherwise. */
export function dataFolderOf(operator: string): string {
  return operator === firstOperator ? defaultDataFolder : `${defaultDataFolder}-${operator}`;
}

/** What a running portal tells the `jeke` command: its environment and its processes. */
export type Runtime = {
  readonly environment: Readonly<Record<string, string>>;
  readonly processes: readonly number[];
};

function fileOf(folder: string): string {
  return path.join(folder, "runtime.json");
}

/** Writes the runtime file, readable by its owner only: it holds passwords of the local databases. */
export function writeRuntime(folder: string, runtime: Runtime): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  writeFileSync(fileOf(folder), JSON.stringify(runtime, null, 2), { mode: 0o600 });
}

/** Reads the runtime file, or undefined when nothing was started there. */
export function readRuntime(folder: string): Runtime | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  return JSON.parse(readFileSync(fileOf(folder), "utf8")) as Runtime;
}

/**
 * Lets a command speak to the demo that runs here when no database is named in its own environment.
 * Variables that are already set win.
 */
export function adoptRuntime(folder: string = defaultDataFolder): void {
  if (process.env.DATABASE_URL !== undefined) return;
  const runtime = readRuntime(folder);
  for (const [name, value] of Object.entries(runtime?.environment ?? {}))
    process.env[name] ??= value;
}
