import { ensureBuilt, ensureGenerated } from "../supervisor/build.ts";
import { commandStage, inTurn, onePassed, stage, type Tally } from "./stage.ts";

/**
 * Everything that is judged without running the product: format, lint, types, boundaries, unused code. Lint keeps one core
 * busy for longer than all the others together, so they run beside it, and after them the build that the browser needs.
 */
export async function staticChecks({ builds }: { readonly builds: boolean }): Promise<Tally[]> {
  const before = [
    await stage("generate", async () => {
      await ensureGenerated();
      return onePassed;
    }),
    await commandStage("route types", "node_modules/next/dist/bin/next", ["typegen"]),
  ];
  const beside = [
    () =>
      commandStage("format", "node_modules/prettier/bin/prettier.cjs", [
        ...["--check", "--log-level=warn", "."],
      ]),
    () => commandStage("types", "node_modules/typescript/bin/tsc", ["--noEmit"]),
    () =>
      commandStage("boundaries", "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", [
        ...["--config", ".dependency-cruiser.mjs", "app", "components", "lib", "prisma", "e2e"],
      ]),
    () => commandStage("unused", "node_modules/knip/bin/knip.js", ["--no-progress"]),
    ...(builds ? [build] : []),
  ];
  const lint = commandStage("lint", "node_modules/eslint/bin/eslint.js", ["--max-warnings=0", "."]);
  return [...before, ...(await Promise.all([lint, inTurn(beside)]))];
}

function build(): Promise<Tally> {
  return stage("build", async () => {
    await ensureBuilt();
    return onePassed;
  });
}
