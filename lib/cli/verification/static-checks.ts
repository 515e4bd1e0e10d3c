import { ensureGenerated } from "../supervisor/build.ts";
import { commandStage, onePassed, stage, type Tally } from "./stage.ts";

/** Everything that is judged without running the product: format, lint, types, boundaries, unused code. */
export async function staticChecks(): Promise<Tally[]> {
  return [
    await stage("generate", async () => {
      await ensureGenerated();
      return onePassed;
    }),
    await commandStage("route types", "node_modules/next/dist/bin/next", ["typegen"]),
    await commandStage("format", "node_modules/prettier/bin/prettier.cjs", [
      "--check",
      "--log-level=warn",
      ".",
    ]),
    await commandStage("lint", "node_modules/eslint/bin/eslint.js", ["--max-warnings=0", "."]),
    await commandStage("types", "node_modules/typescript/bin/tsc", ["--noEmit"]),
    await commandStage("boundaries", "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", [
      "--config",
      ".dependency-cruiser.mjs",
      "app",
      "components",
      "lib",
      "prisma",
      "e2e",
    ]),
    await commandStage("unused", "node_modules/knip/bin/knip.js", ["--no-progress"]),
  ];
}
