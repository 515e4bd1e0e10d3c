import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "./runtime.ts";

const sources = ["app", "components", "lib", "public", "prisma/schema"];
const singles = [
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}generated${path.sep}`))
    .sort();
}

function hashOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    hash
      .update(path.relative(projectRoot, file))
      .update("\0")
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const output: Buffer[] = [];
  const child = spawn(command, args, { cwd: projectRoot, env, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new Error(`${args[0] ?? command} ended with ${String(code)}`);
}

/** Generates the database client when the schema changed since it was last generated. */
export async function ensureGenerated(): Promise<void> {
  const stamp = path.join(projectRoot, "lib/generated/.source");
  const wanted = hashOf([
    ...filesBelow(path.join(projectRoot, "prisma/schema")),
    path.join(projectRoot, "package-lock.json"),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await run(process.execPath, ["lib/cli/bootstrap/generate.mjs"], process.env);
  writeFileSync(stamp, wanted);
}

/** Builds the web application when a source changed since the last build, and says so first. Returns whether it built. */
export async function ensureBuilt(say: (line: string) => void = () => undefined): Promise<boolean> {
  const stamp = path.join(projectRoot, ".next", "jeke-source");
  const files = [
    ...sources.flatMap((folder) => filesBelow(path.join(projectRoot, folder))),
    ...singles.map((file) => path.join(projectRoot, file)).filter((file) => existsSync(file)),
  ];
  const wanted = hashOf(files);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  say("Building the pages: some minutes, once for each version.");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], env);
  writeFileSync(stamp, wanted);
  return true;
}
