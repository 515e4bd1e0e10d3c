// Generates the Prisma client without a network: the CLI wants to download a schema engine that `generate`
// never runs, and is content with any program that exists.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const prisma = fileURLToPath(
  new URL("../../../node_modules/prisma-cli/build/index.js", import.meta.url),
);

/** @returns {number} exit code */
export function generate() {
  const { status } = spawnSync(
    process.execPath,
    [prisma, "generate", "--schema", "prisma/schema", "--no-hints"],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  return status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = generate();
